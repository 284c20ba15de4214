# The tables of reports: their columns at the usual widths, the text of their figures, and where they are shown.
BeforeDiscovery {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $reports = Get-GenesysReport | Where-Object Name -NE 'MyPerformance' | ForEach-Object {
        @{ Report = $_.Name; HasBuckets = $_.Buckets -ne $false; Type = $_.Types[0] }
    }
    $kinds = @(
        @{ Name = 'of one interval'; With = @{} }
        @{ Name = 'in buckets'; With = @{ Granularity = '6h' } }
        @{ Name = 'of several organisations'; With = @{ Session = '*' } }
    )
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'
    $other = Start-GenesysSandbox -Connect -Seed 5
    $sandbox = Start-GenesysSandbox -Connect
    $day = @{ Interval = '2026-03-02T00:00:00Z/2026-03-03T00:00:00Z'; TimeZone = 'UTC' }

    # The lines of a table, without the empty ones around it.
    function Get-Line([object[]] $Row, [int] $Width) {
        @($Row | Out-String -Width $Width -Stream | Where-Object { $_.Trim() })
    }

    # The headings that a width shows, with one space between them.
    function Get-Heading([object[]] $Row, [int] $Width) {
        (Get-Line $Row $Width)[0].Trim() -replace ' +', ' '
    }

    # The columns of PowerShell's view of a row.
    function Get-Header($Row) {
        (Get-FormatData $Row.PSTypeNames[0]).FormatViewDefinition[0].Control.Headers
    }

    # A report of a file with its own columns.
    function New-Report([string] $Name, [string] $Columns, [string] $Label = '') {
        $file = Join-Path $TestDrive "$Name$([guid]::NewGuid().ToString('N')).json"
        Set-Content $file @"
{ "name": "$Name", "title": "T", "description": "D",
  "questions": { "q": { "type": "ConversationAggregates", "metrics": ["nOffered", "tAnswered", "tAbandon"], "groupBy": ["queueId"] } },
  "rows": [{ "column": "Warteschlange", $Label "group": "queueId", "definition": "Q" }],
  "columns": [$Columns] }
"@
        $file
    }
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
    $sandbox, $other | Stop-GenesysSandbox
}

Describe 'The table of <Report>' -ForEach $reports {
    It 'fits 80, 120 and 200 columns, and a console of 80, <Name>' -ForEach $kinds {
        if ($With['Granularity'] -and -not $HasBuckets) { return }
        $asked = $With.Clone()
        if ($Type -eq 'ApiUsage') {
            $asked.Past = '5d'
            if ($asked['Granularity']) { $asked.Granularity = '1d' }
        }
        elseif ($Type -ne 'QueueObservations') { $asked += $day }
        $rows = @(Invoke-GenesysReport $Report @asked -Total -WarningAction SilentlyContinue)
        $header = Get-Header $rows[0]
        $before = 0
        foreach ($width in 79, 80, 120, 200) {
            $lines = Get-Line $rows $width
            ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $width
            $shown = @($lines[1].TrimEnd() -split ' +' -ne '').Count
            $shown | Should -BeGreaterOrEqual ([Math]::Max($before, [Math]::Min(5, $header.Count)))
            $before = $shown
            # A whole column ends where the view says; PowerShell cuts the last one where there is less room.
            $end = ($header[0..($shown - 1)] | Measure-Object Width -Sum).Sum + $shown - 1
            $end | Should -BeLessOrEqual $width -Because "$($header[$shown - 1].Label) is cut at $width"
        }
        if ($Report -ne 'InteractionList') { $before | Should -Be $header.Count }
        $header.Label | Should -Not -BeLike '* id'
    }
}

Describe 'The table of a report' {
    BeforeAll {
        $rows = @(Invoke-GenesysReport QueuePerformance @day -Total)

        # Two rows with cells that are known.
        $known = @(Invoke-GenesysReport QueuePerformance @day | Select-Object -First 2)
        $values = [ordered]@{
            Queue = 'Billing and collections'; Media = 'callback'; Offered = 123456L; Answered = 7L; Abandoned = $null; AbandonRate = 0.0504
            ServiceLevel = 0.8465; AverageAnswerSeconds = 59L; AverageHandleSeconds = 359999L; AverageTalkSeconds = 3661L; AverageHoldSeconds = -5L
            AverageAcwSeconds = 0L; Transferred = 0L; OverSla = $null
        }
        foreach ($name in $values.Keys) { $known[0].$name = $values[$name] }
        $known[1].AbandonRate = 1.0
        $known[1].ServiceLevel = 0.99949
    }

    It 'has the figures that people look for first at <_> columns' -ForEach 79, 80 {
        Get-Heading $rows $_ | Should -BeExactly 'Queue Media Offer Answer Aband Abn % SL % ASA AHT'
    }

    It 'has all columns at <_>' -ForEach 120, 200 {
        Get-Heading $rows $_ | Should -BeExactly 'Queue Media Offer Answer Aband Abn % SL % ASA AHT Avg talk Avg hold Avg ACW Transf >SLA'
    }

    It 'ends a column where the window of <_> columns does' -ForEach 60, 100, 110, 132 {
        if (-not ('WindowHost' -as [type])) { Add-Type -Path (Join-Path $PSScriptRoot Hosts/WindowHost.cs) -CompilerOptions '-nullable:disable' }
        $runspace = [runspacefactory]::CreateRunspace([WindowHost]::new($_))
        $runspace.Open()
        $shell = [powershell]::Create()
        try {
            $shell.Runspace = $runspace
            $null = $shell.AddScript('param($Module, $Session, $Day, $Width) Import-Module $Module; Invoke-GenesysReport QueuePerformance @Day -Session $Session | Out-String -Stream -Width $Width')
            $lines = @($shell.AddArgument($ModulePath).AddArgument((Get-GenesysSession)[-1]).AddArgument($day).AddArgument($_).Invoke() | Where-Object { $_.Trim() })
            $lines[1] | Should -Match '^[- ]+$' -Because 'a heading that is broken has a second line'
            $lines -match '…' | Should -BeNullOrEmpty
            ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }

    It 'shows figures as people write them, in <_>' -ForEach 'en-US', 'de-DE', 'sv-SE', 'th-TH', 'ar-SA', 'fa-IR' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            (Get-Line $known[0] 120)[2].TrimEnd() | Should -BeExactly 'Billing and coll… callback 123456      7         5.0 % 84.7 %  0:00:59 99:59:59  1:01:01 -0:00:05  0:00:00      0'
            (Get-Line $known[1] 120)[2] | Should -BeLike '* 100 % 99.9 % *'
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
    }

    It 'has empty cells where there is no data' {
        $empty = @(Invoke-GenesysReport QueuePerformance @day | Select-Object -First 1)
        $empty[0].PSObject.Properties | ForEach-Object { $_.Value = $null }
        $Error.Clear()
        @(Get-Line $empty 120).Count | Should -Be 2
        $Error.Count | Should -Be 0
    }

    It 'leaves the cells as they are' {
        $row = $rows | Where-Object ServiceLevel | Select-Object -First 1
        $row.ServiceLevel | Should -BeOfType double
        $row.ServiceLevel | Should -BeLessOrEqual 1
        $row.AverageHandleSeconds | Should -BeOfType long
        $file = Join-Path $TestDrive same.csv
        $null = Invoke-GenesysReport QueuePerformance @day -OutFile $file
        $rows[0..($rows.Count - 2)] | ConvertTo-Csv | ConvertFrom-Csv | ForEach-Object { $_.PSObject.Properties.Value -join '|' } |
            Should -Be (Import-Csv $file | ForEach-Object { $_.PSObject.Properties.Value -join '|' })
    }

    It 'begins with the start of the bucket, in every culture' {
        $buckets = @(Invoke-GenesysReport QueuePerformance @day -Granularity 6h -Total)
        Get-Heading $buckets 80 | Should -BeExactly 'Start Queue Media Offer Answer Aband Abn % SL %'
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'th-TH'
            (Get-Line $buckets 80)[2] | Should -BeLike '2026-03-02 00:00 *'
            (Get-Line $buckets 80)[-1] | Should -BeLike '                 Total  *'
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
    }

    It 'begins with the organisation if there are several' {
        $both = @(Invoke-GenesysReport QueuePerformance @day -Session *)
        Get-Heading $both 80 | Should -BeExactly 'Organization Queue Media Offer Answer Aband Abn % SL %'
        $both[0].PSTypeNames[0..1] | Should -Be 'GenesysReporting.ReportRow.QueuePerformance.Organization', 'GenesysReporting.ReportRow'
    }

    It 'is kept by Select-Object, Sort-Object and Where-Object, and ends with the total' {
        $heading = Get-Heading $rows 80
        Get-Heading ($rows | Select-Object -First 3) 80 | Should -Be $heading
        Get-Heading ($rows | Sort-Object Offered -Descending) 80 | Should -Be $heading
        Get-Heading ($rows | Where-Object Offered -GT 1) 80 | Should -Be $heading
        (Get-Line $rows 80)[-1] | Should -Match "^Total +$($rows[-1].Offered) +$($rows[-1].Answered) "
    }

    It 'has a list of all cells' {
        $lines = @($rows[0] | Format-List | Out-String -Stream | Where-Object { $_ -match '^\w+ +:' })
        $lines -replace ' *:.*' | Should -Be $rows[0].PSObject.Properties.Name
    }

    It 'has the headings of a file, in any script' {
        $file = New-Report Prüfung -Label '"label": "Schlange",' -Columns @'
            { "column": "Größe", "kind": "count", "value": "nOffered.count", "definition": "D" },
            { "column": "応答時間", "title": "平均応答時間", "kind": "duration", "value": "tAnswered.sum", "over": "tAnswered.count", "definition": "D" },
            { "column": "Доля", "label": "Отказ %", "kind": "percentage", "value": "tAbandon.count", "over": "nOffered.count", "definition": "D" },
            { "column": "Wert", "kind": "number", "value": "tAnswered.sum", "over": "tAnswered.count", "definition": "D" }
'@
        $row = @(Invoke-GenesysReport -Path $file @day)[0]
        $row.'Größe' = 5L
        $row.'応答時間Seconds' = 75L
        $row.'Доля' = 0.5
        $row.Wert = 2.345
        $lines = Get-Line $row 80
        $lines[0].Trim() -replace ' +', ' ' | Should -BeExactly 'Schlange Größe 平均応答時間 Отказ % Wert'
        $lines[2] | Should -Match ' 5 +0:01:15 +50\.0 % +2\.35$'
    }

    It 'keeps reports of one name apart' {
        $offered = '{ "column": "Offered", "kind": "count", "value": "nOffered.count", "definition": "D" }'
        $answered = '{ "column": "Answered", "kind": "count", "value": "tAnswered.count", "definition": "D" }'
        $first = @(Invoke-GenesysReport -Path (New-Report Same $offered) @day)
        $second = @(Invoke-GenesysReport -Path (New-Report Same $answered) @day)
        $again = @(Invoke-GenesysReport -Path (New-Report Same $offered) @day)
        $first[0].PSTypeNames[0] | Should -Be 'GenesysReporting.ReportRow.Same'
        $again[0].PSTypeNames[0] | Should -Be $first[0].PSTypeNames[0]
        $second[0].PSTypeNames[0] | Should -Match '^GenesysReporting\.ReportRow\.Same\.[0-9A-F]{8}$'
        Get-Heading $first 80 | Should -BeExactly 'Warteschlange Offered'
        Get-Heading $second 80 | Should -BeExactly 'Warteschlange Answered'
    }

    It 'is added once, and for rows alone' {
        $before = @([runspace]::DefaultRunspace.InitialSessionState.Formats.FormatData | Where-Object { $_ } | ForEach-Object TypeName)
        $null = Invoke-GenesysReport QueuePerformance @day
        $null = Invoke-GenesysReport FlowOutcomes @day -Granularity 12h -OutFile (Join-Path $TestDrive flows.csv)
        @([runspace]::DefaultRunspace.InitialSessionState.Formats.FormatData | Where-Object { $_ } | ForEach-Object TypeName) | Should -Be $before
    }

    It 'prints nothing and asks nothing, whatever the preferences' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param($Module, $Session, $Day)
                    Set-StrictMode -Version Latest
                    Import-Module $Module
                    $WhatIfPreference = $true
                    $ConfirmPreference = 'Low'
                    $ErrorActionPreference = 'Stop'
                    $null = Invoke-GenesysReport QueuePerformance @Day -Session $Session -Confirm:$false
                    $WhatIfPreference = $false
                    Invoke-GenesysReport QueuePerformance @Day -Session $Session -Confirm:$false | Select-Object -First 2 | Out-String -Width 80
                    "Errors: $($Error.Count)"
                }).AddArgument($ModulePath).AddArgument((Get-GenesysSession)[0]).AddArgument($day)
            $said = $shell.Invoke()
            $said[0] | Should -Match 'Queue +Media +Offer Answer'
            $said[-1] | Should -Be 'Errors: 0'
            "$($shell.Streams.Information)$($shell.Streams.Warning)$($shell.Streams.Error)" | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'is there for <_> at the first call of a runspace' -ForEach 'Format-Table', 'Sort-Object Queue | Format-Table', 'Out-String -Width 80' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("param(`$Module, `$Session, `$Day) Import-Module `$Module; Invoke-GenesysReport QueuePerformance @Day -Session `$Session | $_ | Out-String -Width 80").
                AddArgument($ModulePath).AddArgument((Get-GenesysSession)[0]).AddArgument($day)
            $shell.Invoke()[0] | Should -Match 'Queue +Media +Offer Answer'
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'is there in the runspaces of ForEach-Object -Parallel' {
        $module, $session, $interval = $ModulePath, (Get-GenesysSession)[0], $day
        $text = 1..2 | ForEach-Object -Parallel {
            Import-Module $using:module
            $interval = $using:interval
            Invoke-GenesysReport QueuePerformance @interval -Session $using:session | Select-Object -First 1 | Out-String -Width 80
        }
        $text | Should -HaveCount 2
        $text | Should -Match 'Queue +Media +Offer Answer'
    }

    It 'is that of any object where views cannot be changed: <Name>' -ForEach @(
        @{ Name = 'a host that forbids it'; Then = $null; Prepare = { $args[0].DisableFormatUpdates = $true } }
        @{ Name = 'constrained language'; Then = $null; Prepare = { $args[0].LanguageMode = 'ConstrainedLanguage' } }
        @{ Name = 'a damaged file of views'; Prepare = { Set-Content (Join-Path $TestDrive damaged.ps1xml) '<' } ; Then = {
                param($Drive)
                [runspace]::DefaultRunspace.InitialSessionState.Formats.Add([Management.Automation.Runspaces.SessionStateFormatEntry]::new((Join-Path $Drive damaged.ps1xml)))
            }
        }
        @{ Name = 'no Update-FormatData'; Then = $null; Prepare = { $args[0].Variables.Add([Management.Automation.Runspaces.SessionStateVariableEntry]::new('PSModuleAutoLoadingPreference', 'None', '')) } }
    ) {
        $state = [initialsessionstate]::CreateDefault2()
        & $Prepare $state
        $state.ImportPSModule($ModulePath)
        $runspace = [runspacefactory]::CreateRunspace($state)
        $runspace.Open()
        $shell = [powershell]::Create($runspace)
        try {
            if ($Then) { $null = $shell.AddScript($Then).AddArgument($TestDrive).Invoke() }
            $formats = @($runspace.InitialSessionState.Formats.FileName)
            $shell.Commands.Clear()
            $made = $shell.AddCommand('Invoke-GenesysReport').AddParameter('Name', 'QueuePerformance').AddParameters($day).AddParameter('Session', (Get-GenesysSession)[0]).Invoke()
            $made.Count | Should -BeGreaterThan 5
            $made[0].PSTypeNames[0] | Should -Be 'GenesysReporting.ReportRow.QueuePerformance'
            $made[0].PSStandardMembers.DefaultDisplayPropertySet.ReferencedPropertyNames | Should -Be 'Queue', 'Media', 'Offered', 'Answered'
            $shell.Streams.Error | Should -BeNullOrEmpty
            $shell.HadErrors | Should -BeFalse
            @($runspace.InitialSessionState.Formats.FileName) | Should -Be $formats
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }
}
