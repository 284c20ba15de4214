BeforeDiscovery {
    # The states of days follow the clock, and a day that ends during the tests would change them.
    $dayEnds = [DateTime]::UtcNow.TimeOfDay -gt [timespan] '23:50'
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -ConversationsPerDay 20 -RequestsPerMinute 0 -JobPolls 0 -Connect
    $since = [DateTime]::UtcNow.AddDays(-4).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
    $day = [DateTime]::UtcNow.AddDays(-3).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'A damaged store' -Skip:$dayEnds {
    It 'in a folder is named by each command, and the way out is one' {
        $store = Join-Path $TestDrive lake
        (Sync-GenesysStore $store -Since $since).Outcome | Should -Be Complete
        $part = Join-Path $store table=conversations "day=$day" part-0.parquet
        $id = (Get-GenesysStore $store -ListOpen | Select-Object -First 1).ConversationId ?? 'none'
        [IO.File]::WriteAllBytes($part, [IO.File]::ReadAllBytes($part)[0..99])
        $commands = { Get-GenesysStore $store }, { Sync-GenesysStore $store }, { Test-GenesysStore $store -Days 4 }, { Remove-GenesysStoreData $store -ConversationId $id -Confirm:$false }
        foreach ($command in $commands) {
            $failure = Get-ErrorOf $command
            $failure.FullyQualifiedErrorId | Should -BeLike 'StoreDamaged,*' -Because "$command"
            "$failure" | Should -BeLike "*part-0.parquet*_manifests*Sync-GenesysStore*"
        }

        Remove-Item (Join-Path $store _manifests Conversations "$day.json")
        (Sync-GenesysStore $store).Outcome | Should -Be Complete
        (Get-GenesysStore $store).DaysMissing | Should -Be 0
        Test-GenesysStore $store -Days 3 | ForEach-Object { $_.IsEqual | Should -BeTrue }
    }

    It 'in a database is named by each command' {
        $store = Join-Path $TestDrive cut.db
        (Sync-GenesysStore $store -Since $since).Outcome | Should -Be Complete
        $whole = [IO.File]::ReadAllBytes($store)
        [IO.File]::WriteAllBytes($store, $whole[0..9999])
        $commands = { Get-GenesysStore $store }, { Sync-GenesysStore $store }, { Test-GenesysStore $store -Days 4 }, { Remove-GenesysStoreData $store -Before $day -Confirm:$false }
        foreach ($command in $commands) {
            $failure = Get-ErrorOf $command
            $failure.FullyQualifiedErrorId | Should -BeLike 'StoreDamaged,*' -Because "$command"
            "$failure" | Should -BeLike '*cut.db*Restore the database*'
        }
        (Get-Item $store).Length | Should -Be 10000
    }
}
