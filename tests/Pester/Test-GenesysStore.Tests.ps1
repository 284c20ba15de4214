BeforeDiscovery {
    # The states of days follow the clock, and a day that ends during the tests would change them.
    $dayEnds = [DateTime]::UtcNow.TimeOfDay -gt [timespan] '23:55'
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0 -ConversationsPerDay 60 -JobPolls 0
    $today = [DateOnly]::FromDateTime([DateTime]::UtcNow)
    $store = Join-Path $TestDrive calls.db
    $null = Sync-GenesysStore $store -Since $today.AddDays(-9)
    $details = '/api/v2/analytics/conversations/details/query'
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Test-GenesysStore' -Skip:$dayEnds {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        $sandbox.Server.ClearRequests()
        $copy = Join-Path $TestDrive "$([guid]::NewGuid()).db"
        Copy-Item $store $copy
    }

    It 'compares the last seven finished days, and loses none' {
        $tests = @(Test-GenesysStore $store)
        $tests.Count | Should -Be 7
        $tests.Day | Should -Be (7..1 | ForEach-Object { $today.AddDays(-$_) })
        ($tests | Measure-Object Lost, Extra -Sum).Sum | Should -Be 0, 0
        foreach ($test in $tests) {
            $test.Stored | Should -Be $test.Platform
            $test.Stored | Should -Be (Get-GenesysStore $store -ListDay | Where-Object Day -EQ $test.Day).Records
            $test.IsEqual | Should -Be ($test.Differences.Count -eq 0)
            $test.Repaired | Should -BeFalse
        }
    }

    It 'takes -Days and -Sample' {
        @(Test-GenesysStore $store -Days 2).Day | Should -Be $today.AddDays(-2), $today.AddDays(-1)
        @(Test-GenesysStore $store -Days 100).Count | Should -Be 9
        $sample = @(Test-GenesysStore $store -Sample 3)
        @($sample.Day | Select-Object -Unique).Count | Should -Be 3
        $sample.Day | Should -Be ($sample.Day | Sort-Object)
        $sample.Day | ForEach-Object { $_ | Should -BeIn (9..1 | ForEach-Object { $today.AddDays(-$_) }) }
    }

    It 'stops with Select-Object -First' {
        (Test-GenesysStore $store -Days 9 | Select-Object -First 1).Day | Should -Be $today.AddDays(-9)
        @($sandbox.Server.Requests | Where-Object PathAndQuery -EQ $details).Count | Should -BeLessThan 9
    }

    It 'names what was lost, and -Repair fetches it again' {
        # A conversation that the store lost: it is removed from the tables, and nothing remembers it.
        $id = @(Invoke-StoreSql $copy "SELECT conversation_id FROM conversations WHERE day = (SELECT min(day) FROM conversations)")[0].conversation_id
        $library = [Runtime.Loader.AssemblyLoadContext]::All.Assemblies | Where-Object { $_.GetName().Name -eq 'Microsoft.Data.Sqlite' } | Select-Object -First 1
        $connection = [Activator]::CreateInstance($library.GetType('Microsoft.Data.Sqlite.SqliteConnection'), "Data Source=$copy;Pooling=False")
        try {
            $connection.Open()
            $command = $connection.CreateCommand()
            $command.CommandText = "DELETE FROM conversations WHERE conversation_id = '$id'; UPDATE conversations SET record_hash = 'changed' WHERE rowid = (SELECT min(rowid) FROM conversations WHERE day = (SELECT max(day) FROM store_days WHERE state = 'Finished'))"
            $null = $command.ExecuteNonQuery()
        }
        finally {
            $connection.Dispose()
        }
        $tests = @(Test-GenesysStore $copy -Days 9)
        $tests[0].Lost | Should -Be 1
        $tests[0].Stored | Should -Be ($tests[0].Platform - 1)
        $lost = @($tests.Differences | Where-Object Kind -EQ Lost)
        $lost.ConversationId | Should -Be $id
        "$($lost[0])" | Should -Be "$($tests[0].Day.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)) Lost $id"
        ($lost | Out-String) | Should -Match "20\d\d-\d\d-\d\d Lost +$id"
        ($tests[0] | Out-String) | Should -Match '20\d\d-\d\d-\d\d +\d+ +\d+ +1 '
        $tests[-1].Late + $tests[-1].Open | Should -BeGreaterOrEqual 1

        $repaired = @(Test-GenesysStore $copy -Days 9 -Repair)
        $repaired[0].Repaired | Should -BeTrue
        (Test-GenesysStore $copy -Days 9 | Measure-Object Lost -Sum).Sum | Should -Be 0
        @(Invoke-StoreSql $copy "SELECT conversation_id FROM conversations WHERE conversation_id = '$id'").Count | Should -Be 1
    }

    It 'does not miss what was removed' {
        $id = @(Invoke-StoreSql $copy "SELECT conversation_id FROM conversations WHERE day = (SELECT min(day) FROM conversations)")[0].conversation_id
        $null = Remove-GenesysStoreData $copy -ConversationId $id -Confirm:$false
        $test = @(Test-GenesysStore $copy -Days 9)[0]
        $test.Lost | Should -Be 0
        $test.Stored | Should -Be $test.Platform
    }

    It 'changes nothing without -Repair' {
        $before = (Get-FileHash $copy).Hash
        $null = Test-GenesysStore $copy -Days 3
        (Get-FileHash $copy).Hash | Should -Be $before
        Test-Path "$copy.lock" | Should -BeFalse
    }

    It 'is an error where the platform does not send what it announced' {
        $sandbox.Server.AddFault('ChangeTotal', $details, 100)
        (Get-ErrorOf { Test-GenesysStore $store -Days 5 -WarningAction SilentlyContinue }).FullyQualifiedErrorId | Should -BeLike 'DayIncomplete,*'
    }

    It 'refuses <Error>' -ForEach @(
        @{ Error = 'DaysAndSample'; With = { @{ Path = $store; Days = 1; Sample = 1 } } }
        @{ Error = 'StoreNotFound'; With = { @{ Path = Join-Path $TestDrive none.db } } }
        @{ Error = 'ParameterArgumentValidationError'; With = { @{ Path = $store; Days = 0 } } }
        @{ Error = 'ParameterArgumentValidationError'; With = { @{ Path = $store; Sample = 0 } } }
        @{ Error = 'SessionNotFound'; With = { @{ Path = $store; Session = 'Nowhere' } } }
    ) {
        $with = & $With
        (Get-ErrorOf { Test-GenesysStore @with }).FullyQualifiedErrorId | Should -BeLike "$Error,*"
        $sandbox.Server.Requests.Count | Should -Be 0
        Test-Path "$TestDrive/none.db" | Should -BeFalse
    }

    It 'refuses a store without finished days, one that is busy, and another organization''s' {
        $new = Join-Path $TestDrive new.db
        $null = Sync-GenesysStore $new -Since $today.AddDays(-1) -MaxDuration ([timespan]::FromMilliseconds(1)) -WarningAction SilentlyContinue
        (Get-ErrorOf { Test-GenesysStore $new }).FullyQualifiedErrorId | Should -BeLike 'NothingToTest,*'
        $held = [IO.File]::Open("$copy.lock", 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            @(Test-GenesysStore $copy -Days 1).Count | Should -Be 1
            (Get-ErrorOf { Test-GenesysStore $copy -Days 1 -Repair }).FullyQualifiedErrorId | Should -BeLike 'StoreBusy,*'
        }
        finally {
            $held.Dispose()
        }
        $other = Start-GenesysSandbox -Seed 2 -ConversationsPerDay 5
        try {
            $second = Connect-GenesysCloud -ApiUri $other.ApiUri -LoginUri $other.LoginUri -Credential $other.Credential -NoDefault
            (Get-ErrorOf { Test-GenesysStore $copy -Session $second }).FullyQualifiedErrorId | Should -BeLike 'OtherOrganization,*'
            (Get-ErrorOf { Test-GenesysStore $copy -Session (Get-GenesysSession -Default), $second }).FullyQualifiedErrorId | Should -BeLike 'SessionsNotTaken,*'
        }
        finally {
            $other | Stop-GenesysSandbox
        }
    }
}
