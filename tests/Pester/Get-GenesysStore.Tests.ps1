BeforeDiscovery {
    # The states of days follow the clock, and a day that ends during the tests would change them.
    $dayEnds = [DateTime]::UtcNow.TimeOfDay -gt [timespan] '23:55'
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0 -ConversationsPerDay 60 -JobPolls 0 -DataAvailabilityLag (Get-DataLag)
    $today = [DateOnly]::FromDateTime([DateTime]::UtcNow)
    $since = $today.AddDays(-7)
    $store = Join-Path $TestDrive calls.db
    $failed = $today.AddDays(-2).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
    $sandbox.Server.AddDayFault('InternalServerError', $failed)
    $summary = Sync-GenesysStore $store -Since $since -Data Conversations, QueueIntervals -ErrorAction SilentlyContinue
    $sandbox.Server.ClearRequests()
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Get-GenesysStore' -Skip:$dayEnds {
    It 'shows the numbers of the store, without a request' {
        $status = Get-GenesysStore $store
        $status.Kind | Should -Be Sqlite
        $status.Organization | Should -Be Sandbox
        $status.Data | Should -Be Conversations, QueueIntervals
        $status.Since | Should -Be $since
        # The day before the one that failed.
        $status.FinishedTo | Should -Be $today.AddDays(-3)
        # From 7 to 4 days ago, and 3 days and 1 day ago, of both data.
        $status.DaysFinal | Should -Be 8
        $status.DaysFinished | Should -Be 4
        $status.DaysFailed | Should -Be 2
        $status.DaysMissing | Should -BeGreaterOrEqual 2
        $status.Gaps | Should -BeNullOrEmpty
        $status.Bytes | Should -Be (Get-Item $store).Length
        $status.LastOutcome | Should -BeLike 'Incomplete: *'
        $status.LookBack | Should -Be ([timespan]::FromDays(3))
        $status.KeepsRaw | Should -BeFalse
        ($status.Tables | Where-Object Table -EQ conversations).Rows | Should -Be $status.Conversations
        $status.Conversations | Should -BeGreaterThan 0
        $status.Open | Should -Be $summary.Open
        $sandbox.Server.Requests.Count | Should -Be 0
    }

    It 'needs no session' {
        $fresh = Invoke-Fresh "Import-Module `$ModulePath; (Get-GenesysStore '$store').Organization"
        $fresh | Should -Be Sandbox
    }

    It 'lists every day of each data once, in order' {
        $days = @(Get-GenesysStore $store -ListDay)
        foreach ($data in 'Conversations', 'QueueIntervals') {
            $own = @($days | Where-Object Data -EQ $data)
            $own.Count | Should -BeGreaterOrEqual 8
            0..7 | ForEach-Object { $own[$_].Day | Should -Be $since.AddDays($_) }
            $own[0..3].State | Should -Be Final, Final, Final, Final
            $own[4, 6].State | Should -Be Finished, Finished
            $own[5].State | Should -Be Missing
            $own[5].Failure | Should -Not -BeNullOrEmpty
        }
        ($days | Where-Object Data -EQ Conversations | Measure-Object Records -Sum).Sum | Should -Be (Get-GenesysStore $store).Conversations
        $days[0].Source | Should -Be Job
        $days[0].FetchedAt.Offset | Should -Be ([timespan]::Zero)
        @(Get-GenesysStore $store -ListDay | Select-Object -First 1).Count | Should -Be 1
    }

    It 'lists the open conversations' {
        $open = @(Get-GenesysStore $store -ListOpen)
        $open.Count | Should -Be (Get-GenesysStore $store).Open
        $open.Count | Should -BeGreaterThan 0
        $expected = @(Invoke-StoreSql $store 'SELECT conversation_id FROM conversations WHERE end_time IS NULL').conversation_id
        ($open.ConversationId | Sort-Object) | Should -Be ($expected | Sort-Object)
    }

    It 'shows days and times alike in every culture (<_>)' -ForEach 'en-US', 'de-DE', 'th-TH', 'ar-SA', 'fa-IR' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            $list = Get-GenesysStore $store | Out-String -Width 80
            $days = Get-GenesysStore $store -ListDay | Select-Object -First 3 | Out-String -Width 80
            $open = Get-GenesysStore $store -ListOpen | Select-Object -First 1 | Out-String -Width 80
            $all = Get-GenesysStore $store | Format-List * | Out-String -Width 200
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
        $first = $since.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
        $list | Should -Match "Since +: $first\s"
        $list | Should -Match 'LastRun +: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ\s'
        $list | Should -Match 'Size +: \d+\.\d MB\s'
        $list | Should -Match '(?m)^Tables +: conversations \d+\s*$'
        $list | Should -Match '(?m)^ +participants \d+\s*$'
        $all | Should -Not -Match 'StoreTableSize'
        $days | Should -Match "(?m)^Conversations +$first Final +\d+ +\d+ Job +20\d\d-\d\d-\d\d \d\d:\d\d"
        $open | Should -Match '20\d\d-\d\d-\d\d [0-9a-f]{8}-'
    }

    It 'shows a failure of a day in 80 columns' {
        $text = Get-GenesysStore $store -ListDay | Where-Object Failure | Out-String -Width 80
        $text | Should -Match "(?m)^Conversations +$failed Missing .*\S…\s*$"
        ($text -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }

    It 'refuses <Error>' -ForEach @(
        @{ Error = 'StoreNotFound'; With = { @{ Path = Join-Path $TestDrive none.db } } }
        @{ Error = 'StoreKindUnknown'; With = { @{ Path = Join-Path $TestDrive none.xlsx } } }
        @{ Error = 'NotAStore'; With = { Set-Content "$TestDrive/text.db" 'This is not a database, but a text that is long enough.'; @{ Path = "$TestDrive/text.db" } } }
        @{ Error = 'NotAStore'; With = { $null = New-Item "$TestDrive/empty.db" -Force; @{ Path = "$TestDrive/empty.db" } } }
        @{ Error = 'PathNotOfFile'; With = { @{ Path = 'Env:none.db' } } }
        @{ Error = 'ListDayAndListOpen'; With = { @{ Path = $store; ListDay = $true; ListOpen = $true } } }
        @{ Error = 'PasswordInConnectionString'; With = { @{ ConnectionString = 'Host=a;Password=hunter2' } } }
    ) {
        $with = & $With
        (Get-ErrorOf { Get-GenesysStore @with }).FullyQualifiedErrorId | Should -BeLike "$Error,*"
        Test-Path "$TestDrive/none.db" | Should -BeFalse
    }

    It 'takes a switch that is $false for not given' {
        @(Get-GenesysStore $store -ListDay:$false -ListOpen:$false)[0].Kind | Should -Be Sqlite
    }

    It 'reads while another writes' {
        $held = [IO.File]::Open("$store.lock", 'OpenOrCreate', 'ReadWrite', 'None')
        try { (Get-GenesysStore $store).Kind | Should -Be Sqlite } finally { $held.Dispose() }
    }
}
