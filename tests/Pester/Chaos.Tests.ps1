BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0 -ConversationsPerDay 60
    $details = '/api/v2/analytics/conversations/details/query'
    # Sixteen days: three slices.
    $time = @{ Start = '2026-05-04T06:00:00Z'; End = '2026-05-20T18:00:00Z' }
    $slices = '2026-05-04T06:00:00.000Z/2026-05-11T00:00:00.000Z', '2026-05-11T00:00:00.000Z/2026-05-18T00:00:00.000Z', '2026-05-18T00:00:00.000Z/2026-05-20T18:00:00.000Z'
    $expected = Invoke-GenesysAnalyticsQuery ConversationDetails @time

    # Repeated requests really wait here, so there are few faults; the tests of the engine have many.
    function Add-RandomFault([int] $Seed, [double] $Probability, [string[]] $Kinds) {
        $sandbox.Server.ClearFaults()
        $sandbox.Server.AddChaos($Seed, $Probability, $Kinds)
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Chaos, with <Limit> pages at once' -ForEach @(@{ Limit = 1 }, @{ Limit = 4 }, @{ Limit = 16 }) {
    It 'returns exactly the right conversations, or reports what is missing (seed <_>)' -ForEach 1, 2, 3, 4 {
        Add-RandomFault $_ 0.25 ShiftPages, DropRecord, ChangeTotal, CutBody, ResetConnection, NotJson
        $got = @(Invoke-GenesysAnalyticsQuery ConversationDetails @time -ThrottleLimit $Limit -SummaryVariable summary -WarningVariable warned -WarningAction SilentlyContinue -ErrorVariable failed -ErrorAction SilentlyContinue)
        @($got.ConversationId | Sort-Object -Unique).Count | Should -Be $got.Count
        $summary.Delivered | Should -Be $got.Count
        $missing = @($expected | Where-Object ConversationId -notin $got.ConversationId)
        if ($summary.Outcome -eq 'Complete') {
            $missing.Count | Should -Be 0
            $warned | Should -BeNullOrEmpty
        }
        else {
            $summary.Outcome | Should -Be 'Incomplete'
            $named = @($summary.Slices | Where-Object { -not $_.Agrees })
            foreach ($lost in $missing) {
                @($named | Where-Object { $_.Interval.Contains($lost.ConversationStart) }).Count | Should -Be 1
            }
            foreach ($slice in $named) { "$warned" | Should -BeLike "*$($slice.Interval)*" }
            @($failed | Where-Object FullyQualifiedErrorId -like 'SliceFailed,*').Count | Should -Be @($summary.Slices | Where-Object Failure).Count
        }
    }
}

Describe 'A slice that fails' {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        # The second slice's first page.
        $sandbox.Server.AddFault('InternalServerError', $details, 1, @($expected | Where-Object { $_.ConversationStart -lt '2026-05-11T00:00:00Z' }).Count -gt 300 ? 4 : 3, 0)
    }

    It 'is an error that does not end the others' {
        $got = @(Invoke-GenesysAnalyticsQuery ConversationDetails @time -Mode Query -ThrottleLimit 1 -SummaryVariable summary -ErrorVariable failed -ErrorAction SilentlyContinue -WarningVariable warned -WarningAction SilentlyContinue)
        $errors = @($failed | Where-Object FullyQualifiedErrorId -eq 'SliceFailed,GenesysReporting.Commands.InvokeGenesysAnalyticsQueryCommand')
        $errors.Count | Should -Be 1
        $errors[0].CategoryInfo.Category | Should -Be 'InvalidResult'
        $bad = @($summary.Slices | Where-Object Failure)
        $bad.Count | Should -Be 1
        "$($bad[0].Interval)" | Should -BeIn $slices
        $errors[0].TargetObject | Should -Be "$($bad[0].Interval)"
        "$($errors[0])" | Should -BeLike '*HTTP 500*'
        $got.ConversationId | Should -Be @($expected | Where-Object { $_.ConversationId -in $got.ConversationId }).ConversationId
        @($expected | Where-Object { $_.ConversationId -notin $got.ConversationId -and -not $bad[0].Interval.Contains($_.ConversationStart) }).Count | Should -Be 0
        $summary.Outcome | Should -Be 'Incomplete'
        "$warned" | Should -BeLike "*$($bad[0].Interval) could not be read*"
    }

    It 'ends the command with -ErrorAction Stop' {
        $failed = Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails @time -Mode Query -ThrottleLimit 1 -SummaryVariable script:summary -ErrorAction Stop }
        $failed.FullyQualifiedErrorId | Should -BeLike 'SliceFailed,*'
        $summary.Outcome | Should -Be 'Stopped'
    }
}

Describe '-RequireComplete' {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        $sandbox.Server.AddFault('DropRecord', $details, 500)
    }

    It 'turns the warning into an error' {
        $null = Invoke-GenesysAnalyticsQuery ConversationDetails @time -WarningVariable warned -WarningAction SilentlyContinue -ErrorVariable failed
        $warned.Count | Should -Be 3
        $failed | Should -BeNullOrEmpty
        $got = Invoke-GenesysAnalyticsQuery ConversationDetails @time -RequireComplete -WarningVariable warned -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'ResultIncomplete,GenesysReporting.Commands.InvokeGenesysAnalyticsQueryCommand'
        "$failed" | Should -BeLike "*$($slices[0])*$($slices[1])*$($slices[2])*"
        $warned | Should -BeNullOrEmpty
        $got.Count | Should -BeLessThan $expected.Count
    }

    It 'ends the command with -ErrorAction Stop, after all was delivered' {
        $script:seen = 0
        $failed = Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails @time -RequireComplete -ErrorAction Stop -SummaryVariable script:summary | ForEach-Object { $script:seen++ } }
        $failed.FullyQualifiedErrorId | Should -BeLike 'ResultIncomplete,*'
        $script:seen | Should -Be $summary.Delivered
    }

    It 'is silent about a complete result' {
        $sandbox.Server.ClearFaults()
        $got = Invoke-GenesysAnalyticsQuery ConversationDetails @time -RequireComplete -ErrorAction Stop -WarningVariable warned -SummaryVariable summary
        $got.ConversationId | Should -Be $expected.ConversationId
        $warned | Should -BeNullOrEmpty
        $summary.Slices.Interval | ForEach-Object { "$_" } | Should -Be $slices
    }
}

Describe 'Mode and matching' {
    BeforeAll {
        $morning = @{ Start = '2026-05-06T09:00:00Z'; End = '2026-05-06T10:00:00Z' }
        $sandbox.Server.ClearFaults()
    }

    It 'Auto takes the query for few records' {
        $null = Invoke-GenesysAnalyticsQuery ConversationDetails @morning -SummaryVariable summary
        $summary.Mode | Should -Be 'Query'
        $summary.ModeReason | Should -Be 'few enough for the query'
    }

    It 'Overlaps needs a job, takes one automatically, and includes conversations that began before' {
        $got = Invoke-GenesysAnalyticsQuery ConversationDetails @morning -Matching Overlaps -SummaryVariable summary
        $summary.Mode | Should -Be 'Job'
        @($got | Where-Object { $_.ConversationStart -lt '2026-05-06T09:00:00Z' }).Count | Should -BeGreaterThan 0
        $got | Where-Object { $_.ConversationEnd -and $_.ConversationEnd -lt '2026-05-06T09:00:00Z' } | Should -BeNullOrEmpty
        (Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails @morning -Matching Overlaps -Mode Query }).FullyQualifiedErrorId |
            Should -BeLike 'OverlapsNeedsJob,*'
    }

    It 'Overlaps past the watermark is incomplete, with the reason' {
        $null = Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1h -Matching Overlaps -SummaryVariable summary -WarningVariable warned -WarningAction SilentlyContinue
        $summary.Outcome | Should -Be 'Incomplete'
        $warned | Should -BeLike '*The data of jobs reaches to*'
    }

    It 'Platform trims nothing' {
        $got = Invoke-GenesysAnalyticsQuery ConversationDetails @morning -Matching Platform -SummaryVariable summary
        $got.ConversationId | Should -Be @($expected | Where-Object { $_.ConversationStart.UtcDateTime.Date -eq [datetime] '2026-05-06' }).ConversationId
        $summary.OutsideInterval | Should -Be 0
        $got | ForEach-Object Source | Sort-Object -Unique | Should -Be 'Query'
    }

    It 'MatchingNotOffered for a type without the choice' {
        (Get-ErrorOf { Invoke-GenesysAnalyticsQuery UserDetails @morning -Matching Platform }).FullyQualifiedErrorId | Should -BeLike 'MatchingNotOffered,*'
    }
}
