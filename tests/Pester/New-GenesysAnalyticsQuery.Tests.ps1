BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $billing = New-GenesysQueryFilter queueId Billing
    # The body that the query would send first, as an object.
    function Get-Body($Query) { $Query.ToJson() | ConvertFrom-Json -DateKind String }
}

Describe 'New-GenesysAnalyticsQuery' {
    It 'makes a query with readable properties, without a session' {
        $answer = Invoke-Fresh @'
            Import-Module $ModulePath
            $query = New-GenesysAnalyticsQuery ConversationAggregates -Interval 2026-11-01/2026-11-02 -TimeZone Europe/Paris -Metric nOffered, tHandle -GroupBy queueId -Granularity 30m
            @{ Text = "$query"; Type = $query.Type; Zone = $query.TimeZone; Metric = $query.Metric; GroupBy = $query.GroupBy; Granularity = $query.Granularity; Kind = $query.GetType().FullName; Sessions = @(Get-GenesysSession).Count }
'@
        $answer.Text | Should -BeExactly 'ConversationAggregates 2026-10-31T23:00:00.000Z/2026-11-01T23:00:00.000Z'
        $answer.Type | Should -Be ConversationAggregates
        $answer.Zone | Should -Be Europe/Paris
        $answer.Metric | Should -Be nOffered, tHandle
        $answer.GroupBy | Should -Be queueId
        $answer.Granularity | Should -Be PT30M
        $answer.Kind | Should -Be GenesysReporting.Analytics.AnalyticsQuery
        $answer.Sessions | Should -Be 0
    }

    It 'writes its body as JSON' {
        $query = New-GenesysAnalyticsQuery ConversationDetails -Interval 2026-11-01/2026-11-02 -TimeZone UTC -Filter $billing -Order DESC -OrderBy conversationend
        $body = Get-Body $query
        $body.interval | Should -BeExactly '2026-11-01T00:00:00.000Z/2026-11-02T00:00:00.000Z'
        $body.order | Should -BeExactly desc
        $body.orderBy | Should -BeExactly conversationEnd
        $body.segmentFilters.Count | Should -Be 1
        $body.segmentFilters[0].predicates[0].dimension | Should -Be queueId
        $body.segmentFilters[0].predicates[0].value | Should -Be Billing
        $query.NamesToResolve | Should -Be 'queueId: Billing'
    }

    It 'puts each part of -All at its level' {
        $filter = New-GenesysQueryFilter -All $billing, (New-GenesysQueryFilter -Metric tTalk -GreaterThan 60s), (New-GenesysQueryFilter mediaType voice)
        $body = Get-Body (New-GenesysAnalyticsQuery ConversationDetails -Past 1d -Filter $filter)
        $body.conversationFilters[0].predicates[0].range.gt | Should -Be 60000
        @($body.segmentFilters).Count | Should -Be 1
        $body.segmentFilters[0].predicates.dimension | Should -Be queueId, mediaType
    }

    It 'joins the filters of an aggregate as the Performance views do' {
        $body = Get-Body (New-GenesysAnalyticsQuery ConversationAggregates -Past 1d -Metric nOffered -Filter (
                New-GenesysQueryFilter queueId Billing, Sales), (New-GenesysQueryFilter mediaType voice, chat))
        $body.filter.type | Should -Be and
        $body.filter.clauses.type | Should -Be or, or
        $body.filter.clauses[1].predicates.value | Should -Be voice, chat
    }

    It 'takes filters from the pipeline, all of which must hold' {
        $query = $billing, (New-GenesysQueryFilter mediaType voice) | New-GenesysAnalyticsQuery ConversationDetails -Past 1d
        $query.Filter.Text | Should -Be 'queueId = Billing', 'mediaType = voice'
        @($query).Count | Should -Be 1
    }

    It 'counts a metric within ranges' {
        $views = @{ Name = 'in20s'; Target = 'tAnswered'; LessThan = '20s' }, @{ name = 'late'; target = 'tanswered'; greaterOrEqual = '1m'; lessThan = 300000 }
        $query = New-GenesysAnalyticsQuery ConversationAggregates -Past 1d -Metric tAnswered -View $views
        $body = Get-Body $query
        $body.views.name | Should -Be in20s, late
        $body.views.target | Should -Be tAnswered, tAnswered
        $body.views[1].range.gte | Should -Be 60000
        $body.views[1].range.lt | Should -Be 300000
        (Get-Body (New-GenesysAnalyticsQuery ConversationAggregates -Past 1d -Metric tAnswered -View $query.View)).views.name | Should -Be in20s, late
    }

    It 'sends the offset of each end, and the zone, of the day that has <Hours> hours' -ForEach @(
        @{ Hours = 25; Day = '2026-10-25/2026-10-26'; Sent = '2026-10-25T00:00:00.000+02:00/2026-10-26T00:00:00.000+01:00' }
        @{ Hours = 23; Day = '2026-03-29/2026-03-30'; Sent = '2026-03-29T00:00:00.000+01:00/2026-03-30T00:00:00.000+02:00' }
    ) {
        $query = New-GenesysAnalyticsQuery ConversationAggregates -Interval $Day -TimeZone Europe/Paris -Metric nOffered -Granularity PT1H
        ($query.Interval.End - $query.Interval.Start).TotalHours | Should -Be $Hours
        $body = Get-Body $query
        $body.interval | Should -BeExactly $Sent
        $body.timeZone | Should -BeExactly Europe/Paris
    }

    It 'sends a Windows zone by its IANA name, and takes UTC' {
        (Get-Body (New-GenesysAnalyticsQuery ConversationAggregates -Past 1d -Metric nOffered -TimeZone 'Romance Standard Time')).timeZone | Should -Be Europe/Paris
        (Get-Body (New-GenesysAnalyticsQuery ConversationAggregates -Past 1d -Metric nOffered -TimeZone UTC)).timeZone | Should -Be UTC
    }

    It 'has the period <_>' -ForEach Today, Yesterday, ThisWeek, LastWeek, ThisMonth, LastMonth {
        $zone = [TimeZoneInfo]::FindSystemTimeZoneById('Asia/Kolkata')
        $interval = (New-GenesysAnalyticsQuery ConversationDetails -Period $_ -TimeZone $zone.Id).Interval
        $start = [TimeZoneInfo]::ConvertTime($interval.Start, $zone)
        $start.TimeOfDay | Should -Be ([timespan]::Zero)
        if ($_ -like '*Week') { $start.DayOfWeek | Should -Be Monday }
        if ($_ -like '*Month') { $start.Day | Should -Be 1 }
        if ($_ -in 'Yesterday', 'LastWeek', 'LastMonth') {
            [TimeZoneInfo]::ConvertTime($interval.End, $zone).TimeOfDay | Should -Be ([timespan]::Zero)
        }
        $interval.End | Should -BeLessOrEqual ([DateTimeOffset]::Now)
    }

    It 'takes a body as <Kind>' -ForEach @(
        @{ Kind = 'a hashtable'; Body = @{ interval = '2026-11-01T00:00:00Z/2026-11-02T00:00:00Z'; metrics = 'nOffered', 'tHandle'; groupBy = @('queueId') } }
        @{ Kind = 'an object'; Body = [pscustomobject]@{ interval = '2026-11-01T00:00:00Z/2026-11-02T00:00:00Z'; metrics = @('nOffered', 'tHandle'); groupBy = @('queueId') } }
        @{ Kind = 'JSON'; Body = '{"interval":"2026-11-01T00:00:00Z/2026-11-02T00:00:00Z","metrics":["nOffered","tHandle"],"groupBy":["queueId"]}' }
    ) {
        $query = New-GenesysAnalyticsQuery ConversationAggregates -Body $Body
        "$($query.Interval)" | Should -BeExactly '2026-11-01T00:00:00.000Z/2026-11-02T00:00:00.000Z'
        $sent = Get-Body $query
        $sent.metrics | Should -Be nOffered, tHandle
        $sent.groupBy | Should -Be queueId
        $sent.interval | Should -BeExactly '2026-11-01T00:00:00Z/2026-11-02T00:00:00Z'
    }

    It 'adds filters to a body, and refuses one for a member that has a filter' {
        $day = '2026-11-01T00:00:00Z/2026-11-02T00:00:00Z'
        (Get-Body (New-GenesysAnalyticsQuery ConversationDetails -Body @{ interval = $day } -Filter $billing)).segmentFilters[0].predicates[0].value | Should -Be Billing
        $own = @{ interval = $day; metrics = @('nOffered'); filter = @{ type = 'and'; predicates = @(@{ dimension = 'mediaType'; value = 'voice' }) } }
        (Get-ErrorOf { New-GenesysAnalyticsQuery ConversationAggregates -Body $own -Filter $billing }).FullyQualifiedErrorId | Should -BeLike 'FilterTwice,*'
    }

    It 'sends what the catalogue does not know with -SkipValidation' {
        (Get-Body (New-GenesysAnalyticsQuery ConversationAggregates -Past 1d -Metric tMood -GroupBy mood -SkipValidation)).metrics | Should -Be tMood
        (Get-Body (New-GenesysAnalyticsQuery ConversationDetails -Body @{ interval = '2026-11-01T00:00:00Z/2026-11-02T00:00:00Z'; mood = 'good' } -SkipValidation)).mood | Should -Be good
    }

    It 'shows a placeholder for the signed-in user, who is known when it runs' {
        $query = New-GenesysAnalyticsQuery UserObservations -Metric oActiveQueues -CurrentUser
        $query.CurrentUser | Should -BeTrue
        $query.NamesToResolve | Should -Be 'userId: the signed-in user'
        (Get-Body $query).filter.predicates[0].dimension | Should -Be userId
    }

    It 'shows its plan' {
        $plan = (New-GenesysAnalyticsQuery ConversationDetails -Interval 2026-10-01/2026-11-01 -TimeZone UTC).ToPlan()
        $plan.Method | Should -Be POST
        $plan.Path | Should -Be /api/v2/analytics/conversations/details/query
        $plan.Slices.Count | Should -Be 5
        $plan.MinRequests | Should -Be 5
        $plan.Permissions | Should -Contain analytics:conversationDetail:view
        ($plan.Body | ConvertFrom-Json).paging.pageNumber | Should -Be 1
        (New-GenesysAnalyticsQuery ConversationDetails -Interval 2026-10-01/2026-11-01 -TimeZone UTC -Filter $billing).ToPlan().Slices.Count | Should -Be 1
    }

    It 'cannot be changed after the checks' {
        (New-GenesysAnalyticsQuery ConversationDetails -Past 1d).PSObject.Properties | Where-Object IsSettable | Should -BeNullOrEmpty
    }

    It 'has its own table' {
        New-GenesysAnalyticsQuery ConversationDetails -Past 1d -Filter $billing | Out-String -Width 150 |
            Should -Match '(?s)Type +Start \(UTC\) +End \(UTC\) +TimeZone +Filter.+ConversationDetails.+\{queueId = Billing\}'
    }

    It 'makes the same query in <_>' -ForEach 'de-DE', 'tr-TR', 'th-TH', 'ar-SA' {
        $make = { (New-GenesysAnalyticsQuery CONVERSATIONAGGREGATES -Interval 2026-10-24/2026-10-27 -TimeZone Europe/Paris -Metric THANDLE -GroupBy MEDIATYPE -Granularity 1d -View @{ Name = 'i'; Target = 'THANDLE'; LessThan = '1.5s' }).ToJson() }
        $plain = & $make
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            & $make | Should -BeExactly $plain
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
    }
}

Describe 'Wrong queries' {
    It 'refuses <Case> with <Id>' -ForEach @(
        @{ Case = 'an unknown type'; Id = 'UnknownQueryType'; Says = "*'ConversationDetails'*"; With = @{ Type = 'ConversationDetail'; Past = '1d' } }
        @{ Case = 'an abbreviated type'; Id = 'UnknownQueryType'; Says = "*Did you mean 'ConversationAggregates'*"; With = @{ Type = 'ConvAggregates'; Past = '1d' } }
        @{ Case = 'an unknown type and zone'; Id = 'UnknownTimeZone'; Says = "*2 errors*'Mars'*'ConversationDetail'*"; With = @{ Type = 'ConversationDetail'; Past = '1d'; TimeZone = 'Mars' } }
        @{ Case = 'an unknown zone, metric and group'; Id = 'UnknownTimeZone'; Says = "*3 errors*'Mars'*'nOfferd'*'queueIdd'*"; With = @{ Type = 'ConversationAggregates'; Past = '1d'; TimeZone = 'Mars'; Metric = 'nOfferd'; GroupBy = 'queueIdd' } }
        @{ Case = 'no time'; Id = 'TimeMissing'; Says = '*-Period*'; With = @{ Type = 'ConversationDetails' } }
        @{ Case = 'a time for what is about now'; Id = 'TimeNotTaken'; Says = '*-Past*'; With = @{ Type = 'QueueObservations'; Past = '1d' } }
        @{ Case = 'no metric'; Id = 'MemberMissing'; Says = '*-Metric*'; With = @{ Type = 'ConversationAggregates'; Past = '1d' } }
        @{ Case = 'an unknown metric'; Id = 'UnknownMetric'; Says = "*'tAnswered'*"; With = @{ Type = 'ConversationAggregates'; Past = '1d'; Metric = 'nAnswered' } }
        @{ Case = 'a metric of another type'; Id = 'UnknownMetric'; Says = '*one of ConversationAggregates*'; With = @{ Type = 'UserAggregates'; Past = '1d'; Metric = 'tHandle' } }
        @{ Case = 'an unknown group'; Id = 'UnknownGroup'; Says = "*'queueId'*"; With = @{ Type = 'ConversationAggregates'; Past = '1d'; Metric = 'nOffered'; GroupBy = 'queue' } }
        @{ Case = 'groups of details'; Id = 'MemberNotOfQuery'; Says = '*ConversationAggregates*'; With = @{ Type = 'ConversationDetails'; Past = '1d'; GroupBy = 'queueId' } }
        @{ Case = 'metrics of details'; Id = 'MemberNotOfQuery'; Says = '*aggregates*'; With = @{ Type = 'ConversationDetails'; Past = '1d'; Metric = 'tHandle' } }
        @{ Case = 'a granularity of details'; Id = 'MemberNotOfQuery'; Says = '*aggregates*'; With = @{ Type = 'ConversationDetails'; Past = '1d'; Granularity = '1h' } }
        @{ Case = 'a granularity as words'; Id = 'InvalidGranularity'; Says = '*PT1H*'; With = @{ Type = 'ConversationAggregates'; Past = '1d'; Metric = 'nOffered'; Granularity = 'hour' } }
        @{ Case = 'an order of aggregates'; Id = 'UnknownMember'; Says = '*ConversationDetails*'; With = @{ Type = 'ConversationAggregates'; Past = '1d'; Metric = 'nOffered'; Order = 'asc' } }
        @{ Case = 'an unknown direction'; Id = 'UnknownChoice'; Says = '*unordered*'; With = @{ Type = 'ConversationDetails'; Past = '1d'; Order = 'up' } }
        @{ Case = 'an unknown order'; Id = 'UnknownChoice'; Says = "*'conversationStart'*"; With = @{ Type = 'ConversationDetails'; Past = '1d'; OrderBy = 'conversationStar' } }
        @{ Case = 'an unknown zone'; Id = 'UnknownTimeZone'; Says = "*'Europe/Paris'*"; With = @{ Type = 'ConversationDetails'; Past = '1d'; TimeZone = 'Europe/Pari' } }
        @{ Case = 'an observation without a filter'; Id = 'MemberMissing'; Says = '*-Filter*queueId*'; With = @{ Type = 'QueueObservations'; Metric = 'oWaiting' } }
        @{ Case = 'a filter of $null'; Id = 'FilterIsNull'; Says = '*New-GenesysQueryFilter*'; With = @{ Type = 'ConversationDetails'; Past = '1d'; Filter = $null } }
        @{ Case = '-CurrentUser where there are no users'; Id = 'NoUserToFilterBy'; Says = '*-CurrentUser*'; With = @{ Type = 'ActionAggregates'; Past = '1d'; Metric = 'tTotalExecution'; CurrentUser = $true } }
        @{ Case = 'a view with an unknown key'; Id = 'ViewKeyUnknown'; Says = "*'Target'*"; With = @{ Type = 'ConversationAggregates'; Past = '1d'; Metric = 'tAnswered'; View = @{ Name = 'a'; Taget = 'b' } } }
        @{ Case = 'a view without a name'; Id = 'ViewKeyMissing'; Says = "*'Name'*"; With = @{ Type = 'ConversationAggregates'; Past = '1d'; Metric = 'tAnswered'; View = @{ Target = 'tAnswered' } } }
        @{ Case = 'a view of an unknown metric'; Id = 'UnknownMetric'; Says = '*views*'; With = @{ Type = 'ConversationAggregates'; Past = '1d'; Metric = 'tAnswered'; View = @{ Name = 'a'; Target = 'tAnswerd'; LessThan = 1 } } }
        @{ Case = 'a view without a range'; Id = 'ViewRangeMissing'; Says = '*LessThan*'; With = @{ Type = 'ConversationAggregates'; Past = '1d'; Metric = 'tAnswered'; View = @{ Name = 'a'; Target = 'tAnswered' } } }
        @{ Case = 'a body that is not JSON'; Id = 'BodyNotJson'; Says = '*hashtable*'; With = @{ Type = 'ConversationDetails'; Body = '{"interval' } }
        @{ Case = 'a body that is a list'; Id = 'BodyNotObject'; Says = '*hashtable*'; With = @{ Type = 'ConversationDetails'; Body = '[1]' } }
    ) {
        $refused = Get-ErrorOf { New-GenesysAnalyticsQuery @With }
        $refused.FullyQualifiedErrorId | Should -BeExactly "$Id,GenesysReporting.Commands.NewGenesysAnalyticsQueryCommand"
        $refused.CategoryInfo.Category | Should -Be InvalidArgument
        "$refused" | Should -BeLike $Says
    }

    It 'refuses a filter that the type does not take, and names those that do' {
        $refused = Get-ErrorOf { New-GenesysAnalyticsQuery UserAggregates -Past 1d -Metric tSystemPresence -Filter $billing }
        $refused.FullyQualifiedErrorId | Should -BeLike 'FilterNotOfType,*'
        "$refused" | Should -BeLike '*ConversationDetails*'
    }

    It 'refuses to join levels by any' {
        $mixed = New-GenesysQueryFilter -Any $billing, (New-GenesysQueryFilter conversationId 7fb334b0-0e9e-11e4-9191-0800200c9a66)
        $refused = Get-ErrorOf { New-GenesysAnalyticsQuery ConversationDetails -Past 1d -Filter $mixed }
        $refused.FullyQualifiedErrorId | Should -BeLike 'LevelsMixed,*'
        "$refused" | Should -BeLike '*Segment and Conversation*'
    }

    It 'explains errors of tutorials: <Case>' -ForEach @(
        @{ Case = 'the whole body'; Id = 'MemberNotOfQuery'; Says = "*'view', 'groupBy', 'filter', 'select' are not members*-Type*ConversationAggregates*segmentFilters*nOffered*"; Body = [ordered]@{ view = 'default'; groupBy = @('mediaType'); filter = @{ type = 'and'; clauses = @(@{ path = 'startTime'; type = 'lessThan'; value = 'x' }) }; interval = 'PT1H'; select = @(@{ type = 'count' }) } }
        @{ Case = 'select'; Id = 'MemberNotOfQuery'; Says = '*metrics*'; Body = @{ interval = 'PT1H'; select = @(@{ type = 'count' }, @{ type = 'sum'; path = 'wrapUpDuration' }) } }
        @{ Case = 'groupBy'; Id = 'MemberNotOfQuery'; Says = '*ConversationAggregates*'; Body = @{ interval = 'PT1H'; groupBy = @('mediaType') } }
        @{ Case = 'filter'; Id = 'MemberNotOfQuery'; Says = '*segmentFilters*'; Body = @{ interval = 'PT1H'; filter = @{ type = 'and'; clauses = @() } } }
        @{ Case = 'a path in a predicate'; Id = 'PredicateHasPath'; Says = '*dimension*'; Body = @{ interval = 'PT1H'; segmentFilters = @(@{ type = 'and'; predicates = @(@{ path = 'user.id'; type = 'equal'; value = 'x' }) }) } }
        @{ Case = 'a duration for an interval'; Id = 'IntervalIsDuration'; Says = '*-Past*'; Body = @{ interval = 'PT1H' } }
    ) {
        $refused = Get-ErrorOf { New-GenesysAnalyticsQuery ConversationDetails -Body $Body }
        $refused.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        "$refused" | Should -BeLike $Says
    }
}

Describe 'The advice on several faults' {
    It 'says each sentence once' {
        $refused = Get-ErrorOf { New-GenesysAnalyticsQuery ConversationAggregates -Past 1d -Metric nOfferd -GroupBy queueIdd }
        ("$refused" -split '-SkipValidation sends').Count | Should -Be 2
        "$refused" | Should -BeLike '*-Metric `* lists them. *-Dimension `* lists its dimensions. -SkipValidation * yet.'
    }
}

Describe 'Completion of queries' {
    It 'works without a session, and writes nothing' {
        $answer = Complete-Fresh @'
            @{
                Types    = Complete 'New-GenesysAnalyticsQuery '
                Some     = Complete 'New-GenesysAnalyticsQuery ConversationA'
                Metrics  = Complete 'New-GenesysAnalyticsQuery UserAggregates -Metric '
                More     = Complete 'New-GenesysAnalyticsQuery UserAggregates -Metric tSystemPresence,tAgent'
                Any      = Complete 'New-GenesysAnalyticsQuery nonsense -Metric tTalk'
                Groups   = Complete 'New-GenesysAnalyticsQuery UserAggregates -GroupBy '
                Orders   = Complete 'New-GenesysAnalyticsQuery ConversationDetails -Order '
                By       = Complete 'New-GenesysAnalyticsQuery ConversationDetails -OrderBy segment'
                Steps    = Complete 'New-GenesysAnalyticsQuery ConversationAggregates -Granularity '
                Periods  = Complete 'New-GenesysAnalyticsQuery ConversationDetails -Period Last'
                Zones    = Complete 'New-GenesysAnalyticsQuery ConversationDetails -TimeZone Europe/Par'
                Windows  = Complete "New-GenesysAnalyticsQuery ConversationDetails -TimeZone 'Romance Stand"
                Buckets  = Complete 'Invoke-GenesysReport QueuePerformance -Granularity '
                Pasts    = Complete 'New-GenesysAnalyticsQuery ConversationDetails -Past '
                Sessions = Complete 'New-GenesysAnalyticsQuery ConversationDetails -Session '
                Errors   = $Error.Count
            }
'@
        $answer.Types.Count | Should -Be 32
        $answer.Some | Should -Be ConversationActivity, ConversationAggregates
        $answer.Metrics | Should -Be tAgentRoutingStatus, tOrganizationPresence, tSystemPresence
        $answer.More | Should -Be tAgentRoutingStatus
        $answer.Any | Should -Contain tTalk
        $answer.Groups | Should -Be userId
        $answer.Orders | Should -Be asc, desc, unordered
        $answer.By | Should -Be segmentStart, segmentEnd
        $answer.Steps | Should -Contain PT30M
        $answer.Periods | Should -Be Last30Days, Last7Days, LastHour, LastMonth, LastWeek
        $answer.Zones | Should -Be Europe/Paris
        $answer.Windows | Should -Contain $(if ($IsWindows) { "'Romance Standard Time'" } else { 'Europe/Paris' })
        $answer.Buckets | Should -Contain PT30M
        $answer.Pasts | Should -Contain '7d'
        $answer.Sessions | Should -BeNullOrEmpty
        $answer.Errors | Should -Be 0
    }
}

Describe 'Lists of queries, filters and plans' {
    It 'can be indexed, and not be changed' {
        $filter = New-GenesysQueryFilter -All (New-GenesysQueryFilter mediaType voice -Level Segment), (New-GenesysQueryFilter queueId a, b)
        $query = New-GenesysAnalyticsQuery ConversationAggregates -Past 1d -Metric nOffered, tHandle -GroupBy queueId, mediaType -Filter (New-GenesysQueryFilter queueId a, b) -View @{ Name = 'v'; Target = 'tHandle'; LessThan = 1 }
        $query.Metric[0] | Should -Be nOffered
        $query.Metric[-1] | Should -Be tHandle
        $query.GroupBy[1] | Should -Be mediaType
        $query.View[0].Name | Should -Be v
        "$($query.Filter[0])" | Should -Be 'queueId = a or b'
        $query.NamesToResolve[1] | Should -Be 'queueId: b'
        $query.Filter[0].Parts[1].Value | Should -Be b
        $filter.Levels[0] | Should -Be Segment
        $plan = $query.ToPlan()
        $plan.ToLines()[0] | Should -BeLike POST*
        $plan.Slices[0] | Should -Be $query.Interval
        $plan.Permissions[0] | Should -Be analytics:conversationAggregate:view
        (Get-GenesysAnalyticsCatalog ConversationAggregates).Metrics[0] | Should -Not -BeNullOrEmpty
        (Get-GenesysAnalyticsCatalog -Dimension direction).Values[1] | Should -Be outbound
        { $query.Metric[0] = 'nothing' } | Should -Throw
        { $plan.Permissions[0] = 'nothing' } | Should -Throw
    }
}
