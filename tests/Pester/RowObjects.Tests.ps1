BeforeDiscovery {
    $kinds = @(
        @{ Kind = 'conversation'; Grain = 'Conversation' }
        @{ Kind = 'participant'; Grain = 'Participant' }
        @{ Kind = 'session'; Grain = 'Session' }
        @{ Kind = 'segment'; Grain = 'Segment' }
        @{ Kind = 'aggregate, wide' }
        @{ Kind = 'aggregate, long' }
        @{ Kind = 'observation' }
        @{ Kind = 'activity' }
        @{ Kind = 'task observation' }
        @{ Kind = 'user detail' }
        @{ Kind = 'agent status' }
        @{ Kind = 'named conversation' }
    )
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0
    # A fixed week, as the days of the week differ: agents are away on some of them.
    $midnight = [DateTimeOffset]'2026-03-07T00:00:00Z'
    $day = @{ Start = $midnight.AddDays(-2); End = $midnight.AddDays(-1); TimeZone = 'Etc/UTC' }
    $conversations = Invoke-GenesysAnalyticsQuery ConversationDetails @day -First 40
    $aggregates = Invoke-GenesysAnalyticsQuery ConversationAggregates @day -Granularity PT6H -GroupBy queueId, mediaType -Metric nOffered, tAnswered
    # What is so now depends on the time of day, so these records are made by hand.
    function New-Record([string] $Type, [string] $Json) {
        [Text.Json.JsonSerializer]::Deserialize($Json, "GenesysReporting.Analytics.$Type" -as [type], [Text.Json.JsonSerializerOptions] $null)
    }
    $rowsOf = @{
        'conversation'       = $conversations | ConvertTo-GenesysRow
        'named conversation' = $conversations | ConvertTo-GenesysRow -ResolveName
        'participant'        = $conversations | ConvertTo-GenesysRow -Grain Participant
        'session'            = $conversations | ConvertTo-GenesysRow -Grain Session
        'segment'            = $conversations | ConvertTo-GenesysRow -Grain Segment
        'aggregate, wide'    = $aggregates | ConvertTo-GenesysRow
        'aggregate, long'    = $aggregates | ConvertTo-GenesysRow -Layout Long
        'observation'        = New-Record AnalyticsObservation '{"Metric":"oWaiting","Family":"QueueObservations","Group":{"queueId":"q"},"Stats":{"Count":1}}' | ConvertTo-GenesysRow
        'activity'           = New-Record AnalyticsActivity '{"Metric":"oInteracting","Family":"ConversationActivity","Group":{"queueId":"q"},"Count":1}' | ConvertTo-GenesysRow
        'task observation'   = New-Record AnalyticsTaskObservation '{"Metric":"oWorkitemsAssigned","Family":"TaskManagementObservations","Group":{"queueId":"q"},"Stats":{"Count":1}}' | ConvertTo-GenesysRow
        'user detail'        = Invoke-GenesysAnalyticsQuery UserDetails @day | ConvertTo-GenesysRow
        'agent status'       = Invoke-GenesysAnalyticsQuery AgentStatus | ConvertTo-GenesysRow
    }

    # How another consumer sees a row: a dictionary, a number, a list or an object of properties.
    function Get-Shape($Value) {
        $base = $Value.PSObject.BaseObject
        if ($base -is [System.Management.Automation.PSCustomObject]) { return 'object' }
        $base.GetType().Name
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Rows as objects: <Kind>' -ForEach $kinds {
    BeforeAll {
        $rows = @($rowsOf[$Kind])
    }

    It 'are custom objects and nothing else' {
        $rows.Count | Should -BeGreaterThan 0
        $rows | ForEach-Object { Get-Shape $_ } | Sort-Object -Unique | Should -Be 'object'
        $rows[0] -is [pscustomobject] | Should -BeTrue
        $rows[0] -is [int] | Should -BeFalse
        $rows[0] -is [ValueType] | Should -BeFalse
    }

    It 'have only the columns in JSON' {
        $json = $rows[0] | ConvertTo-Json -Depth 3 | ConvertFrom-Json
        $json.PSObject.Properties.Name | Should -Be $rows[0].PSObject.Properties.Name
        $json.PSObject.Properties.Name | Should -Not -Contain 'value'
    }

    It 'show their columns as text' {
        "$($rows[0])" | Should -BeLike "@{$($rows[0].PSObject.Properties.Name[0])=*"
    }

    It 'differ where a cell differs, and only there' {
        $names = $rows[0].PSObject.Properties.Name
        $changed = $rows[0].PSObject.Copy()
        $changed.($names[0]) = 'something else'
        $rows[0].Equals($changed) | Should -BeFalse
        $rows[0] -eq $changed | Should -BeFalse
        @(Compare-Object $rows[0] $changed -Property $names).Count | Should -Be 2
        Compare-Object $rows[0] $rows[0] -Property $names | Should -BeNullOrEmpty
    }

    It 'survive Select-Object and a copy by properties' {
        $copy = [ordered] @{}
        foreach ($property in $rows[0].PSObject.Properties) { $copy[$property.Name] = $property.Value }
        ([pscustomobject] $copy | ConvertTo-Csv)[1] | Should -Be ($rows[0] | ConvertTo-Csv)[1]
        ($rows[0] | Select-Object * | ConvertTo-Csv)[1] | Should -Be ($rows[0] | ConvertTo-Csv)[1]
    }
}
