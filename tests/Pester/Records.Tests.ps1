BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0
    # A fixed week, as the days of the week differ: agents are away on some of them.
    $midnight = [DateTimeOffset]'2026-03-07T00:00:00Z'
    $conversations = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $midnight.AddDays(-7) -End $midnight)
    $sessions = @($conversations.Participants.Sessions)

    # An aggregate as the reader creates it, in the zone of the query.
    function New-Aggregate {
        $group = [Collections.Generic.Dictionary[string, string]]::new()
        $group.queueId = 'q1'
        $group.mediaType = 'voice'
        [GenesysReporting.Analytics.AnalyticsAggregate] @{
            Type    = 'ConversationAggregates'
            Group   = $group
            Start   = [DateTimeOffset] '2026-10-25T00:00:00+02:00'
            End     = [DateTimeOffset] '2026-10-26T00:00:00+01:00'
            Metrics = [GenesysReporting.Analytics.AnalyticsAggregateMetric[]] @(
                @{ Metric = 'tHandle'; Stats = [GenesysReporting.Analytics.AnalyticsStatistics] @{ Count = 2; Sum = 3000 } }
                @{ Metric = 'nOffered'; Stats = [GenesysReporting.Analytics.AnalyticsStatistics] @{ Count = 3 } }
            )
        }
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Conversations' {
    It 'have the source Query' {
        $conversations.Source | Sort-Object -Unique | Should -Be Query
    }

    It 'have a typed property for all but the members that the sandbox invents' {
        $parts = @($conversations) + $conversations.Participants + $sessions + $sessions.Segments + $conversations.Evaluations
        $parts | ForEach-Object { $_.AdditionalMembers.Keys } | Sort-Object -Unique | Should -Be interactionFingerprint, retentionHint
    }

    It 'type evaluations, flows and media' {
        $conversations.Evaluations[0].OTotalScore | Should -BeOfType [long]
        $conversations.Evaluations[0].EventTime | Should -BeOfType [DateTimeOffset]
        ($sessions | Where-Object Flow)[0].Flow.FlowName | Should -Not -BeNullOrEmpty
        $sessions.MediaEndpointStats[0].MinMos | Should -BeOfType [double]
        $sessions.MediaEndpointStats[0].ReceivedPackets | Should -BeOfType [long]
    }

    It 'return nothing for missing members' {
        foreach ($conversation in $conversations[0..50]) {
            $conversation.Surveys.Count + $conversation.Resolutions.Count + $conversation.DivisionIds.Count | Should -BeGreaterOrEqual 0
            foreach ($participant in $conversation.Participants) {
                $participant.Attributes.Count | Should -Be 0
                $participant.Sessions | ForEach-Object { $_.ProposedAgents.Count + $_.AgentGroups.Count | Should -Be 0 }
            }
        }
    }

    It 'are complete in ConvertTo-Json' {
        $one = ($conversations | Where-Object { $_.Evaluations.Count -and $_.Participants.Count -gt 2 })[0]
        $json = $one | ConvertTo-Json -Depth 10 -WarningVariable cut
        $cut | Should -BeNullOrEmpty
        $json | Should -Not -Match 'ValueKind|GenesysReporting\.'
        $back = $json | ConvertFrom-Json
        $back.ConversationId | Should -Be $one.ConversationId
        $back.Source | Should -Be Query
        $back.Evaluations[0].EvaluationId | Should -Be $one.Evaluations[0].EvaluationId
        @($back.Participants.Sessions.Segments).Count | Should -Be @($one.Participants.Sessions.Segments).Count
        @($back.Participants.Sessions.Metrics.Value) | Should -Be @($one.Participants.Sessions.Metrics.Value)
    }
}

Describe 'Aggregates' {
    It 'give a metric by name, and nothing for one without data' {
        $aggregate = New-Aggregate
        $aggregate.Metric('thandle').Stats.Sum | Should -Be 3000
        $null -eq $aggregate.Metric('tHandle').Stats.Max | Should -BeTrue
        $null -eq $aggregate.Metric('tTalk') | Should -BeTrue
        $aggregate.Group['queueId'] | Should -Be q1
        $aggregate.Group.queueId | Should -Be q1
    }

    It 'show period, group and numbers in a table, each in the offset that was sent' {
        $text = New-Aggregate | Out-String -Width 160
        $text | Should -Match 'Start\s+Group\s+Metrics \(times in ms\)\s+End'
        $text | Should -Match '2026-10-25 00:00 \+02:00\s+queueId=q1, voice\s+tHandle count 2, sum 3000; nOffered 3\s+2026-10-26 00:00 \+01:00'
    }

    It 'are complete in ConvertTo-Json' {
        $back = New-Aggregate | ConvertTo-Json -Depth 10 | ConvertFrom-Json
        $back.Type | Should -Be ConversationAggregates
        $back.Group.mediaType | Should -Be voice
        $back.Metrics[0].Stats.Count | Should -Be 2
        $back.Metrics[0].Stats.PSObject.Properties.Name | Should -Contain P95
        @($back.Views).Count | Should -Be 0
    }
}

Describe 'The views' {
    It 'name existing properties' {
        $file = [xml] (Get-Content -Raw (Join-Path $RepositoryRoot formats/GenesysReporting.Format.ps1xml))
        $checked = 0
        foreach ($view in $file.Configuration.ViewDefinitions.View) {
            foreach ($name in @($view.ViewSelectedBy.TypeName)) {
                $type = $name -as [type]
                if ($type) {
                    foreach ($property in $view.SelectNodes('.//PropertyName').InnerText) {
                        $type.GetProperty($property) | Should -Not -BeNullOrEmpty -Because "$name shows $property"
                        $checked++
                    }
                }
            }
        }
        $checked | Should -BeGreaterThan 50
    }

    It 'are tables for the parts of a conversation too' {
        $conversations[0].Participants | Out-String -Width 160 | Should -Match 'Purpose\s+ParticipantName\s+Sessions\s+UserId'
        $sessions[0..3] | Out-String -Width 200 | Should -Match 'MediaType\s+Direction\s+Ani\s+Dnis\s+Segments\s+SessionId'
        $sessions[0].Segments | Out-String -Width 200 | Should -Match 'Start \(UTC\)\s+End \(UTC\)\s+Type\s+DisconnectType\s+QueueId\s+WrapUpCode'
    }
}
