BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -JobPolls 0
    $day = @{ Interval = '2026-03-02T00:00:00Z/2026-03-03T00:00:00Z'; TimeZone = 'UTC' }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
    Get-GenesysSession | Disconnect-GenesysCloud
}

Describe 'Reports on single conversations' {
    It 'list every conversation of the query once' {
        $ids = (Invoke-GenesysAnalyticsQuery ConversationDetails @day).ConversationId | Sort-Object
        (Invoke-GenesysReport InteractionList @day).Conversation | Sort-Object | Should -Be $ids
    }

    It 'have the figures of ConvertTo-GenesysRow' {
        $rows = Invoke-GenesysAnalyticsQuery ConversationDetails @day | ConvertTo-GenesysRow -ResolveName
        $report = Invoke-GenesysReport InteractionList @day | Group-Object Conversation -AsHashTable -AsString
        foreach ($row in $rows) {
            $own = $report[$row.ConversationId][0]
            "$($own.Agent)|$($own.Queue)|$($own.HandleSeconds)|$($own.WaitSeconds)" |
                Should -Be "$($row.LastUserName)|$($row.LastQueueName)|$($row.HandleSeconds)|$($row.AcdSeconds)"
        }
    }

    It 'have a column for each attribute, from a job' {
        $sandbox.Server.ClearRequests()
        $rows = @(Invoke-GenesysReport InteractionList @day -Attribute caseNumber, 'Customer tier')
        $rows[0].PSObject.Properties.Name | Should -Contain 'caseNumber'
        $rows[0].PSObject.Properties.Name | Should -Contain 'Customer tier'
        $stored = Invoke-GenesysAnalyticsQuery ConversationDetails @day -Mode Job | ConvertTo-GenesysRow -Attribute caseNumber | Where-Object caseNumber
        @($rows | Where-Object caseNumber).Count | Should -Be @($stored).Count
        @($stored).Count | Should -BeGreaterThan 5
        $paths = @($sandbox.Server.Requests | ForEach-Object { "$($_.Method) $($_.PathAndQuery)" })
        $paths | Should -Contain 'POST /api/v2/analytics/conversations/details/jobs'
        (Get-ErrorOf { Invoke-GenesysReport QueuePerformance @day -Attribute Tier }).FullyQualifiedErrorId | Should -BeLike 'ReportAttributeNotTaken,*'
    }

    It 'list the evaluations and surveys of the conversations' {
        $conversations = Invoke-GenesysAnalyticsQuery ConversationDetails @day
        $evaluations = $conversations | ConvertTo-GenesysRow -Grain Evaluation | Where-Object Deleted -ne $true
        (Invoke-GenesysReport Evaluations @day).Evaluation | Sort-Object | Should -Be ($evaluations.EvaluationId | Sort-Object)
        $total = @(Invoke-GenesysReport Evaluations @day -Total)[-1]
        $average = ($evaluations | Where-Object { $null -ne $_.TotalScore } | Measure-Object TotalScore -Average).Average
        [Math]::Abs($total.Score - $average) | Should -BeLessThan 0.001
        (Invoke-GenesysReport Surveys @day).Survey | Sort-Object | Should -Be (($conversations | ConvertTo-GenesysRow -Grain Survey).SurveyId | Sort-Object)
    }

    It 'are limited to the evaluations of an agent' {
        $agent = (Invoke-GenesysReport Evaluations @day)[0].Agent
        (Invoke-GenesysReport Evaluations @day -User $agent).Agent | Sort-Object -Unique | Should -Be $agent
    }

    It 'find the callers who call again' {
        $rows = @(Invoke-GenesysReport RepeatCallers -Interval '2026-03-02T00:00:00Z/2026-03-05T00:00:00Z' -TimeZone UTC -Total)
        $rows.Count | Should -BeGreaterThan 2
        $calls = Invoke-GenesysAnalyticsQuery ConversationDetails -Interval '2026-03-02T00:00:00Z/2026-03-05T00:00:00Z' -TimeZone UTC |
            ConvertTo-GenesysRow | Where-Object { $_.Direction -eq 'inbound' -and $_.Ani -eq "tel:$($rows[0].Address)" } | Sort-Object Start
        $rows[0].Contacts | Should -Be $calls.Count
        $again = 1..($calls.Count - 1) | Where-Object { $calls[$_].Start - $calls[$_ - 1].Start -lt [TimeSpan]::FromDays(1) }
        $rows[0].Within1Day | Should -Be @($again).Count
        @($rows | Where-Object Address -Like '*anonymous*').Count | Should -Be 0
    }
}

Describe 'Reports on the statuses of agents' {
    It 'have the spans of UserDetails' {
        $spans = @(Invoke-GenesysAnalyticsQuery UserDetails @day | ConvertTo-GenesysRow)
        $rows = @(Invoke-GenesysReport AgentTimeline @day)
        $rows.Count | Should -Be $spans.Count
        ($rows | Measure-Object TimeSeconds -Sum).Sum | Should -Be ($spans | Measure-Object DurationSeconds -Sum).Sum
    }

    It 'have a login at the end of each offline presence' {
        $offline = @(Invoke-GenesysAnalyticsQuery UserDetails @day | ConvertTo-GenesysRow -ResolveName |
            Where-Object { $_.SystemPresence -eq 'OFFLINE' -and $_.End -lt [DateTimeOffset]'2026-03-03Z' })
        $logins = @(Invoke-GenesysReport LoginLogout @day | Where-Object { $null -ne $_.Login })
        ($logins | ForEach-Object { "$($_.Agent) $($_.Login)" } | Sort-Object) | Should -Be ($offline | ForEach-Object { "$($_.UserName) $($_.End)" } | Sort-Object)
    }
}

Describe 'Reports about the current state and the use of the API' {
    It 'have a row for every queue' {
        (Invoke-GenesysReport QueueActivity).Queue | Sort-Object | Should -Be ((Get-GenesysQueue).Name | Sort-Object)
        @(Invoke-GenesysReport QueueActivity -Queue Billing, Sales).Queue | Sort-Object | Should -Be 'Billing', 'Sales'
        @(Invoke-GenesysReport QueueActivity | Where-Object { $null -eq $_.Waiting }) | Should -BeNullOrEmpty
        (Get-ErrorOf { Invoke-GenesysReport QueueActivity -Period Today }).FullyQualifiedErrorId | Should -BeLike 'TimeNotTaken,*'
    }

    It 'need their permissions' {
        $sandbox.Server.AddFault('Forbidden', '*/usage/*', 1)
        $failure = Get-ErrorOf { Invoke-GenesysReport ApiUsage -Past 5d }
        $failure.FullyQualifiedErrorId | Should -BeLike 'PermissionMissing,*'
        "$failure" | Should -BeLike '*usage:organization:view*'
        $sandbox.Server.ClearFaults()
    }

    It 'count the requests of whole days' {
        # Days that the platform has whole, so that two runs have the same.
        $today = [DateTime]::UtcNow.Date
        $days = @{ Interval = '{0:yyyy-MM-dd}T00:00:00Z/{1:yyyy-MM-dd}T00:00:00Z' -f $today.AddDays(-6), $today.AddDays(-3); TimeZone = 'UTC' }
        $rows = @(Invoke-GenesysReport ApiUsage @days -Granularity 1d)
        @($rows.Start | Sort-Object -Unique | ForEach-Object { '{0:yyyy-MM-ddTHH:mm}' -f $_ }) |
            Should -Be (6..4 | ForEach-Object { '{0:yyyy-MM-dd}T00:00' -f $today.AddDays(-$_) })
        ($rows | Measure-Object Requests -Sum).Sum | Should -Be @(Invoke-GenesysReport ApiUsage @days -Total)[-1].Requests
        (Get-ErrorOf { Invoke-GenesysReport ApiUsage -Past 5d -Granularity 1h }).FullyQualifiedErrorId | Should -BeLike 'ReportGranularityTooFine,*'
    }

    It 'say their requests with -WhatIf and send none' {
        $sandbox.Server.ClearRequests()
        Invoke-GenesysReport ApiUsage -Past 5d -WhatIf 6>&1 | Out-String | Should -BeLike '*usage/aggregates/query/jobs*OauthClientName*'
        Invoke-GenesysReport QueueActivity -WhatIf 6>&1 | Out-String | Should -BeLike '*queues/observations/query*'
        Invoke-GenesysReport InteractionList @day -WhatIf 6>&1 | Out-String | Should -BeLike '*conversations/details/query*'
        $sandbox.Server.Requests.Count | Should -Be 0
    }
}

Describe 'Invoke-GenesysReport -RequireComplete' {
    It 'writes neither rows nor a file if data is missing' {
        $sandbox.Server.AddFault('DropRecord', '*/conversations/details/query', 500)
        try {
            $file = Join-Path $TestDrive list.csv
            (Get-ErrorOf { Invoke-GenesysReport InteractionList @day -RequireComplete -WarningAction Ignore -OutFile $file }).FullyQualifiedErrorId |
                Should -BeLike 'ReportIncomplete,*'
            Test-Path $file | Should -BeFalse
            @(Invoke-GenesysReport InteractionList @day -WarningAction SilentlyContinue -WarningVariable warned).Count | Should -BeGreaterThan 0
            "$warned" | Should -BeLike '*may be incomplete*'
        }
        finally {
            $sandbox.Server.ClearFaults()
        }
    }
}

Describe 'Invoke-GenesysReport -Watch' {
    It 'shows the report again, in a process whose output is kept' {
        $start = [Diagnostics.ProcessStartInfo]::new($PowerShell)
        $text = @"
            `$ErrorActionPreference = 'Stop'
            Import-Module '$ModulePath'
            `$secret = '$($sandbox.Credential.GetNetworkCredential().Password)' | ConvertTo-SecureString -AsPlainText
            `$null = Connect-GenesysCloud -ApiUri '$($sandbox.ApiUri)' -LoginUri '$($sandbox.LoginUri)' -ClientId '$($sandbox.Credential.UserName)' -ClientSecret `$secret
            Invoke-GenesysReport QueueActivity -Watch 5s
"@
        @($PowerShellPrefix) + '-NoProfile', '-NonInteractive', '-EncodedCommand', [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text)) |
            ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardOutput = $true
        $process = [Diagnostics.Process]::Start($start)
        try {
            $lines = [Collections.Generic.List[string]]::new()
            while (@($lines -like 'Queue activity, *; again every 5 seconds until Ctrl+C').Count -lt 2) {
                $line = $process.StandardOutput.ReadLine()
                if ($null -eq $line) { throw "It has ended: $($lines -join "`n")" }
                $lines.Add($line)
            }
            @($lines -match '^Billing\s+\d+\s').Count | Should -Be 1
            $lines -match "`e\[H" | Should -BeNullOrEmpty
        }
        finally {
            $process.Kill($true)
            $process.Dispose()
        }
    }

    It 'refuses <_>' -ForEach '1s', 'often', '2d' {
        $sandbox.Server.ClearRequests()
        (Get-ErrorOf { Invoke-GenesysReport QueueActivity -Watch $_ }).FullyQualifiedErrorId | Should -BeLike 'WatchInvalid,*'
        $sandbox.Server.Requests.Count | Should -Be 0
    }
}
