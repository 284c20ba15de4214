BeforeDiscovery {
    # The headings of the default table of each object: those at 80 columns, and those that are added at 120. A heading is whole and in
    # one line; names and numbers come first, and ids come last.
    $cases = @'
        Sandbox             | ApiUri|LoginUri|Session
        SandboxUser         | Name|Email|Permissions                                                       + Id
        Session             | Name|Organization|Region|Identity|Expires (UTC)                              + Rate left|GrantType
        Telemetry           | Session|Requests|Retries|Waited|Bytes in|Bytes out|Rate left
        Profile             | Name|Organization|Region|GrantType|Storage                                   + ClientId
        SessionTest         | Session|Organization|Usable|Expires (UTC)|MissingPermissions                 + RoundTrip (ms)|Problem
        GrantRecommendation | GrantType|AdminGrantType|Command
        GrantExplanation    | Session|GrantType|Client|Expires (UTC)|Identity
        QueryFamily         | Name|Kind|Permissions                                                        + QueryPath
        FamilyLimits        | MaxDaysUnfiltered|MaxDaysFiltered|MaxResults|MaxUsers|MaxRecords|PageSize      + JobPageSize
        CatalogMetric       | Name|Unit|Meaning
        CatalogEntry        | Name|Kind|Unit|Meaning
        CatalogDimension    | Name|Type|GroupBy                                                            + FilterLevels
        Queue               | Name|Division|Members|Joined|Id
        User                | Name|Email|State|Division                                                    + Id
        WrapupCode          | Name|Division|Id
        Division            | Name|Home|Description|Id
        Skill               | Name|State|Division|Id
        Team                | Name|Division|Members|Id
        Flow                | Name|Type|Division|Id
        Presence            | Name|SystemPresence|Type|Id
        QueryFilter         | Filter
        Query               | Type|Start (UTC)|End (UTC)|TimeZone                                          + Filter
        QueryPlan           | Type|Slices|MinRequests|MinDuration|TimeZone                                 + Path
        QuerySummary        | Type|Outcome|Delivered|Announced|Received|Requests                           + Interval
        Slice               | Start (UTC)|End (UTC)|Source|Announced|Received|Duplicates|Outside           + Failure
        Conversation        | Start (UTC)|Duration|Direction|Media|Participants                            + ConversationId
        Participant         | Purpose|ParticipantName|Sessions                                             + UserId
        ConversationSession | MediaType|Direction|Ani|Dnis|Segments                                        + SessionId
        Segment             | Start (UTC)|End (UTC)|Type|DisconnectType|QueueId                            + WrapUpCode
        SessionMetric       | Name|Value|Unit|Emitted (UTC)
        ConversationFlow    | FlowName|FlowType|EntryType|ExitReason|Outcomes                              + FlowId
        FlowOutcome         | FlowOutcome|Value|Start (UTC)|End (UTC)                                      + FlowOutcomeId
        MediaEndpointStat   | Event (UTC)|MinMos|MinRFactor|MaxLatency (ms)|Received|Discarded|Codecs
        Evaluation          | Event (UTC)|FormName|Status|Score|Critical|UserId
        Survey              | Event (UTC)|FormName|Status|Score|Promoter|UserId
        Resolution          | Event (UTC)|NextContactAvoided|QueueId                                       + UserId
        Aggregate           | Start|Group|Metrics (times in ms)
        AggregateMetric     | Metric|Qualifier|Stats (times in ms)
        Statistics          | Count|Sum|Min|Max|Ratio|Current|Calculated
        Observation         | Group|Metric|Qualifier|Stats (t in ms)
        Activity            | Group|Metric|Qualifier|Count|Entities
        UserDetail          | PrimaryPresence|RoutingStatus|UserId
        PresenceSpan        | Start (UTC)|End (UTC)|Duration|SystemPresence|OrgPresenceId
        RoutingStatusSpan   | Start (UTC)|End (UTC)|Duration|RoutingStatus
        AgentStatus         | UserName|Presence|RoutingStatus|Since (UTC)|Sessions                         + UserId
        AgentSession        | MediaType|Segment|Direction|Since (UTC)|ConversationId
        AgentStatusCount    | Dimension|Value|Count|OrganizationPresenceId
        Job                 | Type|State|Start (UTC)|End (UTC)|Id
        ExportSummary       | Outcome|Conversations|Rows|Bytes|Requests|Path
        StoreSummary        | Outcome|DaysDone|DaysLeft|Failed|Records|Rows|Changed|Added|Open             + Requests|Elapsed|Store
        StoreStatus         | Organization|Kind|Since|FinishedTo|Conversations|Open|Size (MB)              + Store
        StoreDay            | Data|Day|State|Records|Rows|By|Fetched (UTC)|Failure
        StoreDayTest        | Day|Stored|Platform|Lost|Extra|Open|Late|Repaired
        StoreDifference     | Day|Kind|ConversationId
        StoreOpen           | Day|ConversationId
        StoreRemoval        | Removed|Store
        Report              | Name|Description
        ReportColumn        | Column|Label|Kind|Definition
        ConversationRow     | Start|DurationSeconds|Direction|MediaType|Queue                              + HandleSeconds|Agent
        ParticipantRow      | Start|DurationSeconds|Purpose|MediaType|Queue                                + Agent|WrapUp
        SegmentRow          | Start|DurationSeconds|Purpose|SegmentType|Queue                              + Agent|WrapUp
        EvaluationRow       | EventTime|FormName|Agent|TotalScore|Status                                  + Evaluator|Queue
        UserStatusRow       | Agent|Start|DurationSeconds|State                                            + Kind
        AggregateRow        | Start|QueueName|MediaType|Offered
        AggregateRowOfIds   | Start|MediaType|Offered|QueueId
        AggregateMetricRow  | Start|Group|Metric|Count|AvgOrRatio                                          + Unit|Qualifier
        ObservationRow      | Group|MediaType|Metric|Value|Unit                                            + Qualifier
        AgentStatusCountRow | Dimension|Value|Count|OrganizationPresenceId
        ReportRow           | Queue|Media|Offer|Answer|Aband|Abn %|SL %|ASA|AHT                            + Avg talk|Avg hold|Avg ACW|Transf|>SLA
'@ -split '\r?\n' | ForEach-Object {
        $name, $rest = $_ -split '\|', 2
        $narrow, $more = $rest -split ' \+ ' | ForEach-Object { , @($_.Trim() -split '\|') }
        @{ Object = $name.Trim(); Width = 80; Heads = $narrow }
        @{ Object = $name.Trim(); Width = 120; Heads = @($narrow) + @($more | Where-Object { $_ }) }
    }
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0 -ConversationsPerDay 60 -JobPolls 0
    $queue = (Get-GenesysQueue)[0].Id
    $time = @{ Start = '2026-03-02T00:00:00Z'; End = '2026-03-06T00:00:00Z'; TimeZone = 'Etc/UTC' }
    $today = [DateOnly]::FromDateTime([DateTime]::UtcNow)
    $id = '11111111-2222-3333-4444-555555555555'

    # What depends on the time of day, or on chance, is made by hand.
    function New-Record([string] $Type, [string] $Json) {
        [Text.Json.JsonSerializer]::Deserialize($Json, ($Type -as [type]), [Text.Json.JsonSerializerOptions] $null)
    }

    $details = @(Invoke-GenesysAnalyticsQuery ConversationDetails @time -SummaryVariable summary)
    $aggregates = @(Invoke-GenesysAnalyticsQuery ConversationAggregates @time -Metric nOffered, tHandle -GroupBy queueId, mediaType -Granularity 1d |
            Where-Object { $_.Group['queueId'] -eq $queue })
    $users = @(Invoke-GenesysAnalyticsQuery UserDetails @time)
    $observations = @(Invoke-GenesysAnalyticsQuery QueueObservations -Metric oWaiting, oUserPresences -Filter (New-GenesysQueryFilter queueId $queue))
    $counts = New-Record GenesysReporting.Analytics.AnalyticsAgentStatusCount "{`"SystemPresence`":`"AVAILABLE`",`"OrganizationPresenceId`":`"$id`",`"Count`":7}"
    $sessions = @($details.Participants.Sessions)
    $store = Join-Path $TestDrive calls.db
    $stored = Sync-GenesysStore $store -Since $today.AddDays(-2)

    $objects = @{
        Sandbox             = $sandbox
        SandboxUser         = $sandbox.Users
        Session             = Get-GenesysSession
        Telemetry           = Get-GenesysTelemetry
        Profile             = [GenesysReporting.Profiles.GenesysProfile] @{ Name = 'main'; Organization = 'Contoso'; Region = 'mypurecloud.com.au'; GrantType = 'ClientCredentials'; ClientId = $id; Storage = 'PlaintextFile' }
        SessionTest         = Test-GenesysSession -Cmdlet Get-GenesysQueue
        GrantRecommendation = Resolve-GenesysGrantType Organization -Unattended -CanKeepSecret $true
        GrantExplanation    = Get-GenesysSession | Resolve-GenesysGrantType
        QueryFamily         = Get-GenesysAnalyticsCatalog
        FamilyLimits        = (Get-GenesysAnalyticsCatalog ConversationDetails, UserAggregates).Limits
        CatalogEntry        = Get-GenesysAnalyticsCatalog -Search handle
        CatalogMetric       = Get-GenesysAnalyticsCatalog -Metric nOffered, oServiceLevel
        CatalogDimension    = Get-GenesysAnalyticsCatalog -Dimension queueId, mediaType
        QueryFilter         = New-GenesysQueryFilter queueId $queue
        Query               = New-GenesysAnalyticsQuery ConversationAggregates @time -Metric tAnswered -View @{ Name = 'Within20'; Target = 'tAnswered'; LessThan = 20000 } -Filter (New-GenesysQueryFilter queueId $queue)
        QueryPlan           = (New-GenesysAnalyticsQuery ConversationAggregates @time -Metric tAnswered).ToPlan()
        QuerySummary        = $summary
        Slice               = $summary.Slices
        Conversation        = $details[0..9]
        Participant         = $details[0..9].Participants
        ConversationSession = $sessions[0..9]
        Segment             = $sessions[0..3].Segments
        SessionMetric       = @($sessions.Metrics)[0..9]
        ConversationFlow    = @($sessions.Flow | Where-Object { $_ })[0]
        FlowOutcome         = New-Record GenesysReporting.Analytics.AnalyticsFlowOutcome "{`"FlowOutcomeId`":`"$id`",`"FlowOutcome`":`"Balance`",`"FlowOutcomeValue`":`"SUCCESS`"}"
        MediaEndpointStat   = @($sessions.MediaEndpointStats)[0]
        Evaluation          = @($details.Evaluations)[0]
        Survey              = New-Record GenesysReporting.Analytics.AnalyticsSurvey "{`"SurveyFormName`":`"How did we do?`",`"SurveyStatus`":`"Finished`",`"OSurveyTotalScore`":48,`"UserId`":`"$id`"}"
        Resolution          = New-Record GenesysReporting.Analytics.AnalyticsResolution "{`"NNextContactAvoided`":1,`"QueueId`":`"$id`",`"UserId`":`"$id`"}"
        Aggregate           = $aggregates
        AggregateMetric     = $aggregates.Metrics
        Statistics          = $aggregates.Metrics.Stats
        Observation         = $observations
        Activity            = New-Record GenesysReporting.Analytics.AnalyticsActivity "{`"Metric`":`"oInteracting`",`"Count`":12,`"Group`":{`"queueId`":`"$id`",`"mediaType`":`"voice`"}}"
        UserDetail          = $users
        PresenceSpan        = $users[0].PrimaryPresence
        RoutingStatusSpan   = $users[0].RoutingStatus
        AgentStatus         = Invoke-GenesysAnalyticsQuery AgentStatus
        AgentSession        = New-Record GenesysReporting.Analytics.AnalyticsAgentSession "{`"ConversationId`":`"$id`",`"SessionId`":`"$id`",`"MediaType`":`"message`",`"SegmentType`":`"interact`",`"OriginatingDirection`":`"inbound`"}"
        AgentStatusCount    = $counts
        Job                 = Start-GenesysAnalyticsJob ConversationDetails @time
        ExportSummary       = Export-GenesysConversation (Join-Path $TestDrive calls.csv) @time
        StoreSummary        = $stored
        StoreStatus         = Get-GenesysStore $store
        StoreDay            = Get-GenesysStore $store -ListDay
        StoreDayTest        = [GenesysReporting.Stores.StoreDayTest]::new($today)
        StoreDifference     = [GenesysReporting.Stores.StoreDifference]::new($today, 'Lost', $id)
        StoreOpen           = [GenesysReporting.Stores.StoreOpenConversation]::new($id, $today)
        StoreRemoval        = [GenesysReporting.Stores.StoreRemoval]::new($store, 1)
        Report              = Get-GenesysReport
        ReportColumn        = (Get-GenesysReport QueuePerformance).Columns
        ConversationRow     = $details[0..9] | ConvertTo-GenesysRow -ResolveName
        ParticipantRow      = $details[0..9] | ConvertTo-GenesysRow -Grain Participant -ResolveName
        SegmentRow          = $details[0..9] | ConvertTo-GenesysRow -Grain Segment -ResolveName
        EvaluationRow       = $details | ConvertTo-GenesysRow -Grain Evaluation -ResolveName
        UserStatusRow       = $users | ConvertTo-GenesysRow -ResolveName
        AggregateRow        = $aggregates | ConvertTo-GenesysRow -ResolveName
        AggregateRowOfIds   = $aggregates | ConvertTo-GenesysRow
        AggregateMetricRow  = $aggregates | ConvertTo-GenesysRow -Layout Long -ResolveName
        ObservationRow      = $observations | ConvertTo-GenesysRow -ResolveName
        AgentStatusCountRow = $counts | ConvertTo-GenesysRow
        ReportRow           = Invoke-GenesysReport QueuePerformance @time
    }
    foreach ($kind in 'Queue', 'User', 'WrapupCode', 'Division', 'Skill', 'Team', 'Flow', 'Presence') { $objects[$kind] = & "Get-Genesys$kind" }

    # The lines of a view, without the empty ones.
    function Show-View($Object, [string] $Format, [int] $Width, [hashtable] $With = @{}) {
        @($Object | & $Format @With | Out-String -Width $Width -Stream | Where-Object { $_.Trim() })
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'The default table' {
    It 'shows names and numbers first, and ids last: <Object> at <Width> columns' -ForEach $cases {
        $all = @($objects[$Object] | Where-Object { $null -ne $_ } | Select-Object -First 40)
        $all.Count | Should -BeGreaterThan 0
        $lines = Show-View $all Format-Table $Width
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $Width
        # The session's first heading is empty: it marks the default.
        $lines[0] | Should -Match "^ *$(($Heads | ForEach-Object { [regex]::Escape($_) }) -join ' +') *$"
        $lines[1] | Should -Match '^[- ]+$' -Because 'a heading that is broken has a second line'
        $lines.Count | Should -BeGreaterThan 2
        # After a whole id there is at most another one.
        $lines -match '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} +(?![0-9a-f]{8}-)\S' | Should -BeNullOrEmpty
        $lines -match '\bSystem\.\w|GenesysReporting\.\w' | Should -BeNullOrEmpty
    }
}

Describe 'The lists' {
    It 'show values and no names of types: <Object> at <Width> columns' -ForEach $cases {
        $one = @($objects[$Object] | Where-Object { $null -ne $_ })[0]
        $lines = Show-View $one Format-List $Width
        $lines.Count | Should -BeGreaterThan 0
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $Width
        # A name may be broken at the end of a line.
        $text = -join ($lines | ForEach-Object { $_.TrimStart() })
        $text | Should -Not -Match '\bSystem\.[A-Z]|GenesysReporting\.[A-Z]'
    }

    It 'show values and no names of types, with all properties: <Object>' -ForEach ($cases | Where-Object { $_.Width -eq 80 -and $_.Object -ne 'Sandbox' }) {
        $one = @($objects[$Object] | Where-Object { $null -ne $_ })[0]
        $text = (Show-View $one Format-List 4000 @{ Property = '*' }) -join "`n"
        $text | Should -Not -Match '\bSystem\.[A-Z]|GenesysReporting\.[A-Z]|[A-Za-z] \{ [A-Za-z]+ = '
    }

    It 'show a plan and limits before anything is chosen' {
        $lines = $objects.QueryPlan | Out-String -Stream -Width 120
        $lines -match '^Body +: \{$' | Should -HaveCount 1
        @($objects.QueryPlan.psobject.Properties.Name | Where-Object { -not ($lines -match "^$_ +:") }) | Should -BeNullOrEmpty
        $limits = (Get-GenesysAnalyticsCatalog UserAggregates).Limits | Format-List | Out-String -Stream | Where-Object { $_ }
        $limits -replace ' +:.*' | Should -Be 'MaxUsers', 'TotalIsApproximate'
    }

    It 'show nested members as JSON' {
        $billing = $objects.Queue[0]
        (Show-View $billing Format-List 4000) -join "`n" | Should -Match 'AdditionalMembers +: \{\[division, \{"id":"[0-9a-f-]+","name":"Home"'
        $billing.AdditionalMembers.division.name | Should -Be Home
    }

    It 'show the reasons of a result that is not complete, one a line' {
        $result = [GenesysReporting.Export.ExportSummary] @{ Path = 'calls.csv'; Format = 'Csv'; Outcome = 'Incomplete'; Interval = $summary.Interval; Reasons = [string[]] ('one', 'two', 'three', 'four', 'five') }
        $lines = Show-View $result Format-List 80
        $lines -match '^Reasons +: one$' | Should -HaveCount 1
        $lines -match '^ +five$' | Should -HaveCount 1
        Show-View $objects.ExportSummary Format-List 80 | Where-Object { $_ -match '^Reasons' } | Should -BeNullOrEmpty
    }
}

Describe 'Values in tables' {
    It 'shorten ids, and say the unit' {
        $record = $objects.Activity
        (Show-View $record Format-Table 80)[2] | Should -Match '^queueId=11111111…, voice +oInteracting +12 '
        $metric = [GenesysReporting.Analytics.AnalyticsMetric] @{ Name = 'tHandle'; Value = 1500; EmitDate = [DateTimeOffset] '2026-03-02T08:00:00Z' }
        (Show-View $metric Format-Table 80)[2] | Should -Match '^tHandle +1500 ms +2026-03-02 08:00:00 *$'
    }

    It 'show the days of a job and of a query' {
        foreach ($shown in $objects.Job, $objects.Query) {
            (Show-View $shown Format-Table 80)[2] | Should -Match ' 2026-03-02 00:00 2026-03-06 00:00 '
        }
        (Show-View ([GenesysReporting.Analytics.AnalyticsJob] @{ Id = $id; Type = 'UserDetails' }) Format-Table 80)[2] | Should -Match '^UserDetails +Unknown +11111111-'
    }

    It 'show the whole meaning of a metric' {
        $metric = Get-GenesysAnalyticsCatalog -Metric oServiceLevel
        $text = (Show-View $metric Format-Table 80 | Select-Object -Skip 2 | ForEach-Object { $_.Substring([Math]::Min(40, $_.Length)) }) -join ''
        ($text -replace ' ') | Should -Be ($metric.Meaning -replace ' ')
    }

    It 'is text where an object is part of another' {
        "$($objects.Query.View)" | Should -Be 'Within20: tAnswered < 20000'
        "$((Get-GenesysAnalyticsCatalog ConversationDetails).Limits)" | Should -Be 'MaxDaysUnfiltered 7, MaxDaysFiltered 31, MaxResults 100000, PageSize 100, JobPageSize 1000'
        "$($sandbox.Server)" | Should -Be $sandbox.ApiUri.Authority
        "$(@($sandbox.Server.Requests)[0])" | Should -Be 'POST /oauth/token: 200'
        "$($objects.SessionTest)" | Should -Be 'Sandbox: usable'
        $definition = Get-GenesysReport QueuePerformance
        "$($definition.Rows)" | Should -Be 'Queue Media'
        "$(($definition.Columns | Where-Object Column -EQ AbandonRate).Target)" | Should -Be 'good 0.05, bad 0.1'
        "$($definition.Questions.Values)" | Should -BeLike 'ConversationAggregates *nOffered*'
        $presences = $observations[0].OrganizationPresenceIds.AVAILABLE
        "$($presences.ToString())" | Should -Be ($presences -join ', ')
    }
}
