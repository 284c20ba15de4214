BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
}

Describe 'Get-GenesysAnalyticsCatalog' {
    It 'lists the query types without a session' {
        $answer = Invoke-Fresh @'
            Import-Module $ModulePath
            $all = Get-GenesysAnalyticsCatalog
            @{ Count = $all.Count; Sessions = @(Get-GenesysSession).Count }
'@
        $answer.Count | Should -Be 32
        $answer.Sessions | Should -Be 0
    }

    It 'finds query types by wildcard and by name in any case, each once' {
        (Get-GenesysAnalyticsCatalog user*).Name | Should -Be UserActivity, UserAggregates, UserDetails, UserObservations
        (Get-GenesysAnalyticsCatalog userdetails, *details).Name | Should -Be ConversationDetails, UserDetails
        ('QueueObservations' | Get-GenesysAnalyticsCatalog).Permissions | Should -Be 'analytics:queueObservation:view'
        Get-GenesysAnalyticsCatalog nothing* | Should -BeNullOrEmpty
    }

    It 'describes a metric: unit, statistics, meaning, query types, permission' {
        $metric = Get-GenesysAnalyticsCatalog -Metric thandle
        $metric | Should -BeOfType GenesysReporting.Analytics.Catalog.CatalogMetric
        $metric.Name | Should -BeExactly tHandle
        $metric.Unit | Should -Be Milliseconds
        $metric.Stats | Should -Be count, sum, min, max
        $metric.Meaning | Should -BeLike '*after-call work*'
        $metric.Families | Should -Be ConversationAggregates
        $metric.FilterLevels | Should -Be ConversationDetails/Conversation
        $metric.Permissions | Should -Contain analytics:conversationAggregate:view
    }

    It 'says what is not known' {
        (Get-GenesysAnalyticsCatalog -Metric oLongestWaiting).Unit | Should -Be Unknown
    }

    It 'describes a dimension: type, values, levels, query types' {
        $dimension = Get-GenesysAnalyticsCatalog -Dimension direction
        $dimension.Type | Should -Be Text
        $dimension.Values | Should -Be inbound, outbound
        $dimension.FilterLevels | Should -Contain ConversationDetails/Segment
        $dimension.GroupBy | Should -Contain ConversationAggregates
    }

    It 'limits metrics and dimensions to query types' {
        (Get-GenesysAnalyticsCatalog UserAggregates -Metric *).Name | Should -Be tAgentRoutingStatus, tOrganizationPresence, tSystemPresence
        (Get-GenesysAnalyticsCatalog QueueObservations -Dimension *).Name | Should -Be mediaType, queueId
    }

    It 'answers <Case> with <Id> and continues' -ForEach @(
        @{ Case = 'an unknown type'; With = @{ Type = 'ConversationDetail', 'UserDetails' }; Id = 'UnknownFamily'; Says = "*'ConversationDetails'*"; Left = 'UserDetails' }
        @{ Case = 'an unknown metric'; With = @{ Metric = 'tHandel', 'tAcd' }; Id = 'UnknownMetric'; Says = "*'tHandle'*"; Left = 'tAcd' }
        @{ Case = 'a metric of another type'; With = @{ Type = 'UserAggregates'; Metric = 'tHandle', 'tSystemPresence' }; Id = 'UnknownMetric'; Says = '*one of ConversationAggregates*'; Left = 'tSystemPresence' }
        @{ Case = 'an unknown dimension'; With = @{ Dimension = 'queueIds', 'userId' }; Id = 'UnknownDimension'; Says = "*'queueId'*"; Left = 'userId' }
    ) {
        $found = Get-GenesysAnalyticsCatalog @With -ErrorAction SilentlyContinue -ErrorVariable failure
        $found.Name | Should -Be $Left
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        "$($failure[0])" | Should -BeLike $Says
    }

    It 'finds <Name> by the words <Text>' -ForEach @(
        @{ Text = 'service level'; Name = 'oServiceLevel'; Kind = 'Metric' }
        @{ Text = 'ASA'; Name = 'tAnswered'; Kind = 'Metric' }
        @{ Text = 'Abandon %'; Name = 'tAbandon'; Kind = 'Metric' }
        @{ Text = 'avg handle'; Name = 'tHandle'; Kind = 'Metric' }
        @{ Text = 'after-call work'; Name = 'tAcw'; Kind = 'Metric' }
        @{ Text = 'queue'; Name = 'queueId'; Kind = 'Dimension' }
        @{ Text = 'outbound'; Name = 'direction'; Kind = 'Dimension' }
        @{ Text = 'USERDETAILS'; Name = 'UserDetails'; Kind = 'Type' }
    ) {
        $found = @(Get-GenesysAnalyticsCatalog -Search $Text)
        $found | Should -BeOfType GenesysReporting.Analytics.Catalog.CatalogEntry
        ($found | Where-Object Name -EQ $Name).Kind | Should -Be $Kind
        # What is called so comes before what only mentions it.
        if ($Text -in 'ASA', 'queue', 'USERDETAILS') { $found[0].Name | Should -Be $Name }
        $found.Count | Should -BeLessThan 60
    }

    It 'finds <Name> first by the term <Text>' -ForEach @(
        @{ Text = 'service levels'; Name = 'oServiceLevel' }
        @{ Text = 'ServiceLevel'; Name = 'oServiceLevel' }
        @{ Text = 'abandoned calls'; Name = 'tAbandon' }
        @{ Text = 'abandon rate'; Name = 'tAbandon' }
        @{ Text = 'calls offered'; Name = 'nOffered' }
        @{ Text = 'answer rate'; Name = 'tAnswered' }
        @{ Text = 'longest wait time'; Name = 'oLongestWaiting' }
        @{ Text = 'talk times'; Name = 'tTalkComplete' }
        @{ Text = 'average handle times'; Name = 'tHandle' }
        @{ Text = 'wrapups'; Name = 'tAcw' }
        @{ Text = 'call backs'; Name = 'nCallbackAttempts' }
        @{ Text = 'work item'; Name = 'nWorkitemsAcdCancelled' }
        @{ Text = 'transfers'; Name = 'nTransferred' }
        @{ Text = 'occupancy'; Name = 'tAgentRoutingStatus' }
        @{ Text = 'CSAT'; Name = 'oSurveyTotalScore' }
        @{ Text = 'NPS'; Name = 'nSurveyNpsResponses' }
        @{ Text = 'FCR'; Name = 'nNextContactAvoided' }
        @{ Text = 'evaluation scores'; Name = 'oTotalScore' }
    ) {
        (Get-GenesysAnalyticsCatalog -Search $Text)[0].Name | Should -Be $Name
    }

    It 'proposes <Near> for <Text>' -ForEach @(
        @{ Text = 'afetr call work'; Near = 'after call work' }
        @{ Text = 'handel time'; Near = 'handle time' }
        @{ Text = 'tarnsfer'; Near = 'transfer' }
        @{ Text = 'utilisation'; Near = 'utilization' }
        @{ Text = 'abandonment'; Near = 'abandon' }
    ) {
        Get-GenesysAnalyticsCatalog -Search $Text -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warned" | Should -BeLike "*Did you mean '$Near'?*"
    }

    It 'finds words, and no letters in the middle of others' {
        (Get-GenesysAnalyticsCatalog -Search ASA).Name | Should -Be tAnswered
    }

    It 'says that nothing was found, and refuses words without a letter' {
        Get-GenesysAnalyticsCatalog -Search 'wombat' -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warned" | Should -BeLike "*'wombat'*"
        (Get-ErrorOf { Get-GenesysAnalyticsCatalog -Search '%' }).FullyQualifiedErrorId | Should -BeLike 'SearchEmpty,*'
    }

    It 'completes types, metrics and dimensions' {
        Complete 'Get-GenesysAnalyticsCatalog UserA' | Should -Be UserActivity, UserAggregates
        Complete 'Get-GenesysAnalyticsCatalog -Metric tAbando' | Should -Contain tAbandon
        Complete 'Get-GenesysAnalyticsCatalog -Dimension conversationIn' | Should -Contain conversationInitiator
    }

    It 'has a default view for each kind of answer' {
        Get-GenesysAnalyticsCatalog UserDetails | Out-String -Width 120 | Should -Match 'Name +Kind +Permissions +QueryPath'
        Get-GenesysAnalyticsCatalog -Metric tAcd | Out-String -Width 120 | Should -Match 'Name +Unit +Meaning'
        Get-GenesysAnalyticsCatalog -Dimension queueId | Out-String -Width 120 | Should -Match 'Name +Type +GroupBy +FilterLevels'
        Get-GenesysAnalyticsCatalog -Search 'service level' | Out-String -Width 80 | Should -Match 'Name +Kind +Unit +Meaning'
    }
}
