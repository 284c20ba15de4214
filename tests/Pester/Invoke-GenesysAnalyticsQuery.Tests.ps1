BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0
    $details = '/api/v2/analytics/conversations/details/query'
    # Two whole UTC days in the past, so that the data is final.
    $midnight = [DateTimeOffset]::new([DateTime]::UtcNow.Date, [timespan]::Zero)
    $from = $midnight.AddDays(-3)
    $to = $midnight.AddDays(-1)
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Invoke-GenesysAnalyticsQuery' {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        $sandbox.Server.ClearRequests()
    }

    It 'returns every conversation of the interval once, in order of start' {
        $all = Invoke-GenesysAnalyticsQuery -Type ConversationDetails -Start $from -End $to -SummaryVariable summary
        $all.Count | Should -BeGreaterThan 100
        @($all.ConversationId | Sort-Object -Unique).Count | Should -Be $all.Count
        $all.ConversationStart | Should -Be ($all.ConversationStart | Sort-Object)
        $all | ForEach-Object { $_.ConversationStart -ge $from -and $_.ConversationStart -lt $to | Should -BeTrue }
        $summary.Outcome | Should -Be 'Complete'
        $summary.Delivered | Should -Be $all.Count
        $summary.TotalHits | Should -Be $all.Count
    }

    It 'trims what the platform matches outside the interval, and counts it' {
        $all = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to
        $noon = $from.AddHours(12)
        $part = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $noon -End $noon.AddHours(5) -SummaryVariable summary)
        $expected = @($all | Where-Object { $_.ConversationStart -ge $noon -and $_.ConversationStart -lt $noon.AddHours(5) })
        $part.ConversationId | Should -Be $expected.ConversationId
        $summary.OutsideInterval | Should -BeGreaterThan 0
        $summary.OutsideInterval + $summary.Delivered | Should -Be $summary.Unique
        $summary.Outcome | Should -Be 'Complete'
    }

    It 'adds up to the same number over any seam' {
        $whole = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to
        $seam = $from.AddHours(17.3)
        $parts = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $seam) +
            @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $seam -End $to)
        $parts.ConversationId | Should -Be $whole.ConversationId
    }

    It 'asks for long intervals in runs of days that the platform accepts' {
        $all = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $midnight.AddDays(-40) -End $midnight -SummaryVariable summary
        $summary.Slices.Count | Should -Be 6
        $summary.Outcome | Should -Be 'Complete'
        $all.Count | Should -Be $summary.TotalHits
    }

    It 'takes its time as <Form>' -ForEach @(
        @{ Form = 'an interval'; With = { @{ Interval = '{0:yyyy-MM-ddTHH:mm:ssZ}/{1:yyyy-MM-ddTHH:mm:ssZ}' -f $from.UtcDateTime, $to.UtcDateTime } } }
        @{ Form = 'DateTimes'; With = { @{ Start = $from.UtcDateTime; End = $to.UtcDateTime } } }
        @{ Form = 'local DateTimes'; With = { @{ Start = $from.LocalDateTime; End = $to.LocalDateTime } } }
        @{ Form = 'dates in a zone'; With = { @{ Start = $from.ToString('yyyy-MM-dd'); End = $to.ToString('yyyy-MM-dd'); TimeZone = 'UTC' } } }
    ) {
        $given = & $With
        $null = Invoke-GenesysAnalyticsQuery ConversationDetails @given -First 1 -SummaryVariable summary
        $summary.Interval.Start | Should -Be $from
        $summary.Interval.End | Should -Be $to
    }

    It 'reads dates in the zone that was requested' {
        $null = Invoke-GenesysAnalyticsQuery ConversationDetails -Start 2026-07-01 -End 2026-07-02 -TimeZone Europe/Paris -SummaryVariable summary
        "$($summary.Interval)" | Should -Be '2026-06-30T22:00:00.000Z/2026-07-01T22:00:00.000Z'
        $summary.TimeZone | Should -Be 'Europe/Paris'
    }

    It 'takes a span that ends now' {
        $null = Invoke-GenesysAnalyticsQuery ConversationDetails -Past 7d -First 1 -SummaryVariable summary
        $summary.Interval.End - $summary.Interval.Start | Should -Be ([timespan]::FromDays(7))
    }

    It 'stops after -First' {
        $three = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -First 3 -SummaryVariable summary
        $three.Count | Should -Be 3
        @($sandbox.Server.Requests).Count | Should -Be 1
        $summary.Outcome | Should -Be 'Stopped'
    }

    It 'is stopped by Select-Object within the requests under way' {
        $three = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $midnight.AddDays(-40) -End $midnight -SummaryVariable summary |
            Select-Object -First 3
        $three.Count | Should -Be 3
        $summary.Delivered | Should -Be 3
        $summary.Outcome | Should -Be 'Stopped'
        @($sandbox.Server.Requests).Count | Should -BeLessThan 8
    }

    It 'sets no summary variable when it is not asked to, and replaces an old one' {
        $summary = 'old'
        $null = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -First 1
        $summary | Should -Be 'old'
        $null = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -First 1 -SummaryVariable summary
        $summary.Type | Should -Be 'ConversationDetails'
    }

    It 'writes nothing and says Complete for an interval without conversations' {
        $none = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $midnight.AddDays(5) -End $midnight.AddDays(6) -SummaryVariable summary)
        $none.Count | Should -Be 0
        $summary.Outcome | Should -Be 'Complete'
    }

    It 'keeps members that the contract does not know' {
        $all = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $midnight.AddDays(-14) -End $midnight
        $odd = @($all | Where-Object { $_.AdditionalMembers.Count -gt 0 })
        $odd.Count | Should -BeGreaterThan 0
        $odd[0].AdditionalMembers | ConvertTo-Json | Should -Not -Match 'ValueKind'
    }

    It 'has its own table' {
        Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -First 2 | Out-String -Width 160 |
            Should -Match 'Start \(UTC\)\s+Duration\s+Direction\s+Media\s+Participants\s+ConversationId'
    }
}

Describe 'Queries of every kind' {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        $sandbox.Server.ClearRequests()
    }

    It 'runs <Type> to its end' -ForEach @(
        @{ Type = 'ConversationAggregates'; With = { @{ Metric = 'nOffered', 'tHandle'; GroupBy = 'queueId'; Granularity = '12h'; Start = $from; End = $to; TimeZone = 'UTC' } }; Gives = 'AnalyticsAggregate' }
        @{ Type = 'UserAggregates'; With = { @{ Metric = 'tSystemPresence'; GroupBy = 'userId'; Start = $from; End = $to } }; Gives = 'AnalyticsAggregate' }
        @{ Type = 'UserDetails'; With = { @{ Start = $from; End = $to } }; Gives = 'AnalyticsUserDetail' }
        @{ Type = 'QueueObservations'; With = { @{ Metric = 'oWaiting', 'oInteracting'; Filter = New-GenesysQueryFilter queueId Billing, Sales } }; Gives = 'AnalyticsObservation' }
        @{ Type = 'ConversationActivity'; With = { @{ Metric = 'oInteracting'; GroupBy = 'queueId' } }; Gives = 'AnalyticsActivity' }
        @{ Type = 'AgentStatus'; With = { @{} }; Gives = 'AnalyticsAgentStatus' }
        @{ Type = 'AgentStatusCounts'; With = { @{} }; Gives = 'AnalyticsAgentStatusCount' }
    ) {
        $given = & $With
        $all = @(Invoke-GenesysAnalyticsQuery $Type @given -SummaryVariable summary)
        $all.Count | Should -BeGreaterThan 0
        $all | Should -BeOfType "GenesysReporting.Analytics.$Gives"
        $summary.Outcome | Should -Be Complete
        $summary.Type | Should -Be $Type
        $summary.Delivered | Should -Be $all.Count
        if ($null -eq $summary.Interval) { $Type | Should -BeIn QueueObservations, ConversationActivity, AgentStatus, AgentStatusCounts }
    }

    It 'returns aggregates that add up to the details' {
        $details = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to)
        $offered = Invoke-GenesysAnalyticsQuery ConversationAggregates -Metric nConversations -Interval ('{0:yyyy-MM-dd}/{1:yyyy-MM-dd}' -f $from, $to) -TimeZone UTC -Granularity 1d
        $offered.Count | Should -Be 2
        $offered[0].Metric('nConversations').Stats.Count | Should -BeGreaterThan 0
        $offered | ForEach-Object { $_.End - $_.Start | Should -Be ([timespan]::FromDays(1)) }
        $details.Count | Should -BeGreaterThan 0
    }

    It 'cuts the day that has 25 hours at the zone''s hours, and says the zone' {
        $null = Invoke-GenesysAnalyticsQuery ConversationAggregates -Interval 2026-10-25/2026-10-26 -TimeZone Europe/Paris -Metric nOffered -Granularity PT1H -SummaryVariable summary
        $sent = @($sandbox.Server.Requests)[0].BodyText | ConvertFrom-Json -DateKind String
        $sent.interval | Should -BeExactly '2026-10-25T00:00:00.000+02:00/2026-10-26T00:00:00.000+01:00'
        $sent.timeZone | Should -BeExactly Europe/Paris
        $summary.TimeZone | Should -Be Europe/Paris
        ($summary.Interval.End - $summary.Interval.Start).TotalHours | Should -Be 25
    }

    It 'counts a view' {
        $got = Invoke-GenesysAnalyticsQuery ConversationAggregates -Start $from -End $to -TimeZone UTC -Metric tAnswered -View @{ Name = 'in20s'; Target = 'tAnswered'; LessThan = '20s' }
        $got.View('in20s').Stats.Count | Should -BeLessThan $got.Metric('tAnswered').Stats.Count
        $got.View('in20s').Stats.Count | Should -BeGreaterThan 0
    }
}

Describe 'Filters of a query' {
    BeforeEach { $sandbox.Server.ClearRequests() }

    It 'come through the pipeline, and all of them must hold' {
        $all = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to)
        $some = @((New-GenesysQueryFilter queueId Billing), (New-GenesysQueryFilter mediaType voice) |
                Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -SummaryVariable summary)
        $summary.Outcome | Should -Be Complete
        $billing = (Get-GenesysQueue Billing).Id
        $queues = { param($Conversation) $Conversation.Participants.Sessions.Segments.QueueId }
        $expected = @($all | Where-Object { (& $queues $_) -contains $billing -and $_.Participants.Sessions.MediaType -contains 'voice' })
        $some.Count | Should -BeGreaterThan 0
        $some.Count | Should -BeLessThan $all.Count
        $some | ForEach-Object { $_.ConversationId | Should -BeIn $expected.ConversationId }
    }

    It 'have ids for names when they are sent, looked up once' {
        $session = Connect-GenesysCloud -ApiUri $sandbox.ApiUri -LoginUri $sandbox.LoginUri -Credential $sandbox.Credential -NoDefault
        $sandbox.Server.ClearRequests()
        $filter = New-GenesysQueryFilter queueId billing, SALES
        1..2 | ForEach-Object { $null = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -Filter $filter -Session $session }
        $sent = @($sandbox.Server.Requests | Where-Object PathAndQuery -EQ $details)[0].BodyText | ConvertFrom-Json
        $sent.segmentFilters[0].type | Should -Be or
        $sent.segmentFilters[0].predicates.value | Should -Be (Get-GenesysQueue Billing, Sales).Id
        @($sandbox.Server.Requests | Where-Object PathAndQuery -Like '*/routing/queues*').Count | Should -BeLessOrEqual 3
    }

    It 'answer a name that <Case> with <Id>, and the query is not sent' -ForEach @(
        @{ Case = 'has no match'; Id = 'NameNotFound'; Dimension = 'queueId'; Value = 'Bilingo'; Says = "*'Billing'*Get-GenesysQueue*" }
        @{ Case = 'fits several'; Id = 'NameAmbiguous'; Dimension = 'userId'; Value = 'Sam Lee'; Says = '*Sam Lee*' }
        @{ Case = 'is a wildcard'; Id = 'NameNotFound'; Dimension = 'queueId'; Value = 'Bill*'; Says = '*Get-GenesysQueue*' }
    ) {
        $failed = Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -Filter (New-GenesysQueryFilter $Dimension $Value) -SummaryVariable script:summary }
        $failed.FullyQualifiedErrorId | Should -BeExactly "$Id,GenesysReporting.Commands.InvokeGenesysAnalyticsQueryCommand"
        $failed.CategoryInfo.Category | Should -Be InvalidArgument
        "$failed" | Should -BeLike $Says
        $summary.Outcome | Should -Be Failed
        @($sandbox.Server.Requests | Where-Object PathAndQuery -EQ $details).Count | Should -Be 0
    }
}

Describe 'A query object' {
    BeforeEach { $sandbox.Server.ClearRequests() }

    It 'is run <How>' -ForEach @(
        @{ How = 'from the pipeline'; Script = { $query | Invoke-GenesysAnalyticsQuery -First 2 } }
        @{ How = 'by name'; Script = { Invoke-GenesysAnalyticsQuery -Query $query -First 2 } }
        @{ How = 'by position'; Script = { Invoke-GenesysAnalyticsQuery $query -First 2 } }
    ) {
        $query = New-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to
        @(& $Script).Count | Should -Be 2
    }

    It 'is run as often as it is given, each with its own kind of result' {
        $queries = (New-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to),
            (New-GenesysAnalyticsQuery ConversationAggregates -Start $from -End $to -Metric nOffered)
        $got = @($queries | Invoke-GenesysAnalyticsQuery -First 1)
        $got.ForEach{ $_.GetType().Name } | Should -Be AnalyticsConversation, AnalyticsAggregate
    }

    It 'keeps its interval from run to run' {
        $query = New-GenesysAnalyticsQuery ConversationDetails -Past 3h
        1..2 | ForEach-Object { $null = $query | Invoke-GenesysAnalyticsQuery }
        @($sandbox.Server.Requests.BodyText | ForEach-Object { ($_ | ConvertFrom-Json -DateKind String).interval } | Sort-Object -Unique).Count | Should -Be 1
    }
}

Describe 'A body as it is' {
    BeforeEach { $sandbox.Server.ClearRequests() }

    It 'is sent page by page' {
        $day = '{0:yyyy-MM-ddTHH:mm:ssZ}/{1:yyyy-MM-ddTHH:mm:ssZ}' -f $from.UtcDateTime, $to.UtcDateTime
        $all = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to)
        $got = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Body @{ interval = $day; paging = @{ pageSize = 5; pageNumber = 7 } } -SummaryVariable summary)
        $got.ConversationId | Should -Be $all.ConversationId
        $summary.Outcome | Should -Be Complete
    }

    It 'leaves the checks to the platform with -SkipValidation' {
        $failed = Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationAggregates -Past 1d -Metric tMood -SkipValidation }
        $failed.FullyQualifiedErrorId | Should -BeLike 'RequestRefused,*'
        "$failed" | Should -BeLike '*tMood*'
        @($sandbox.Server.Requests).Count | Should -Be 1
    }
}

Describe '-CurrentUser' {
    BeforeAll {
        $signedIn = Start-GenesysSandbox -RequestsPerMinute 0 -AutoSignIn 'Alice Martin'
        $user = Connect-ByBrowser $signedIn @{ NoDefault = $true }
        $signedIn.Server.ClearRequests()
    }

    AfterAll { $signedIn | Stop-GenesysSandbox }

    It 'requests the signed-in user''s records' {
        $mine = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -CurrentUser -Session $user -SummaryVariable summary)
        $summary.Outcome | Should -Be Complete
        $mine.Count | Should -BeGreaterThan 0
        $mine | ForEach-Object { $_.Participants.UserId | Should -Contain $user.UserId }
        (@($signedIn.Server.Requests)[-1].BodyText | ConvertFrom-Json).segmentFilters[0].predicates[0].value | Should -Be $user.UserId
    }

    It 'works with filters, and with aggregates and observations' {
        $null = Invoke-GenesysAnalyticsQuery ConversationAggregates -Start $from -End $to -Metric tHandle -Filter (New-GenesysQueryFilter mediaType voice) -CurrentUser -Session $user
        (@($signedIn.Server.Requests)[-1].BodyText | ConvertFrom-Json).filter.predicates.dimension | Should -Be mediaType, userId
        $null = Invoke-GenesysAnalyticsQuery UserObservations -Metric oActiveQueues -CurrentUser -Session $user -SummaryVariable summary
        $summary.Outcome | Should -Be Complete
    }

    It 'explains that a client has no such user, and sends nothing' {
        $sandbox.Server.ClearRequests()
        $failed = Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1d -CurrentUser }
        $failed.FullyQualifiedErrorId | Should -BeLike 'CurrentUserUnknown,*'
        "$failed" | Should -BeLike '*OAuth client*AuthorizationCode*'
        @($sandbox.Server.Requests).Count | Should -Be 0
    }
}

Describe '-WhatIf' {
    BeforeEach { $sandbox.Server.ClearRequests() }

    It 'shows the plan and sends nothing' {
        $written = Invoke-GenesysAnalyticsQuery ConversationDetails -Interval 2026-10-01/2026-11-01 -TimeZone Europe/Paris -WhatIf -InformationVariable said 6> $null
        $written | Should -BeNullOrEmpty
        $plan = "$($said -join "`n")"
        $plan | Should -Match 'POST /api/v2/analytics/conversations/details/query'
        $plan | Should -Match '5 slices, times read in Europe/Paris'
        $plan | Should -Match '2026-09-30T22:00:00.000Z/2026-10-07T00:00:00.000Z'
        $plan | Should -Match 'at least 5 requests'
        $plan | Should -Match 'needs analytics:conversationDetail:view'
        $plan | Should -Match '"pageNumber": 1'
        @($sandbox.Server.Requests).Count | Should -Be 0
    }

    It 'says which names are to be resolved, and checks the rest' {
        $null = New-GenesysQueryFilter queueId Bilingo | Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1d -CurrentUser -WhatIf -InformationVariable said 6> $null
        "$said" | Should -Match 'to be resolved: queueId: Bilingo, userId: the signed-in user'
        (Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationAggregates -Past 1d -Metric tHandel -WhatIf }).FullyQualifiedErrorId | Should -BeLike 'UnknownMetric,*'
        @($sandbox.Server.Requests).Count | Should -Be 0
    }

    It 'shows the seconds that the requests take under a known rate limit' {
        $limited = Start-GenesysSandbox -RequestsPerMinute 60
        try {
            $session = Connect-GenesysCloud -ApiUri $limited.ApiUri -LoginUri $limited.LoginUri -Credential $limited.Credential -NoDefault
            $null = Get-GenesysQueue -Session $session
            $null = Invoke-GenesysAnalyticsQuery ConversationDetails -Interval 2026-10-01/2026-11-01 -TimeZone UTC -WhatIf -Session $session -InformationVariable said 6> $null
            "$said" | Should -Match 'at least 5 requests, 5 s under the rate limit'
        }
        finally {
            $limited | Stop-GenesysSandbox
        }
    }

    It 'needs no session' {
        $said = Invoke-Fresh @'
            Import-Module $ModulePath
            $null = Invoke-GenesysAnalyticsQuery AgentStatus -WhatIf -InformationVariable said 6> $null
            @{ Said = "$said" }
'@
        $said.Said | Should -Match 'POST /api/v2/analytics/agents/status/query'
    }

    It 'is not triggered by $WhatIfPreference, as a read changes nothing' {
        $WhatIfPreference = $true
        @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -First 2 -SummaryVariable summary).Count | Should -Be 2
        $WhatIfPreference = $false
        $summary.Delivered | Should -Be 2
    }
}

Describe 'When things go wrong' {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        $sandbox.Server.ClearRequests()
        $expected = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -SummaryVariable plain
        $pages = $plain.Requests
    }

    It 'gets through <Kind> without losing or duplicating anything' -ForEach @(
        @{ Kind = 'BadGateway' }, @{ Kind = 'ServiceUnavailable' }, @{ Kind = 'GatewayTimeout' }, @{ Kind = 'CutBody' }
        @{ Kind = 'CloseConnection' }, @{ Kind = 'TooManyRequests' }, @{ Kind = 'TooManyRequestsWithoutHeader' }, @{ Kind = 'RetryAfterDate' }
    ) {
        $sandbox.Server.AddFault($Kind, $details, 1, 1, 1)
        $got = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -SummaryVariable summary
        $got.ConversationId | Should -Be $expected.ConversationId
        $summary.Outcome | Should -Be 'Complete'
        $summary.Requests | Should -Be ($pages + 1)
    }

    It 'renews a token that dies between two pages' {
        $null = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to |
            ForEach-Object -Begin { $seen = 0 } -Process { if (++$seen -eq 1) { $sandbox.Server.ExpireTokens() } }
        $got = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to
        $got.ConversationId | Should -Be $expected.ConversationId
        @($sandbox.Server.Requests | Where-Object Status -eq 401).Count | Should -BeGreaterThan 0
    }

    It 'reads again, and is complete, when a record was missing once' {
        $sandbox.Server.AddFault('DropRecord', $details, 1)
        $got = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -SummaryVariable summary
        @($got.ConversationId | Sort-Object) | Should -Be @($expected.ConversationId | Sort-Object)
        $summary.Outcome | Should -Be 'Complete'
        $summary.Slices[0].Passes | Should -Be 2
    }

    It 'warns with the numbers when records stay missing' {
        $sandbox.Server.AddFault('DropRecord', $details, 1000)
        $got = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -SummaryVariable summary -WarningVariable warned -WarningAction SilentlyContinue
        $got.Count | Should -BeLessThan $expected.Count
        $summary.Outcome | Should -Be 'Incomplete'
        $warned | Should -BeLike "*announced $($expected.Count)*sent $($got.Count)*"
    }

    It 'drops a record that comes twice because the pages shifted' {
        $sandbox.Server.AddFault('ShiftPages', $details, 1, 1, 0)
        $got = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -SummaryVariable summary -WarningAction SilentlyContinue
        @($got.ConversationId | Sort-Object -Unique).Count | Should -Be $got.Count
        $summary.Duplicates | Should -BeGreaterThan 0
    }

    It 'throws <Id> on <Kind>, and the summary says Failed' -ForEach @(
        @{ Kind = 'Forbidden'; Id = 'PermissionMissing'; Category = 'PermissionDenied' }
        @{ Kind = 'InternalServerError'; Id = 'ServiceFailed'; Category = 'ResourceUnavailable' }
        @{ Kind = 'NotJson'; Id = 'AnswerUnreadable'; Category = 'InvalidData' }
        @{ Kind = 'NullAnswer'; Id = 'AnswerMisshaped'; Category = 'InvalidData' }
        @{ Kind = 'ArrayAnswer'; Id = 'AnswerMisshaped'; Category = 'InvalidData' }
        @{ Kind = 'ErrorAsSuccess'; Id = 'AnswerMisshaped'; Category = 'InvalidData' }
    ) {
        $sandbox.Server.AddFault($Kind, $details, 1)
        $failed = Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -SummaryVariable script:summary }
        $failed.FullyQualifiedErrorId | Should -Be "$Id,GenesysReporting.Commands.InvokeGenesysAnalyticsQueryCommand"
        $failed.CategoryInfo.Category | Should -Be $Category
        $failed.Exception.Message | Should -Match '[0-9a-f]{8}-[0-9a-f]{4}-'
    }

    It 'takes {} for nothing only if it comes twice' {
        $sandbox.Server.AddFault('EmptyObject', $details, 1)
        @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to).Count | Should -Be $expected.Count
        $sandbox.Server.AddFault('EmptyObject', $details, 2)
        Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -SummaryVariable summary | Should -BeNullOrEmpty
        $summary.Outcome | Should -Be 'Complete'
    }

    It 'never takes <Kind> among pages that told a total for nothing' -ForEach @(
        @{ Kind = 'EmptyObject'; Outcome = 'Failed' }
        @{ Kind = 'NoList'; Outcome = 'Failed', 'Incomplete' }
    ) {
        $sandbox.Server.AddFault($Kind, $details, 99, 1, 0)
        $null = try {
            Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -SummaryVariable summary -ThrottleLimit 1 -WarningAction SilentlyContinue
        }
        catch {
            $_.FullyQualifiedErrorId | Should -BeLike 'AnswerMisshaped,*'
        }

        $summary.Outcome | Should -BeIn $Outcome
    }

    It 'does not tell a total that was left out as if it were announced' {
        $sandbox.Server.AddFault('NoTotal', $details, 99)
        $got = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -SummaryVariable summary)
        $got.Count | Should -Be $expected.Count
        $summary.TotalHits | Should -Be 0
        $summary.Slices[0].IsAnnounced | Should -BeFalse
    }

    It 'delivers a record in spite of <Kind>, with its neighbours' -ForEach @(
        @{ Kind = 'HalfSurrogate'; Warnings = 0 }
        @{ Kind = 'BadTime'; Warnings = 1 }
        @{ Kind = 'FractionalNumbers'; Warnings = 0 }
    ) {
        $sandbox.Server.AddFault($Kind, $details, 1)
        $got = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -SummaryVariable summary -WarningVariable warned -WarningAction SilentlyContinue)
        ($got.ConversationId | Sort-Object) -join ',' | Should -BeExactly (($expected.ConversationId | Sort-Object) -join ',')
        @($warned).Count | Should -Be $Warnings
        @($warned) | ForEach-Object { "$_" | Should -BeLike 'The conversation * has a value in *could not be read*' }
        $summary.Outcome | Should -Be 'Complete'
    }

    It 'refuses an answer that unpacks to half a gigabyte' {
        $sandbox.Server.AddFault('GzipBomb', $details, 1)
        $failed = Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to }
        $failed.FullyQualifiedErrorId | Should -BeLike 'AnswerTooLarge,*'
        "$failed" | Should -BeLike '*GENESYSREPORTING_MAXANSWERBYTES*'
    }

    It 'ends a job whose cursor leads back (<Kind>)' -ForEach @(
        @{ Kind = 'CursorRepeats' }
        @{ Kind = 'CursorAlternates' }
        @{ Kind = 'CursorEmpty' }
    ) {
        $sandbox.Server.AddFault($Kind, '/api/v2/analytics/conversations/details/jobs/*/results', 9999)
        $failed = Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails -Start $from -End $to -Mode Job -SummaryVariable script:summary -WarningAction SilentlyContinue }
        $failed.FullyQualifiedErrorId | Should -BeLike 'PagingLooped,*'
        $script:summary.Outcome | Should -Be 'Failed'
    }

    It 'refuses a body without an interval before it is sent' {
        $failed = Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails -Body @{ order = 'asc' } -SkipValidation }
        $failed.FullyQualifiedErrorId | Should -BeLike 'QueryIntervalMissing,*'
    }

    It 'names the permission that a real role lacks' {
        $poor = @($sandbox.Server.Clients | Where-Object { $null -ne $_.Permissions })[0]
        $session = Connect-GenesysCloud -ApiUri $sandbox.ApiUri -LoginUri $sandbox.LoginUri -ClientId $poor.ClientId -ClientSecret (ConvertTo-Secret $poor.ClientSecret) -NoDefault
        $failed = Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1d -Session $session }
        $failed.FullyQualifiedErrorId | Should -BeLike 'PermissionMissing,*'
        $failed.Exception.Failure.Code | Should -BeLike 'missing.*permissions'
        "$failed" | Should -BeLike '*analytics:conversationDetail:view*'
        "$failed" | Should -BeLike '*Scopes do not apply*'
    }

    It 'throws TokenRejected when a new token is refused too' {
        $sandbox.Server.AddFault('Unauthorized', $details, 2)
        $failed = Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1d }
        $failed.FullyQualifiedErrorId | Should -BeLike 'TokenRejected,*'
        $failed.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $failed.Exception.Failure.Code | Should -Be 'bad.credentials'
    }
}

Describe 'Bad input' {
    It 'refuses <Case> with <Id> and sends nothing' -ForEach @(
        @{ Case = 'an unknown type'; Id = 'UnknownQueryType'; With = @{ Type = 'ConversationDetail'; Past = '1d' }; Says = "*'ConversationDetails'*" }
        @{ Case = 'no time'; Id = 'TimeMissing'; With = @{}; Says = '*-Past*' }
        @{ Case = 'two times'; Id = 'TimeFormsConflict'; With = @{ Past = '1d'; Start = '2026-11-01' }; Says = '*-Start and -Past*' }
        @{ Case = 'a duration for an interval'; Id = 'IntervalIsDuration'; With = @{ Interval = 'PT1H' }; Says = '*-Past*' }
        @{ Case = 'an interval in reverse'; Id = 'IntervalReversed'; With = @{ Interval = '2026-11-02T00:00:00Z/2026-11-01T00:00:00Z' }; Says = '*before it starts*' }
        @{ Case = 'half an interval'; Id = 'InvalidInterval'; With = @{ Interval = '2026-11-02' }; Says = '*start/end*' }
        @{ Case = 'an end alone'; Id = 'EndWithoutStart'; With = @{ End = '2026-11-02' }; Says = '*-Start*' }
        @{ Case = 'a day as words'; Id = 'InvalidTime'; With = @{ Start = 'last tuesday' }; Says = '*ISO 8601*' }
        @{ Case = 'a date of one culture'; Id = 'InvalidTime'; With = @{ Start = '01/02/2026' }; Says = '*ISO 8601*' }
        @{ Case = 'a span without a unit'; Id = 'InvalidPast'; With = @{ Past = '7' }; Says = '*7d*' }
        @{ Case = 'an unknown zone'; Id = 'UnknownTimeZone'; With = @{ Past = '1d'; TimeZone = 'Europe/Pari' }; Says = "*'Europe/Paris'*" }
        @{ Case = 'a period and a span'; Id = 'TimeFormsConflict'; With = @{ Past = '1d'; Period = 'Today' }; Says = '*-Past and -Period*' }
        @{ Case = 'a time where there is none'; Id = 'TimeNotTaken'; With = @{ Type = 'QueueObservations'; Past = '1d' }; Says = '*about now*' }
        @{ Case = 'no filter where one is needed'; Id = 'MemberMissing'; With = @{ Type = 'QueueObservations'; Metric = 'oWaiting' }; Says = '*-Filter*' }
        @{ Case = 'a metric of another type'; Id = 'UnknownMetric'; With = @{ Type = 'UserAggregates'; Past = '1d'; Metric = 'tHandle' }; Says = '*ConversationAggregates*' }
        @{ Case = 'groups of details'; Id = 'MemberNotOfQuery'; With = @{ Past = '1d'; GroupBy = 'queueId' }; Says = '*ConversationAggregates*' }
        @{ Case = 'a granularity as words'; Id = 'InvalidGranularity'; With = @{ Type = 'ConversationAggregates'; Past = '1d'; Metric = 'nOffered'; Granularity = 'hourly' }; Says = '*PT1H*' }
        @{ Case = 'a filter of $null'; Id = 'FilterIsNull'; With = @{ Past = '1d'; Filter = $null }; Says = '*New-GenesysQueryFilter*' }
        @{ Case = 'a body of a tutorial'; Id = 'MemberNotOfQuery'; With = @{ Body = @{ interval = 'PT1H'; view = 'default' } }; Says = '*-Type*' }
        @{ Case = 'an unknown session'; Id = 'SessionNotFound'; With = @{ Past = '1d'; Session = 'prod' }; Says = "*'Sandbox'*" }
    ) {
        $sandbox.Server.ClearRequests()
        $given = @{ Type = "ConversationDetails" }
        foreach ($key in $With.Keys) { $given[$key] = $With[$key] }
        $refused = Get-ErrorOf { Invoke-GenesysAnalyticsQuery @given }
        $refused.FullyQualifiedErrorId | Should -BeExactly "$Id,GenesysReporting.Commands.InvokeGenesysAnalyticsQueryCommand"
        $refused.CategoryInfo.Category | Should -BeIn InvalidArgument, InvalidOperation
        "$refused" | Should -BeLike $Says
        @($sandbox.Server.Requests).Count | Should -Be 0
    }
}

Describe 'Ctrl+C' {
    It 'ends a request under way at once, on the wire too' {
        # The second page takes an hour: only a real stop ends the wait.
        $sandbox.Server.ClearRequests()
        $sandbox.Server.AddFault('Slow', $details, 100, 1, 3600)
        $shell = [powershell]::Create().AddScript({
                param($path, $session, $start)
                Import-Module $path
                Invoke-GenesysAnalyticsQuery ConversationDetails -Start $start -Session $session -ThrottleLimit 1
            }).AddArgument($ModulePath).AddArgument($sandbox.Session).AddArgument($from)
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $limit = [Diagnostics.Stopwatch]::StartNew()
        try {
            $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            # The records may arrive before the request for more has reached the server.
            while (($output.Count -lt 90 -or $sandbox.Server.RequestsUnderWay -eq 0) -and -not $running.IsCompleted -and $limit.Elapsed.TotalSeconds -lt 300) { Start-Sleep -Milliseconds 20 }
            $shell.Stop()
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            while (@($sandbox.Server.Requests | Where-Object Aborted).Count -eq 0 -and $limit.Elapsed.TotalSeconds -lt 600) { Start-Sleep -Milliseconds 20 }
            @($sandbox.Server.Requests | Where-Object Aborted).Count | Should -Be 1
        }
        finally {
            $shell.Dispose()
            $sandbox.Server.ClearFaults()
        }
    }
}
