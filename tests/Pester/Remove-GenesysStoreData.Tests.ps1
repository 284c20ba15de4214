BeforeDiscovery {
    # The states of days follow the clock, and a day that ends during the tests would change them.
    $dayEnds = [DateTime]::UtcNow.TimeOfDay -gt [timespan] '23:55'
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0 -ConversationsPerDay 60 -JobPolls 0
    $today = [DateOnly]::FromDateTime([DateTime]::UtcNow)
    $original = Join-Path $TestDrive calls.db
    $null = Sync-GenesysStore $original -Since $today.AddDays(-7) -Data Conversations, UserDetails, QueueIntervals
    $tables = 'conversations', 'participants', 'sessions', 'segments', 'metrics', 'attributes', 'evaluations', 'surveys'

    function Get-Count([string] $Where, [string[]] $Table = $tables) {
        $n = 0
        foreach ($name in $Table) { $n += (Invoke-StoreSql $store "SELECT count(*) AS n FROM $name WHERE $Where").n }
        $n
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Remove-GenesysStoreData' -Skip:$dayEnds {
    BeforeEach {
        $store = Join-Path $TestDrive "$([guid]::NewGuid()).db"
        Copy-Item $original $store
        $ids = @(Invoke-StoreSql $store 'SELECT conversation_id FROM conversations ORDER BY day, conversation_id LIMIT 3').conversation_id
        $sandbox.Server.ClearRequests()
    }

    It 'removes conversations from every table, and they do not come back' {
        $before = (Get-GenesysStore $store).Conversations
        $removal = Remove-GenesysStoreData $store -ConversationId $ids[0], 'unknown' -Confirm:$false
        $removal.Removed | Should -Be 1
        $removal.NotFound | Should -Be unknown
        $sandbox.Server.Requests.Count | Should -Be 0
        Get-Count "conversation_id = '$($ids[0])'" | Should -Be 0
        (Get-GenesysStore $store).Conversations | Should -Be ($before - 1)
        ($removal | Out-String) | Should -Match 'NotFound +: unknown'
        # The look-back makes all days be fetched again.
        (Sync-GenesysStore $store -LookBack 2w).Outcome | Should -Be Complete
        Get-Count "conversation_id = '$($ids[0])'" | Should -Be 0
        Get-Count "conversation_id = '$($ids[1])'" conversations | Should -Be 1
        ($store | ForEach-Object { Get-GenesysStore $_ -ListDay } | Where-Object Data -EQ Conversations | Measure-Object Records -Sum).Sum | Should -Be (Get-GenesysStore $store).Conversations
    }

    It 'leaves nothing of them in the file' {
        $part = (Invoke-StoreSql $store "SELECT participant_id FROM participants WHERE conversation_id = '$($ids[0])'")[0].participant_id
        function Test-InFile { [Text.Encoding]::Latin1.GetString([IO.File]::ReadAllBytes($store)).Contains($part) }
        Test-InFile | Should -BeTrue
        $null = Remove-GenesysStoreData $store -ConversationId $ids[0] -Confirm:$false
        Test-InFile | Should -BeFalse
    }

    It 'takes ids and objects from the pipeline, in one removal' {
        $removal = @($ids[0], $ids[1] | Remove-GenesysStoreData $store -Confirm:$false)
        $removal.Count | Should -Be 1
        $removal[0].Removed | Should -Be 2
        ([pscustomobject] @{ ConversationId = $ids[2] } | Remove-GenesysStoreData $store -Confirm:$false).Removed | Should -Be 1
        Get-Count "conversation_id IN ('$($ids -join "','")')" | Should -Be 0
    }

    It 'removes everything before a day, which is then the first' {
        $first = $today.AddDays(-4)
        $text = $first.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
        $expected = Get-Count "day < '$text'" 'conversations', 'user_presence', 'user_routing', 'queue_intervals'
        $expected | Should -BeGreaterThan 0
        $kept = Get-Count "day >= '$text'"
        (Remove-GenesysStoreData $store -Before $text -Confirm:$false).Removed | Should -Be $expected
        Get-Count "day < '$text'" ($tables + 'user_presence', 'user_routing', 'queue_intervals', 'store_days') | Should -Be 0
        Get-Count "day >= '$text'" | Should -Be $kept
        $status = Get-GenesysStore $store
        $status.Since | Should -Be $first
        $null = Sync-GenesysStore $store
        Get-Count "day < '$text'" | Should -Be 0
        # The first day of a script that runs every night must not bring them back.
        (Sync-GenesysStore $store -Since $today.AddDays(-7)).Since | Should -Be $first
        Get-Count "day < '$text'" | Should -Be 0
    }

    It 'asks, and does nothing with -WhatIf' {
        (Get-Command Remove-GenesysStoreData).Parameters.Keys | Should -Contain Confirm
        $before = (Get-FileHash $store).Hash
        Remove-GenesysStoreData $store -Before $today -WhatIf | Should -BeNullOrEmpty
        Remove-GenesysStoreData $store -ConversationId $ids -WhatIf | Should -BeNullOrEmpty
        (Get-FileHash $store).Hash | Should -Be $before
        # Without a person to ask, it does not begin.
        $asked = Invoke-Fresh "Import-Module `$ModulePath; try { Remove-GenesysStoreData '$store' -ConversationId '$($ids[0])' 6> `$null } catch { `$_.Exception.GetType().Name }"
        "$asked" | Should -Not -BeNullOrEmpty
        Get-Count "conversation_id = '$($ids[0])'" conversations | Should -Be 1
    }

    It 'refuses <Error>, and changes nothing' -ForEach @(
        @{ Error = 'NothingToRemove'; With = { @{ } } }
        @{ Error = 'NothingToRemove'; With = { @{ ConversationId = $ids; Before = $today } } }
        @{ Error = 'InvalidDay'; With = { @{ Before = 'yesterday' } } }
        @{ Error = 'BeforeInFuture'; With = { @{ Before = '2999-01-01' } } }
        @{ Error = 'StoreNotFound'; With = { @{ Path = Join-Path $TestDrive none.db; Before = $today } } }
    ) {
        $parameters = @{ Path = $store }
        foreach ($pair in (& $With).GetEnumerator()) { $parameters[$pair.Key] = $pair.Value }
        $before = (Get-FileHash $store).Hash
        (Get-ErrorOf { Remove-GenesysStoreData @parameters -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike "$Error,*"
        (Get-FileHash $store).Hash | Should -Be $before
        Test-Path "$TestDrive/none.db" | Should -BeFalse
    }

    It 'is refused while another writes' {
        $held = [IO.File]::Open("$store.lock", 'OpenOrCreate', 'ReadWrite', 'None')
        try { (Get-ErrorOf { Remove-GenesysStoreData $store -ConversationId $ids -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'StoreBusy,*' } finally { $held.Dispose() }
    }
}
