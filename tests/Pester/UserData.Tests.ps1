BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0
    $midnight = [DateTimeOffset]::new([DateTime]::UtcNow.Date, [timespan]::Zero)
    $users = 1..150 | ForEach-Object { [guid]::new($_, 0, 0, [byte[]]::new(8)).ToString() }
    $known = (Get-GenesysUser).Id
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'User data' {
    BeforeEach {
        $sandbox.Server.ClearRequests()
    }

    It 'reads thirty days of user details in runs of seven, each user and each status once' {
        $time = @{ Start = $midnight.AddDays(-31); End = $midnight.AddDays(-1) }
        $all = @(Invoke-GenesysAnalyticsQuery UserDetails @time -SummaryVariable summary -WarningVariable warned)
        $summary.Outcome | Should -Be Complete
        $warned | Should -BeNullOrEmpty
        $summary.Slices.Count | Should -BeIn 5, 6
        $summary.Slices[0].TotalIsApproximate | Should -BeTrue
        "$summary" | Should -BeLike '*announced about *'
        @($all.UserId | Sort-Object -Unique).Count | Should -Be $all.Count
        $rows = $all | ConvertTo-GenesysRow -TimeZone UTC
        foreach ($kind in $rows | Group-Object UserId, Kind) {
            ($kind.Group | Measure-Object DurationSeconds -Sum).Sum | Should -BeGreaterThan (30 * 86400 - $kind.Count)
            ($kind.Group | Measure-Object DurationSeconds -Sum).Sum | Should -BeLessThan (30 * 86400 + $kind.Count)
        }
    }

    It 'gives an open status no end, and no more time than is known' {
        $job = @(Invoke-GenesysAnalyticsQuery UserDetails -Start $midnight.AddDays(-1) -End $midnight.AddDays(1) -Mode Job -SummaryVariable summary -WarningVariable warned 3> $null)
        $summary.Outcome | Should -Be Incomplete
        "$warned" | Should -BeLike '*data of jobs reaches to*'
        $known = ($summary.Watermark - $midnight.AddDays(-1)).TotalSeconds
        $rows = $job | ConvertTo-GenesysRow -TimeZone UTC
        @($rows | Where-Object { -not "$($_.End)" }).Count | Should -Be (2 * $job.Count)
        foreach ($kind in $rows | Group-Object UserId, Kind) {
            ($kind.Group | Measure-Object DurationSeconds -Sum).Sum | Should -BeLessOrEqual ($known + $kind.Count)
        }
    }

    It 'cuts thirty days with a changed clock by the day in <Zone>, which add up to each day''s length per user' -ForEach @(
        @{ Zone = 'Europe/Paris'; From = '2025-03-15'; To = '2025-04-14'; Changed = '2025-03-30'; Hours = 23 }
        @{ Zone = 'Europe/Paris'; From = '2025-10-12'; To = '2025-11-11'; Changed = '2025-10-26'; Hours = 25 }
        @{ Zone = 'America/New_York'; From = '2025-10-12'; To = '2025-11-11'; Changed = '2025-11-02'; Hours = 25 }
    ) {
        $all = @(Invoke-GenesysAnalyticsQuery UserDetails -Start $From -End $To -TimeZone $Zone)
        $cut = @($all | ConvertTo-GenesysRow -SplitBy Day -TimeZone $Zone -ResolveName)
        $cut[0].PSObject.Properties.Name -join ',' |
            Should -Be 'UserId,UserName,Kind,Day,Start,End,DurationSeconds,SystemPresence,OrganizationPresenceId,OrganizationPresenceName,RoutingStatus'
        $sums = @{}
        foreach ($piece in $cut) {
            $sums["$($piece.UserId) $($piece.Kind) $($piece.Day)"] += $piece.DurationSeconds
        }
        $sums.Count | Should -Be (30 * 2 * @($all.UserId | Sort-Object -Unique).Count)
        foreach ($key in $sums.Keys) {
            if ($sums[$key] -ne ($key.EndsWith($Changed) ? 3600 * $Hours : 86400)) { throw "$key has $($sums[$key]) seconds." }
        }
        @($cut | Where-Object { $_.Day -cne '{0:yyyy-MM-dd}' -f $_.Start }) | Should -HaveCount 0
        @($cut | Where-Object { $_.Kind -eq 'Presence' -and -not $_.OrganizationPresenceName }) | Should -HaveCount 0
        Complete 'ConvertTo-GenesysRow -SplitBy ' | Should -Be 'Day'
    }

    It 'cuts an open status up to what is known, and leaves its last piece open' {
        $job = @(Invoke-GenesysAnalyticsQuery UserDetails -Start $midnight.AddDays(-2) -End $midnight.AddDays(1) -Mode Job -SummaryVariable summary 3> $null)
        $cut = @($job | ConvertTo-GenesysRow -SplitBy Day -TimeZone UTC -DurationUnit Milliseconds)
        @($cut | Where-Object { -not "$($_.End)" }).Count | Should -Be (2 * $job.Count)
        $known = ($summary.Watermark - $midnight.AddDays(-2)).TotalMilliseconds
        foreach ($kind in $cut | Group-Object UserId, Kind) {
            [Math]::Abs(($kind.Group | Measure-Object DurationMilliseconds -Sum).Sum - $known) | Should -BeLessOrEqual $kind.Count
            $last = $kind.Group | Sort-Object Start | Select-Object -Last 1
            "$($last.End)" | Should -BeNullOrEmpty
            $last.Start.AddMilliseconds($last.DurationMilliseconds) | Should -BeLessOrEqual $summary.Watermark
        }
    }

    It 'asks for more than a hundred users in blocks' {
        $filter = New-GenesysQueryFilter userId (@($known) + $users)
        $day = @{ Interval = '2026-03-02T00:00:00Z/2026-03-03T00:00:00Z' }
        $details = @(Invoke-GenesysAnalyticsQuery UserDetails @day -Filter $filter)
        $details.Count | Should -BeGreaterThan 5
        $sandbox.Server.ClearRequests()
        $groups = @(Invoke-GenesysAnalyticsQuery UserAggregates @day -Metric tSystemPresence -GroupBy userId -Filter $filter)
        @($sandbox.Server.Requests).Count | Should -Be 2
        @($groups.Group.userId | Sort-Object -Unique).Count | Should -Be $details.Count
        $whole = @(Invoke-GenesysAnalyticsQuery UserAggregates @day -Metric tSystemPresence -Filter $filter)
        $whole.Count | Should -Be 1
        $sum = 0
        # An agent who was away that day has no such metric.
        $groups | ForEach-Object { $_.Metric('tSystemPresence', 'ON_QUEUE') } | Where-Object { $_ } | ForEach-Object { $sum += $_.Stats.Sum }
        $sum | Should -BeGreaterThan 0
        $whole[0].Metric('tSystemPresence', 'ON_QUEUE').Stats.Sum | Should -Be $sum
    }

    It 'shows slices and blocks with -WhatIf' {
        $null = Invoke-GenesysAnalyticsQuery UserDetails -Start $midnight.AddDays(-40) -End $midnight -TimeZone UTC -Filter (New-GenesysQueryFilter userId $users) -WhatIf -InformationVariable said 6> $null
        "$said" | Should -BeLike '*2 slices*2 blocks of 100 users at most, each asked for every slice*at least 4 requests*'
        @($sandbox.Server.Requests).Count | Should -Be 0
    }

    It 'refuses a list of users that cannot be cut, before anything is sent' {
        $predicates = $users | ForEach-Object { @{ dimension = 'userId'; value = $_ } }
        $body = @{ interval = '2026-03-09T00:00:00Z/2026-03-10T00:00:00Z'; metrics = @('tSystemPresence'); filter = @{ type = 'and'; predicates = @($predicates) } }
        $failure = Get-ErrorOf { Invoke-GenesysAnalyticsQuery UserAggregates -Body $body }
        $failure.FullyQualifiedErrorId | Should -BeLike 'TooManyUsers,*'
        "$failure" | Should -BeLike '*100 predicates on userId*150*'
        (Get-ErrorOf { Start-GenesysAnalyticsJob UserDetails -Start $midnight.AddDays(-2) -End $midnight.AddDays(-1) -Filter (New-GenesysQueryFilter userId $users) }).FullyQualifiedErrorId |
            Should -BeLike 'TooManyUsersForJob,*'
        @($sandbox.Server.Requests).Count | Should -Be 0
    }

    It 'counts agents by all groups, and shows adherence and activity' {
        (Invoke-GenesysAnalyticsQuery AgentStatusCounts | ConvertTo-GenesysRow).Dimension | Sort-Object -Unique |
            Should -Contain 'adherenceState'
        (Invoke-GenesysAnalyticsQuery AgentStatusCounts).Dimension | Sort-Object -Unique | Should -Contain 'systemPresence'
        $agent = @(Invoke-GenesysAnalyticsQuery AgentStatus | ConvertTo-GenesysRow)[0]
        $agent.AdherenceState | Should -BeIn InAdherence, OutOfAdherence
        $agent.ManagementUnitId | Should -Not -BeNullOrEmpty
    }

    It 'delivers a job''s users once each, and the same as the query' {
        $time = @{ Start = $midnight.AddDays(-3); End = $midnight.AddDays(-2) }
        $job = Start-GenesysAnalyticsJob UserDetails @time
        $received = @($job | Receive-GenesysAnalyticsJob -Wait)
        $queried = @(Invoke-GenesysAnalyticsQuery UserDetails @time)
        $received.UserId | Should -Be $queried.UserId
        $received.PrimaryPresence.Count | Should -Be $queried.PrimaryPresence.Count
    }
}
