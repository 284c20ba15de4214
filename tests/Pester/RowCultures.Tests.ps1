# The CSV of rows of every grain and family is the same bytes in every culture: what was asked, made and written in a culture is
# compared with the same in the invariant one.
BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0
    $days = @{ Start = '2025-10-25'; End = '2025-10-27'; TimeZone = 'Europe/Paris' }
    $zone = @{ TimeZone = 'Europe/Paris' }

    function Use-Culture([cultureinfo] $Culture, [scriptblock] $Script) {
        $before = [cultureinfo]::CurrentCulture
        $shown = [cultureinfo]::CurrentUICulture
        try {
            [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $Culture
            & $Script
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
            [cultureinfo]::CurrentUICulture = $shown
        }
    }

    # A record with a fraction, a time and a text in it, for what the sandbox may have none of now.
    function New-Record([string] $Type, [string] $Json) {
        [Text.Json.JsonSerializer]::Deserialize($Json, "GenesysReporting.Analytics.$Type" -as [type], [Text.Json.JsonSerializerOptions] $null)
    }

    # The parameters of the query for all metrics of a family, in buckets where it has some.
    function Get-Question($Family) {
        $question = @{ Type = $Family.Name }
        if ($Family.Metrics.Count) { $question.Metric = $Family.Metrics }
        if ($Family.GroupBy.Count) { $question.GroupBy = @($Family.GroupBy | Sort-Object { $_ -notin 'queueId', 'userId' } -Stable | Select-Object -First 2) }
        if ($Family.Members -contains 'interval') { $question += $days }
        if ($Family.Members -contains 'granularity') { $question.Granularity = 'PT6H' }
        if ($Family.RequiredMembers -contains 'filter') {
            $dimension = @($Family.FilterLevels[0].Dimensions | Sort-Object { $_ -notin 'queueId', 'userId' } -Stable)[0]
            $values = switch ($dimension) { 'queueId' { (Get-GenesysQueue).Id } 'userId' { (Get-GenesysUser).Id } default { [guid]::Empty } }
            $question.Filter = New-GenesysQueryFilter $dimension $values
        }
        $question
    }

    $families = @(Get-GenesysAnalyticsCatalog | Where-Object Name -NE ConversationDetails)
    $questions = @{}
    $families | ForEach-Object { $questions[$_.Name] = Get-Question $_ }
    # What is so now is asked once, as the next answer may be another. Where there is nothing now, a record is made by hand.
    $statistics = '"Stats":{"Count":1234567,"Sum":1234.5,"Max":1.5,"CalculatedMetricValue":1500,"Ratio":0.3333333}'
    $byHand = @{
        Observations               = 'AnalyticsObservation', "{`"Metric`":`"oFlow`",`"Group`":{`"flowId`":`"f`"},$statistics}"
        Activity                   = 'AnalyticsActivity', '{"Metric":"oUserPresences","Count":1234567,"CalculatedMetricValue":1500,"EntityIds":["i","I"]}'
        TaskManagementObservations = 'AnalyticsTaskObservation', "{`"Metric`":`"oWorkitemsAssigned`",`"TypeName`":`"I, \u0131`",`"Group`":{`"queueId`":`"q`"},$statistics}"
    }
    $live = @{}
    foreach ($family in $families | Where-Object { $_.Members -notcontains 'interval' }) {
        $question = $questions[$family.Name]
        $records = @($family.Name -eq 'TaskManagementObservations' ? @() : (Invoke-GenesysAnalyticsQuery @question))
        if ($records.Count -eq 0) {
            $type, $json = $byHand[$byHand.ContainsKey($family.Name) ? $family.Name : "$($family.Kind)"]
            $records = @(New-Record $type $json)
        }
        $live[$family.Name] = $records
    }

    # Returns the script that writes the rows of each kind: from the question to the row, where its answer does not change.
    function Get-RowScript {
        # Closures keep the variables of this function alone.
        $days, $zone = $days, $zone
        $made = [ordered]@{}
        $job = @(Invoke-GenesysAnalyticsQuery ConversationDetails @days -Mode Job)
        foreach ($grain in [Enum]::GetNames([GenesysReporting.Rows.RowGrain])) {
            $made["ConversationDetails $grain"] = { $job | ConvertTo-GenesysRow -Grain $grain -ResolveName @zone }.GetNewClosure()
            if ($grain -notin 'Attribute', 'Evaluation', 'Survey') {
                $made["ConversationDetails $grain, in the pipeline"] = {
                    Invoke-GenesysAnalyticsQuery ConversationDetails @days | ConvertTo-GenesysRow -Grain $grain -TimeFormat Excel -DurationUnit Milliseconds @zone
                }.GetNewClosure()
            }
        }
        $names = @($job.Participants.Attributes | ForEach-Object Keys | Sort-Object -Unique)
        $made['ConversationDetails with attributes'] = { $job | ConvertTo-GenesysRow -Attribute $names @zone }.GetNewClosure()
        foreach ($family in $families) {
            $question = $questions[$family.Name]
            $records = $live[$family.Name]
            $ask = $null -ne $records ? { $records }.GetNewClosure() : { Invoke-GenesysAnalyticsQuery @question }.GetNewClosure()
            $made[$family.Name] = { & $ask | ConvertTo-GenesysRow -ResolveName @zone }.GetNewClosure()
            $made["$($family.Name) in milliseconds"] = { & $ask | ConvertTo-GenesysRow -DurationUnit Milliseconds -TimeFormat Excel @zone }.GetNewClosure()
            if ($family.Kind -eq 'Aggregates') {
                $made["$($family.Name) Long"] = { & $ask | ConvertTo-GenesysRow -Layout Long @zone }.GetNewClosure()
                $made["$($family.Name) Wide, filled"] = { & $ask | ConvertTo-GenesysRow -FillGaps @zone }.GetNewClosure()
                $made["$($family.Name) Long, filled"] = { & $ask | ConvertTo-GenesysRow -FillGaps -Layout Long @zone }.GetNewClosure()
            }
        }
        $made['UserDetails by day'] = { Invoke-GenesysAnalyticsQuery UserDetails @days | ConvertTo-GenesysRow -SplitBy Day -ResolveName @zone }
        $made['UserDetails by day in milliseconds'] = { Invoke-GenesysAnalyticsQuery UserDetails @days | ConvertTo-GenesysRow -SplitBy Day -DurationUnit Milliseconds -TimeFormat Excel @zone }
        $made
    }

    # The bytes as Export-Csv writes them, and the types of the rows.
    function Get-Csv([scriptblock] $Script) {
        $file = Join-Path $TestDrive rows.csv
        $rows = @(& $Script 3> $null)
        $rows | Export-Csv $file
        [pscustomobject]@{ Hash = (Get-FileHash $file).Hash; Count = $rows.Count; Kind = $rows | ForEach-Object { $_.PSObject.TypeNames[0] } | Select-Object -First 1; Text = Get-Content $file -Raw }
    }

    # The bytes of an export at each grain, by the grain.
    function Get-Export([string] $Folder) {
        $null = New-Item -ItemType Directory (Join-Path $TestDrive $Folder)
        foreach ($grain in [Enum]::GetNames([GenesysReporting.Rows.RowGrain])) {
            $file = Join-Path $TestDrive $Folder "$grain.csv"
            $null = Export-GenesysConversation $file -Grain $grain -Mode ($grain -eq 'Attribute' ? 'Job' : 'Query') @days
            @(Import-Csv $file).Count | Should -BeGreaterThan 0
            "$grain $((Get-FileHash $file).Hash)"
        }
    }

    $scripts = Get-RowScript
    $exports = @(Use-Culture ([cultureinfo]::InvariantCulture) { Get-Export Invariant })
    $invariant = @{}
    Use-Culture ([cultureinfo]::InvariantCulture) {
        foreach ($name in $scripts.Keys) { $invariant[$name] = Get-Csv $scripts[$name] }
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Rows of every grain and family' {
    It 'are tried, each kind with rows' {
        $kinds = (Get-Command ConvertTo-GenesysRow).OutputType.Name
        $invariant.Values.Kind | Sort-Object -Unique | Should -Be ($kinds | Sort-Object)
        @($scripts.Keys | Where-Object { $invariant[$_].Count -eq 0 }) | Should -BeNullOrEmpty
    }

    It 'have the same bytes as CSV in <_>' -ForEach 'en-US', 'de-DE', 'tr-TR', 'th-TH', 'ar-SA' {
        Use-Culture ([cultureinfo]::GetCultureInfo($_)) {
            foreach ($name in $scripts.Keys) {
                $made = Get-Csv $scripts[$name]
                if ($made.Hash -ne $invariant[$name].Hash) {
                    $at = 0..($made.Text.Length - 1) | Where-Object { $made.Text[$_] -cne $invariant[$name].Text[$_] } | Select-Object -First 1
                    throw "$name differs: '$($made.Text.Substring([Math]::Max(0, $at - 60), 120))'."
                }
            }
        }
    }

    It 'have the same bytes in an export in <_>' -ForEach 'en-US', 'de-DE', 'tr-TR', 'th-TH', 'ar-SA' {
        $folder = $_
        Use-Culture ([cultureinfo]::GetCultureInfo($_)) { @(Get-Export $folder) } | Should -Be $exports
    }
}
