BeforeDiscovery {
    # The states of days follow the clock, and a day that ends during the tests would change them.
    $dayEnds = [DateTime]::UtcNow.TimeOfDay -gt [timespan] '23:55'
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0 -ConversationsPerDay 60 -JobPolls 0 -DataAvailabilityLag (Get-DataLag)
    $today = [DateOnly]::FromDateTime([DateTime]::UtcNow)

    # The days of the analytics requests, in the order in which they were first asked for.
    function Get-AskedDay {
        $sandbox.Server.Requests | Where-Object Method -EQ POST | ForEach-Object { if ($_.BodyText -match '"interval":"(\d{4}-\d\d-\d\d)') { $Matches[1] } } | Select-Object -Unique
    }

    # The states of days of a store, by day.
    function Get-Day([string] $Path, [string] $Data = 'Conversations') {
        $days = [ordered] @{}
        Get-GenesysStore $Path -ListDay | Where-Object Data -EQ $Data | ForEach-Object { $days[$_.Day.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)] = $_ }
        $days
    }

    function Day([int] $Ago) { $today.AddDays(-$Ago).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Sync-GenesysStore' -Skip:$dayEnds {
    BeforeEach {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $store = Join-Path $folder calls.db
        $sandbox.Server.ClearFaults()
        $sandbox.Server.ClearRequests()
    }

    It 'fills a new store with every conversation of its days' {
        $summary = Sync-GenesysStore $store -Since (Day 3)
        $summary.Outcome | Should -Be Complete
        $summary.DaysLeft | Should -Be 0
        $summary.Failures | Should -BeNullOrEmpty
        Get-ChildItem $folder -File | ForEach-Object Name | Should -Be calls.db, calls.db.lock
        $summary.Requests | Should -BeLessOrEqual $sandbox.Server.Requests.Count
        $expected = Invoke-GenesysAnalyticsQuery ConversationDetails -Start (Day 3) -End (Day 1) -TimeZone UTC
        $stored = Invoke-StoreSql $store "SELECT conversation_id, day, start_time FROM conversations WHERE day < '$(Day 1)'"
        ($stored.conversation_id | Sort-Object) | Should -Be ($expected.ConversationId | Sort-Object)
        $stored | ForEach-Object { $_.start_time.Substring(0, 10) | Should -Be $_.day }
    }

    It 'fetches in a second run only what may have changed' {
        $null = Sync-GenesysStore $store -Since (Day 6)
        $before = Get-Day $store
        6..4 | ForEach-Object { $before[(Day $_)].State | Should -Be Final }
        3..1 | ForEach-Object { $before[(Day $_)].State | Should -Be Finished }
        $sandbox.Server.ClearRequests()
        $null = Sync-GenesysStore $store
        $after = Get-Day $store
        6..4 | ForEach-Object { $after[(Day $_)].FetchedAt | Should -Be $before[(Day $_)].FetchedAt }
        3..1 | ForEach-Object { $after[(Day $_)].FetchedAt | Should -BeGreaterThan $before[(Day $_)].FetchedAt }
        @(Get-AskedDay | Sort-Object)[0] | Should -Be (Day 3)
    }

    It 'has a look-back, which decides when a day is final' {
        $null = Sync-GenesysStore $store -Since (Day 4) -LookBack 1d
        $days = Get-Day $store
        4..2 | ForEach-Object { $days[(Day $_)].State | Should -Be Final }
        $days[(Day 1)].State | Should -Be Finished
        $sandbox.Server.ClearRequests()
        $null = Sync-GenesysStore $store -LookBack 2w
        @(Get-AskedDay | Sort-Object)[0] | Should -Be (Day 4)
        (Get-GenesysStore $store).LookBack | Should -Be ([timespan]::FromDays(14))
    }

    It 'names a day that fails, fetches the others, and fetches it in the next run' {
        $sandbox.Server.AddDayFault('InternalServerError', (Day 2))
        $summary = Sync-GenesysStore $store -Since (Day 4) -ErrorVariable failures -ErrorAction SilentlyContinue
        $summary.Outcome | Should -Be Incomplete
        @($failures).Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'DayFailed,*'
        "$($failures[0])" | Should -BeLike "*$(Day 2)*"
        $summary.Failures | Should -BeLike "*$(Day 2)*"
        $days = Get-Day $store
        $days[(Day 2)].State | Should -Be Missing
        $days[(Day 2)].Failure | Should -Not -BeNullOrEmpty
        4, 3, 1 | ForEach-Object { $days[(Day $_)].State | Should -BeIn Finished, Final }
        $sandbox.Server.ClearFaults()
        (Sync-GenesysStore $store).Outcome | Should -Be Complete
        $days = Get-Day $store
        $days[(Day 2)].State | Should -Be Finished
        $days[(Day 2)].Failure | Should -BeNullOrEmpty
    }

    It 'ends in a pipeline that stops at errors, and continues' {
        $sandbox.Server.AddDayFault('InternalServerError', (Day 2))
        (Get-ErrorOf { Sync-GenesysStore $store -Since (Day 2) -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'DayFailed,*'
        $sandbox.Server.ClearFaults()
        (Sync-GenesysStore $store | Select-Object -First 1).Outcome | Should -Be Complete
    }

    It 'ends when the time is over, warns, and continues' {
        $summary = Sync-GenesysStore $store -Since (Day 3) -MaxDuration ([timespan]::FromMilliseconds(1)) -WarningVariable said -WarningAction SilentlyContinue
        $summary.Outcome | Should -Be TimeOver
        $summary.DaysDone | Should -Be 0
        $summary.DaysLeft | Should -BeGreaterOrEqual 3
        "$said" | Should -BeLike "*$($summary.DaysLeft) days are left*"
        $rest = Sync-GenesysStore $store -MaxDuration 2:45
        $rest.Outcome | Should -Be Complete
        $rest.DaysLeft | Should -Be 0
    }

    It 'asks for the oldest day first, and with -Newest for the newest' {
        $null = Sync-GenesysStore $store -Since (Day 3) -ThrottleLimit 1
        $asked = @(Get-AskedDay)
        $asked.Count | Should -BeGreaterOrEqual 3
        $asked | Should -Be ($asked | Sort-Object)
        $sandbox.Server.ClearRequests()
        $null = Sync-GenesysStore (Join-Path $folder new.db) -Since (Day 3) -Newest -ThrottleLimit 1
        $newest = @(Get-AskedDay)
        $newest.Count | Should -BeGreaterOrEqual 3
        $newest | Should -Be ($newest | Sort-Object -Descending)
    }

    It 'adds data and earlier days to a store that exists' {
        $null = Sync-GenesysStore $store -Since (Day 1)
        (Get-GenesysStore $store).Data | Should -Be Conversations
        $null = Sync-GenesysStore $store -Data UserDetails, QueueIntervals -Since (Day 2)
        $status = Get-GenesysStore $store
        $status.Data | Should -Be Conversations, UserDetails, QueueIntervals
        "$($status.Since)" | Should -Be "$($today.AddDays(-2))"
        foreach ($data in 'Conversations', 'UserDetails', 'QueueIntervals') {
            2..1 | ForEach-Object { (Get-Day $store $data)[(Day $_)].State | Should -Be Finished }
        }
        (Invoke-StoreSql $store 'SELECT count(*) AS n FROM user_presence').n | Should -BeGreaterThan 0
        (Invoke-StoreSql $store 'SELECT count(*) AS n FROM user_routing').n | Should -BeGreaterThan 0
        (Invoke-StoreSql $store 'SELECT count(*) AS n FROM queue_intervals').n | Should -BeGreaterThan 0
    }

    It 'keeps the raw records with -KeepRaw' {
        $null = Sync-GenesysStore $store -Since (Day 2) -KeepRaw
        $raw = @(Invoke-StoreSql $store 'SELECT conversation_id, record_json FROM raw_conversations')
        $raw.Count | Should -Be (Get-GenesysStore $store).Conversations
        ($raw[0].record_json | ConvertFrom-Json).conversationId | Should -Be $raw[0].conversation_id
        (Get-GenesysStore $store).KeepsRaw | Should -BeTrue
        (Sync-GenesysStore $store).Outcome | Should -Be Complete
    }

    It 'has the names of ids in its views' {
        $null = Sync-GenesysStore $store -Since (Day 7) -Data Conversations, QueueIntervals
        $queues = @{}
        Get-GenesysQueue | ForEach-Object { $queues[$_.Id] = $_.Name }
        $rows = @(Invoke-StoreSql $store 'SELECT DISTINCT queue_id, queue_name FROM queue_intervals_named WHERE queue_id IS NOT NULL')
        $rows.Count | Should -BeGreaterThan 1
        $rows | ForEach-Object { $_.queue_name | Should -BeExactly $queues[$_.queue_id] }
        $codes = @{}
        Get-GenesysWrapupCode | ForEach-Object { $codes[$_.Id] = $_.Name }
        $given = @(Invoke-StoreSql $store 'SELECT DISTINCT last_wrap_up_code, last_wrap_up_name FROM conversations_named WHERE last_wrap_up_name IS NOT NULL')
        $given.Count | Should -BeGreaterThan 0
        $given | ForEach-Object { $_.last_wrap_up_name | Should -BeExactly $codes[$_.last_wrap_up_code] }
    }

    It 'describes its columns in the store' {
        $null = Sync-GenesysStore $store -Since (Day 0)
        $columns = @(Invoke-StoreSql $store 'SELECT * FROM store_columns')
        $columns.Count | Should -BeGreaterThan 100
        $columns | Where-Object { -not $_.description } | Should -BeNullOrEmpty
    }

    It 'is the same in every culture' -ForEach @(@{ Culture = 'de-DE' }, @{ Culture = 'tr-TR' }, @{ Culture = 'th-TH' }, @{ Culture = 'ar-SA' }) {
        $sql = "SELECT conversation_id, day, start_time, end_time, min_mos, record_hash FROM conversations WHERE day < '$(Day 3)' ORDER BY 1"
        $null = Sync-GenesysStore $store -Since (Day 5)
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $Culture
            $summary = Sync-GenesysStore (Join-Path $folder other.db) -Since (Day 5)
            $text = $summary | Out-String
            $plan = Sync-GenesysStore (Join-Path $folder plan.db) -Since (Day 5) -WhatIf 6>&1 | Out-String
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
        $there = Invoke-StoreSql (Join-Path $folder other.db) $sql | ConvertTo-Json
        $there | Should -Not -BeNullOrEmpty
        $there | Should -BeExactly (Invoke-StoreSql $store $sql | ConvertTo-Json)
        $text | Should -Match "Since\s+: $(Day 5)\s"
        $text | Should -Match 'Watermark\s+: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ'
        $plan | Should -Match "from $(Day 5) to "
    }

    It 'shows the plan with -WhatIf, sends nothing and creates nothing' {
        $said = Sync-GenesysStore $store -Since (Day 9) -Data Conversations, UserDetails -Reserve 30 -WhatIf 6>&1 | Out-String
        $said | Should -Match "Conversations: \d+ days from $(Day 9) to .*, of which 0 are fetched again; \d+ by jobs and the others by query"
        $said | Should -Match 'UserDetails: \d+ days .* by query'
        $said | Should -Match 'at least \d+ requests'
        $said | Should -Match 'at 210 requests a minute at least'
        $sandbox.Server.Requests.Count | Should -Be 0
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
        $null = Sync-GenesysStore $store -Since (Day 9)
        $written = (Get-Item $store).LastWriteTimeUtc
        $sandbox.Server.ClearRequests()
        $again = Sync-GenesysStore $store -WhatIf 6>&1 | Out-String
        $again | Should -Match "days from $(Day 3) to .*, of which 3 are fetched again"
        $again | Should -Match 'with \d+ conversations a day, as so far'
        $sandbox.Server.Requests.Count | Should -Be 0
        (Get-Item $store).LastWriteTimeUtc | Should -Be $written
    }

    It 'needs no session for the plan' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$ModulePath'; Sync-GenesysStore '$store' -Since '$(Day 2)' -WhatIf; try { Sync-GenesysStore '$store' -Since '$(Day 2)' } catch { `$_.FullyQualifiedErrorId }")
            $failure = $shell.Invoke()
            "$($shell.Streams.Information)" | Should -Match 'Conversations: [34] days'
        }
        finally {
            $shell.Dispose()
        }
        $failure | Should -BeLike 'NotConnected,*'
        Test-Path $store | Should -BeFalse
    }

    It 'refuses <Error>, sends nothing and creates nothing' -ForEach @(
        @{ Error = 'SinceMissing'; With = { @{ Path = $store } } }
        @{ Error = 'SinceInFuture'; With = { @{ Path = $store; Since = '2999-01-01' } } }
        @{ Error = 'InvalidDay'; With = { @{ Path = $store; Since = '01/02/2026' } } }
        @{ Error = 'InvalidPast'; With = { @{ Path = $store; Since = Day 1; LookBack = 'soon' } } }
        @{ Error = 'MaxDurationNotPositive'; With = { @{ Path = $store; Since = Day 1; MaxDuration = [timespan]::Zero } } }
        @{ Error = 'ParameterArgumentValidationError'; With = { @{ Path = $store; Since = Day 1; Reserve = 91 } } }
        @{ Error = 'ParameterArgumentValidationError'; With = { @{ Path = $store; Since = Day 1; ThrottleLimit = 33 } } }
        @{ Error = 'CannotConvertArgumentNoMessage'; With = { @{ Path = $store; Since = Day 1; Data = 'Mails' } } }
        @{ Error = 'StoreKindUnknown'; With = { @{ Path = Join-Path $folder a.csv; Since = Day 1 } } }
        @{ Error = 'PathNotOfFile'; With = { @{ Path = 'Env:a.db'; Since = Day 1 } } }
        @{ Error = 'InvalidConnectionString'; With = { @{ ConnectionString = 'Database=calls'; Since = Day 1 } } }
        @{ Error = 'AmbiguousParameterSet'; With = { @{ Path = $store; ConnectionString = 'Host=a'; Since = Day 1 } } }
    ) {
        $with = & $With
        (Get-ErrorOf { Sync-GenesysStore @with }).FullyQualifiedErrorId | Should -BeLike "$Error,*"
        $sandbox.Server.Requests.Count | Should -Be 0
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'refuses a password in the connection string (<Key>), and does not repeat it' -ForEach @(@{ Key = 'Password' }, @{ Key = 'PWD' }, @{ Key = 'password' }) {
        $text = "Host=localhost;Database=calls;$Key=hunter2"
        $refused = Get-ErrorOf { Sync-GenesysStore -ConnectionString $text -Since (Day 1) }
        $refused.FullyQualifiedErrorId | Should -BeLike 'PasswordInConnectionString,*'
        ($refused | Format-List * -Force | Out-String) + ($refused.Exception | Format-List * -Force | Out-String) | Should -Not -Match 'hunter2'
    }

    It 'refuses several sessions, and the store of another organization' {
        $other = Start-GenesysSandbox -Seed 2 -ConversationsPerDay 5
        try {
            $second = Connect-GenesysCloud -ApiUri $other.ApiUri -LoginUri $other.LoginUri -Credential $other.Credential -NoDefault
            (Get-ErrorOf { Sync-GenesysStore $store -Since (Day 1) -Session (Get-GenesysSession -Default), $second }).FullyQualifiedErrorId | Should -BeLike 'SessionsNotTaken,*'
            Get-ChildItem $folder -Force | Should -BeNullOrEmpty
            $null = Sync-GenesysStore $store -Since (Day 1)
            $before = Invoke-StoreSql $store 'SELECT * FROM store_days' | ConvertTo-Json
            (Get-ErrorOf { Sync-GenesysStore $store -Session $second }).FullyQualifiedErrorId | Should -BeLike 'OtherOrganization,*'
            Invoke-StoreSql $store 'SELECT * FROM store_days' | ConvertTo-Json | Should -BeExactly $before
        }
        finally {
            $other | Stop-GenesysSandbox
        }
    }

    It 'refuses what a store that exists does not take' {
        $null = Sync-GenesysStore $store -Since (Day 2)
        (Get-ErrorOf { Sync-GenesysStore $store -Since (Day 1) }).FullyQualifiedErrorId | Should -BeLike 'SinceMoved,*'
        (Get-ErrorOf { Sync-GenesysStore $store -KeepRaw }).FullyQualifiedErrorId | Should -BeLike 'RawChanged,*'
        $held = [IO.File]::Open("$store.lock", 'OpenOrCreate', 'ReadWrite', 'None')
        try { (Get-ErrorOf { Sync-GenesysStore $store }).FullyQualifiedErrorId | Should -BeLike 'StoreBusy,*' } finally { $held.Dispose() }
        Set-Content (Join-Path $folder text.db) 'This is not a database, but a text that is long enough.'
        (Get-ErrorOf { Sync-GenesysStore (Join-Path $folder text.db) -Since (Day 1) }).FullyQualifiedErrorId | Should -BeLike 'NotAStore,*'
        Get-Content (Join-Path $folder text.db) | Should -BeLike 'This is not*'
    }

    It 'names days that the platform no longer has, until they are accepted as a gap' {
        $short = Start-GenesysSandbox -RetentionDays 32 -ConversationsPerDay 3 -RequestsPerMinute 0 -JobPolls 0
        try {
            $session = Connect-GenesysCloud -ApiUri $short.ApiUri -LoginUri $short.LoginUri -Credential $short.Credential -NoDefault
            $gap = Get-ErrorOf { Sync-GenesysStore $store -Since (Day 34) -Session $session }
            $gap.FullyQualifiedErrorId | Should -BeLike 'StoreGap,*'
            "$gap" | Should -BeLike "*$(Day 34) to *-AcceptGap*"
            $summary = Sync-GenesysStore $store -Since (Day 34) -Session $session -AcceptGap
            $summary.Outcome | Should -Be Complete
            (Get-Day $store)[(Day 34)].State | Should -Be Gap
            (Get-GenesysStore $store).Gaps | Should -Contain "Conversations $(Day 34)"
            (Sync-GenesysStore $store -Session $session).Outcome | Should -Be Complete
        }
        finally {
            $short | Stop-GenesysSandbox
        }
    }

    It 'resolves a relative path against the location' {
        Push-Location $folder
        try { (Sync-GenesysStore calls.db -Since (Day 0)).Store | Should -Be $store } finally { Pop-Location }
        Test-Path $store | Should -BeTrue
    }

    It 'shows in its view only the parts that it has' {
        $summary = Sync-GenesysStore $store -Since (Day 1)
        $text = $summary | Out-String
        $text | Should -Match 'Outcome\s+: Complete'
        $text | Should -Match 'Requests\s+: \d'
        $text | Should -Not -Match '(?m)^(Failures|Notes|SchemaChanges)'
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Sync-GenesysStore calls.db -Data '; Expected = 'QueueIntervals' }
        @{ Line = 'Sync-GenesysStore calls.db -Data Conversations, User'; Expected = 'UserDetails' }
        @{ Line = 'Sync-GenesysStore calls.db -LookBack '; Expected = '3d' }
        @{ Line = 'Sync-GenesysStore calls.db -LookBack 2'; Expected = '2w' }
        @{ Line = 'Sync-GenesysStore calls.db -Session San'; Expected = 'Sandbox' }
        @{ Line = 'Sync-GenesysStore -Conn'; Expected = '-ConnectionString' }
    ) {
        Complete $Line | Should -Contain $Expected
    }
}
