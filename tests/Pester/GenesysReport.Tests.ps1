BeforeDiscovery {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $reports = Get-GenesysReport | ForEach-Object { @{ Report = $_.Name; Type = $_.Types[0]; HasBuckets = $_.Buckets -ne $false; HasTotals = $_.Totals -ne $false } }
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect
    $day = @{ Interval = '2026-03-02T00:00:00Z/2026-03-03T00:00:00Z'; TimeZone = 'UTC' }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
    Get-GenesysSession | Disconnect-GenesysCloud
}

Describe 'Get-GenesysReport' {
    It 'lists reports by name and wildcard, with their permissions' {
        (Get-GenesysReport agent*).Name | Should -Be 'AgentPerformance', 'AgentStatus', 'AgentTimeline'
        (Get-GenesysReport AgentStatus).Permissions | Should -Be 'analytics:userAggregate:view'
        (Get-ErrorOf { Get-GenesysReport QueuePerformence -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'ReportNotFound,*'
    }

    It 'shows names and descriptions within 80 columns' {
        $lines = @(Get-GenesysReport | Format-Table | Out-String -Width 80 -Stream)
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
        "$lines" | Should -Match 'QueuePerformance\s+Volume, answers'
    }

    It 'completes names' {
        @(Complete 'Get-GenesysReport Queue')[0..1] | Should -Be 'QueueActivity', 'QueuePerformance'
        @(Complete 'Invoke-GenesysReport abandon')[0] | Should -Be 'AbandonInsight'
    }
}

Describe 'Invoke-GenesysReport <Report>' -ForEach $reports {
    BeforeAll {
        $asked = switch ($Type) { QueueObservations { @{} } ApiUsage { @{ Interval = '{0:yyyy-MM-dd}T00:00:00Z/{1:yyyy-MM-dd}T00:00:00Z' -f [DateTime]::UtcNow.Date.AddDays(-6), [DateTime]::UtcNow.Date.AddDays(-2); TimeZone = 'UTC' } } default { $day } }
    }

    It 'has rows with the same columns, and totals' -Skip:($Report -eq 'MyPerformance') {
        $rows = @(Invoke-GenesysReport $Report @asked -Total)
        $rows.Count | Should -BeGreaterThan 1
        @($rows | ForEach-Object { $_.PSObject.Properties.Name -join ',' } | Sort-Object -Unique).Count | Should -Be 1
        $rows[0].PSObject.TypeNames | Should -Contain 'GenesysReporting.ReportRow'
        if ($HasTotals) { $rows[-1].PSObject.Properties.Value | Should -Contain 'Total' }
    }

    It 'has the same figures with and without buckets' -Skip:($Report -eq 'MyPerformance' -or -not $HasBuckets) {
        $definition = Get-GenesysReport $Report
        $total = @(Invoke-GenesysReport $Report @asked -Total)[-1]
        $cut = @(Invoke-GenesysReport $Report @asked -Total -Granularity ($Type -eq 'ApiUsage' ? '1d' : '6h'))[-1]
        foreach ($column in $definition.Columns) {
            $name = $column.Kind -eq 'Duration' ? "$($column.Column)Seconds" : $column.Column
            "$name $($cut.$name)" | Should -Be "$name $($total.$name)"
        }
    }

    It 'refuses buckets that it does not have' -Skip:$HasBuckets {
        (Get-ErrorOf { Invoke-GenesysReport $Report @asked -Granularity 6h }).FullyQualifiedErrorId | Should -BeLike 'ReportGranularityNotTaken,*'
    }

    It 'is a page and a workbook' -Skip:($Report -eq 'MyPerformance') {
        foreach ($file in 'report.html', 'report.xlsx') {
            (Invoke-GenesysReport $Report @asked -OutFile (Join-Path $TestDrive $file) -Force).Length | Should -BeGreaterThan 2000
        }
    }
}

Describe 'Invoke-GenesysReport' {
    It 'has the figures of the aggregates' {
        $aggregate = Invoke-GenesysAnalyticsQuery ConversationAggregates @day -Metric nOffered, tAnswered, oServiceLevel
        $total = @(Invoke-GenesysReport QueuePerformance @day -Total)[-1]
        $total.Offered | Should -Be $aggregate.Metric('nOffered').Stats.Count
        $total.Answered | Should -Be $aggregate.Metric('tAnswered').Stats.Count
        $level = $aggregate.Metric('oServiceLevel').Stats
        $total.ServiceLevel | Should -Be ([Math]::Round($level.Numerator / $level.Denominator, 6, [MidpointRounding]::AwayFromZero))
        $total.AverageAnswerSeconds | Should -Be ([Math]::Round($aggregate.Metric('tAnswered').Stats.Sum / $aggregate.Metric('tAnswered').Stats.Count / 1000, [MidpointRounding]::AwayFromZero))
    }

    It 'adds the statuses of an agent up to the day' {
        $rows = @(Invoke-GenesysReport AgentStatus @day -User 'Alice Martin')
        ($rows | Measure-Object TimeSeconds -Sum).Sum | Should -BeIn (86396..86404)
        [Math]::Round(($rows | ForEach-Object { [double]$_.Share } | Measure-Object -Sum).Sum, 2) | Should -Be 1
    }

    It 'is limited by queues and filters, and refuses what it cannot be limited by' {
        $all = @(Invoke-GenesysReport QueuePerformance @day)
        (@(Invoke-GenesysReport QueuePerformance @day -Queue Billing, Sales).Queue | Sort-Object -Unique) | Should -Be 'Billing', 'Sales'
        $voice = New-GenesysQueryFilter -Dimension mediaType -Value voice
        @(Invoke-GenesysReport QueuePerformance @day -Filter $voice).Media | Sort-Object -Unique | Should -Be 'voice'
        $all.Media | Sort-Object -Unique | Should -Contain 'email'
        (Get-ErrorOf { Invoke-GenesysReport AgentStatus @day -Queue Billing }).FullyQualifiedErrorId | Should -BeLike 'ReportFilterNotTaken,*'
        (Get-ErrorOf { Invoke-GenesysReport QueuePerformance @day -Queue Nowhere }).FullyQualifiedErrorId | Should -Not -BeNullOrEmpty
    }

    It 'runs a definition of a file, and of the folder that the environment names' {
        $definition = Get-Content (Get-GenesysReport QueuePerformance).Path -Raw | ConvertFrom-Json
        $definition.name = 'Mine'
        $definition.columns = @($definition.columns[0])
        $definition.tiles = @()
        $definition.charts = @()
        Set-Content (Join-Path $TestDrive Mine.json) ($definition | ConvertTo-Json -Depth 9)
        @(Invoke-GenesysReport -Path (Join-Path $TestDrive Mine.json) @day)[0].PSObject.Properties.Name | Should -Be 'Queue', 'Media', 'Offered', 'QueueId'
        $before = $env:GENESYSREPORTING_REPORTS
        try {
            $env:GENESYSREPORTING_REPORTS = $TestDrive
            (Get-GenesysReport mine).Path | Should -BeLike '*Mine.json'
            @(Invoke-GenesysReport mine @day).Count | Should -BeGreaterThan 1
            Set-Content (Join-Path $TestDrive Broken.json) '{ "name": 5 }'
            (Get-ErrorOf { Invoke-GenesysReport Broken @day }).FullyQualifiedErrorId | Should -BeLike 'ReportInvalid,*'
            @(Get-GenesysReport -ErrorAction SilentlyContinue).Name | Should -Contain 'QueuePerformance'
        }
        finally {
            $env:GENESYSREPORTING_REPORTS = $before
        }
    }

    It 'sends nothing with -WhatIf, and before the input is right' {
        $sandbox.Server.ClearRequests()
        $plan = Invoke-GenesysReport QueuePerformance @day -WhatIf 6>&1 | Out-String
        $plan | Should -BeLike '*conversations/aggregates/query*nOffered*'
        (Get-ErrorOf { Invoke-GenesysReport QueuePerformance -Past never }).FullyQualifiedErrorId | Should -Not -BeNullOrEmpty
        (Get-ErrorOf { Invoke-GenesysReport QueuePerformance @day -Granularity never }).FullyQualifiedErrorId | Should -Not -BeNullOrEmpty
        (Get-ErrorOf { Invoke-GenesysReport -Path (Join-Path $TestDrive none.json) @day }).FullyQualifiedErrorId | Should -BeLike 'ReportFileMissing,*'
        $sandbox.Server.Requests.Count | Should -Be 0
    }

    It 'needs a user for the report on oneself' {
        (Get-ErrorOf { Invoke-GenesysReport MyPerformance @day }).FullyQualifiedErrorId | Should -BeLike 'CurrentUserUnknown,*'
    }

    It 'is written by Export-Csv and ConvertTo-Json' {
        $file = Join-Path $TestDrive report.csv
        Invoke-GenesysReport QueuePerformance @day -Total | Export-Csv $file
        $csv = @(Import-Csv $file)
        $csv[-1].Queue | Should -Be 'Total'
        $csv[-1].ServiceLevel | Should -Match '^0\.\d{1,6}$'
        (Invoke-GenesysReport QueuePerformance @day -Total | ConvertTo-Json | ConvertFrom-Json)[-1].Offered | Should -Be $csv[-1].Offered
    }

    It 'writes a <_>, and replaces none without -Force' -ForEach 'page.html', 'workbook.xlsx', 'rows.csv' {
        $file = Join-Path $TestDrive "a b/$_"
        (Get-ErrorOf { Invoke-GenesysReport QueuePerformance @day -OutFile $file }).FullyQualifiedErrorId | Should -BeLike 'FolderMissing,*'
        $null = New-Item -ItemType Directory (Split-Path $file) -Force
        $made = Invoke-GenesysReport QueuePerformance @day -OutFile $file
        $made.FullName | Should -Be $file
        $made.Length | Should -BeGreaterThan 500
        (Get-ErrorOf { Invoke-GenesysReport QueuePerformance @day -OutFile $file }).FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
        Get-ChildItem (Split-Path $file) | ForEach-Object Name | Should -Be $_
        Remove-Item (Split-Path $file) -Recurse
    }

    It 'writes a page with the figures of the rows, and nothing of a script in names' {
        $file = Join-Path $TestDrive page.html
        $null = Invoke-GenesysReport QueuePerformance @day -Granularity 1h -OutFile $file
        $total = @(Invoke-GenesysReport QueuePerformance @day -Total)[-1]
        $page = [IO.File]::ReadAllText($file)
        $page | Should -BeLike "*Offered*$($total.Offered)*"
        $page | Should -BeLike '*Service level over time*'
        $page | Should -Not -Match '(src|href)="?https?:'
        $null = Invoke-GenesysReport QueuePerformance @day -OutFile $file -Layout Mail -Force
        [IO.File]::ReadAllText($file) | Should -Not -Match '<script|<style|<svg'
    }

    It 'writes the rows of a CSV as Export-Csv has them' {
        $file = Join-Path $TestDrive rows.csv
        $null = Invoke-GenesysReport QueuePerformance @day -OutFile $file
        # An empty cell at the end of a line is read as nothing or as empty text.
        $shown = (Get-GenesysReport QueuePerformance).Columns | ForEach-Object { $_.Kind -eq 'Duration' ? "$($_.Column)Seconds" : $_.Column }
        $rows = Invoke-GenesysReport QueuePerformance @day | ConvertTo-Csv | ConvertFrom-Csv
        (Import-Csv $file | Select-Object $shown | ConvertTo-Csv) | Should -Be ($rows | Select-Object $shown | ConvertTo-Csv)
    }

    It 'refuses files and layouts that it cannot write, before anything is sent' {
        $sandbox.Server.ClearRequests()
        (Get-ErrorOf { Invoke-GenesysReport QueuePerformance @day -OutFile (Join-Path $TestDrive x.pdf) }).FullyQualifiedErrorId | Should -BeLike 'ReportFormatUnknown,*'
        (Get-ErrorOf { Invoke-GenesysReport QueuePerformance @day -OutFile (Join-Path $TestDrive x.xlsx) -Layout Mail }).FullyQualifiedErrorId | Should -BeLike 'ReportLayoutNotTaken,*'
        (Get-ErrorOf { Invoke-GenesysReport QueuePerformance @day -Layout Mail }).FullyQualifiedErrorId | Should -BeLike 'ReportLayoutNotTaken,*'
        $null = New-Item -ItemType Directory (Join-Path $TestDrive folder.html)
        (Get-ErrorOf { Invoke-GenesysReport QueuePerformance @day -OutFile (Join-Path $TestDrive folder.html) -Force }).FullyQualifiedErrorId | Should -BeLike 'PathIsFolder,*'
        $sandbox.Server.Requests.Count | Should -Be 0
    }

    It 'says which permission is missing' {
        $sandbox.Server.AddFault('Forbidden', '*/aggregates/query', 1)
        (Get-ErrorOf { Invoke-GenesysReport QueuePerformance @day }).FullyQualifiedErrorId | Should -BeLike 'PermissionMissing,*'
        $sandbox.Server.ClearFaults()
    }

    It 'says the organisation of each row when several are asked' {
        $other = Start-GenesysSandbox -Connect -Seed 5
        try {
            $rows = @(Invoke-GenesysReport QueuePerformance @day -Session *)
            $rows[0].PSObject.Properties.Name[0] | Should -Be 'Organization'
            @($rows.Organization | Sort-Object -Unique).Count | Should -Be 2
            $total = @(Invoke-GenesysReport QueuePerformance @day -Session * -Total)[-1]
            $total.Offered | Should -Be ($rows | Measure-Object Offered -Sum).Sum
            $other.Server.AddFault('Forbidden', '*/aggregates/query', 1)
            $one = @(Invoke-GenesysReport QueuePerformance @day -Session * -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue)
            @($one.Organization | Sort-Object -Unique).Count | Should -Be 1
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'PermissionMissing*'
        }
        finally {
            $other | Stop-GenesysSandbox
        }
    }
}
