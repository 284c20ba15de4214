BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0
    function New-Aggregate {
        New-GenesysAnalyticsQuery ConversationAggregates -Metric tHandle -Interval 2026-11-01T00:00:00Z/2026-11-02T00:00:00Z @args
    }
}

AfterAll { $sandbox | Stop-GenesysSandbox }

Describe 'Get-GenesysPresence' {
    It 'lists all with one request' {
        $sandbox.Server.ClearRequests()
        (Get-GenesysPresence -Refresh).Count | Should -Be 13
        @($sandbox.Server.Requests).PathAndQuery | Should -Be '/api/v2/presence/definitions'
    }

    It 'finds by name, system presence, wildcard and id' {
        (Get-GenesysPresence 'back OFFICE').SystemPresence | Should -BeExactly 'Busy'
        (Get-GenesysPresence MEETING).Name | Should -BeExactly 'Meeting', 'Coaching, 1:1'
        (Get-GenesysPresence ON_QUEUE).Name | Should -BeExactly 'On Queue'
        $meal = Get-GenesysPresence Meal
        (Get-GenesysPresence -Id " $($meal.Id)`t").Name | Should -BeExactly 'Meal'
        Get-GenesysPresence Lunch -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NameNotFound,*'
    }

    It 'gives rows of user details the names of presences' {
        $rows = Invoke-GenesysAnalyticsQuery UserDetails -Past 1d | ConvertTo-GenesysRow -ResolveName
        $named = @($rows | Where-Object OrganizationPresenceId)
        $named.Count | Should -BeGreaterThan 0
        $named.OrganizationPresenceName | Select-Object -Unique | Should -BeIn (Get-GenesysPresence).Name
    }

    It 'gives rows of aggregates and observations the names of presences that are qualifiers, <Name>' -ForEach @(
        @{ Name = 'wide'; Rows = { Invoke-GenesysAnalyticsQuery UserAggregates -Past 2d -Metric tOrganizationPresence -GroupBy userId | ConvertTo-GenesysRow -ResolveName } }
        @{ Name = 'long'; Rows = { Invoke-GenesysAnalyticsQuery UserAggregates -Past 2d -Metric tOrganizationPresence | ConvertTo-GenesysRow -Layout Long -ResolveName } }
    ) {
        $rows = @(& $Rows | Where-Object Qualifier)
        $rows.Count | Should -BeGreaterThan 0
        $known = @{}
        Get-GenesysPresence | ForEach-Object { $known[$_.Id] = $_.Name }
        foreach ($row in $rows) { $row.QualifierName | Should -BeExactly $known[$row.Qualifier] }
        $plain = Invoke-GenesysAnalyticsQuery UserAggregates -Past 2d -Metric tSystemPresence | ConvertTo-GenesysRow -ResolveName
        $plain[0].PSObject.Properties.Name | Should -Not -Contain QualifierName
    }
}

Describe 'Ids that are no UUID' {
    It 'takes codes of the system as they are, and shows them as their names' {
        (New-GenesysQueryFilter wrapUpCode " ININ-WRAP-UP-TIMEOUT$([char] 0xA0)").Value | Should -BeExactly 'ININ-WRAP-UP-TIMEOUT'
        (Get-GenesysWrapupCode ININ-OUTBOUND-NEW).Name | Should -BeExactly 'ININ-OUTBOUND-NEW'
        (Get-GenesysWrapupCode -Id 7fb334b0-0e9e-11e4-9191-0800200c9a66).Name | Should -BeExactly 'Default Wrap-up Code'
        $filter = New-GenesysQueryFilter wrapUpCode ININ-WRAP-UP-TIMEOUT
        { Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1d -Filter $filter } | Should -Not -Throw
    }
}

Describe 'Questions that are refused' {
    It 'refuses <Id> before sending' -ForEach @(
        @{ Id = 'ViewOfNoTimer'; View = @{ Name = 'x'; Target = 'nOffered'; LessThan = 1 } }
        @{ Id = 'ViewNameIsMetric'; View = @{ Name = 'tTalk'; Target = 'tAnswered'; LessThan = '20s' } }
        @{ Id = 'ViewNameTwice'; View = @{ Name = 'x'; Target = 'tAnswered'; LessThan = '20s' }, @{ Name = 'x'; Target = 'tTalk'; LessThan = '20s' } }
        @{ Id = 'ViewOfView'; View = @{ Name = 'x'; Target = 'tAnswered'; LessThan = '20s' }, @{ Name = 'y'; Target = 'x'; LessThan = '20s' } }
        @{ Id = 'TooManyViews'; View = 1..11 | ForEach-Object { @{ Name = "v$_"; Target = 'tAnswered'; LessThan = '20s' } } }
    ) {
        (Get-ErrorOf { New-Aggregate -View $View }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'is as strict in the sandbox' {
        $body = @{ metrics = @('tHandle'); interval = '2026-11-01T00:00:00Z/2026-11-02T00:00:00Z'; views = @(@{ name = 'x'; target = 'nOffered'; function = 'rangeBound'; range = @{ lt = 1 } }) }
        { Invoke-GenesysAnalyticsQuery ConversationAggregates -Body $body -SkipValidation -ErrorAction Stop } | Should -Throw '*timer*'
    }

    It 'names all faults at once' {
        $problem = Get-ErrorOf { New-GenesysAnalyticsQuery ConversationAggregates -Past 1d -Granularity hour -Metric ASA -GroupBy queue }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidGranularity,*'
        "$problem" | Should -BeLike "*3 errors*'hour'*'tAnswered'*'queueId'*"
    }
}

Describe 'Names of the screen' {
    It 'finds <Screen> in the catalogue' -ForEach @(
        @{ Screen = 'ASA'; Metric = 'tAnswered' }, @{ Screen = 'AHT'; Metric = 'tHandle' }, @{ Screen = 'Avg Talk'; Metric = 'tTalkComplete' }
        @{ Screen = 'Service Level %'; Metric = 'oServiceLevel' }, @{ Screen = 'Transfers'; Metric = 'nTransferred' }
    ) {
        (Get-GenesysAnalyticsCatalog -Metric $Screen).Name | Should -Contain $Metric
        $line = "Invoke-GenesysAnalyticsQuery ConversationAggregates -Metric '$Screen"
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain $Metric
    }
}

Describe 'Tips of completions' {
    BeforeAll {
        function Get-Tip([string] $Line, [string] $Choice) {
            (TabExpansion2 $Line $Line.Length).CompletionMatches | Where-Object CompletionText -CEQ $Choice | ForEach-Object ToolTip
        }
    }

    It 'says <Tip> of <Choice>' -ForEach @(
        @{ Line = 'Invoke-GenesysAnalyticsQuery -Type ConversationA'; Choice = 'ConversationAggregates'; Tip = 'One record per group and time bucket, with statistics of metrics. Permission: analytics:conversationAggregate:view.' }
        @{ Line = 'Invoke-GenesysAnalyticsQuery -Type UserD'; Choice = 'UserDetails'; Tip = 'One record per user. Permission: analytics:userDetail:view.' }
        @{ Line = 'Invoke-GenesysAnalyticsQuery -Type QueueO'; Choice = 'QueueObservations'; Tip = 'One record per group and metric, with the current value. Permission: analytics:queueObservation:view.' }
        @{ Line = 'Invoke-GenesysAnalyticsQuery ConversationDetails -Order d'; Choice = 'desc'; Tip = 'Descending: the latest first' }
        @{ Line = 'New-GenesysQueryFilter mediaType voi'; Choice = 'voice'; Tip = 'mediaType is voice' }
        @{ Line = 'Resolve-GenesysGrantType -Permission analytics:userD'; Choice = 'analytics:userDetail:view'; Tip = 'For UserDetails.' }
        @{ Line = 'Resolve-GenesysGrantType -Permission analytics:dataR'; Choice = 'analytics:dataRetention:view'; Tip = 'Not needed by any query type.' }
        @{ Line = 'Resolve-GenesysGrantType -Scope routing'; Choice = 'routing:readonly'; Tip = 'Lets users read routing.' }
        @{ Line = 'Test-GenesysSession -Cmdlet Get-GenesysQ'; Choice = 'Get-GenesysQueue'; Tip = 'Needs routing:queue:view' }
    ) {
        Get-Tip $Line $Choice | Should -BeExactly $Tip
    }

    It 'says the kind of values of a dimension, what people call it, and where it is' {
        $tip = Get-Tip 'Invoke-GenesysAnalyticsQuery ConversationAggregates -GroupBy queue' queueId
        $tip | Should -BeLike 'Text. Commonly called: queue, queueName. In * query types.'
        Get-Tip 'New-GenesysQueryFilter mediaT' mediaType | Should -BeLike '* and others. Commonly called: media, channel.*'
    }

    It 'says the query types of a level' {
        Get-Tip 'New-GenesysQueryFilter userId x -Level Evaluat' Evaluation | Should -BeExactly 'A level of ConversationDetails.'
    }

    It 'says the organisation of a profile' -Skip:(-not $IsLinux) {
        $before = $env:XDG_CONFIG_HOME
        $env:XDG_CONFIG_HOME = Join-Path $TestDrive config
        try {
            $null = Save-GenesysProfile tips -AllowPlaintextFile -WarningAction SilentlyContinue
            Get-Tip 'Connect-GenesysCloud -ProfileName ti' tips | Should -BeExactly 'Sandbox, ClientCredentials'
        }
        finally {
            $env:XDG_CONFIG_HOME = $before
        }
    }
}

Describe 'Times and switches' {
    It 'takes a zone in any case and as an object at the first call of a process' {
        $name = Invoke-Fresh {
            Import-Module $ModulePath
            ((New-GenesysAnalyticsQuery ConversationAggregates -Metric tHandle -Period Last7Days -TimeZone europe/istanbul).ToJson() | ConvertFrom-Json).timeZone
        }
        $name | Should -BeExactly 'Europe/Istanbul'
        $zone = [TimeZoneInfo]::FindSystemTimeZoneById('Europe/Paris')
        (New-Aggregate -TimeZone $zone).TimeZone | Should -BeExactly 'Europe/Paris'
    }

    It 'begins -Past where a bucket does' {
        $query = New-GenesysAnalyticsQuery ConversationAggregates -Metric tHandle -Past 24h -Granularity 1h -TimeZone UTC
        $query.Interval.Start.Minute | Should -Be 0
        $query.Interval.Start.Second | Should -Be 0
    }

    It 'takes a switch that is $false for not given' {
        Get-GenesysSession -Default:$false | Should -Not -BeNullOrEmpty
        $file = Join-Path $TestDrive calls.jsonl
        { Export-GenesysConversation $file -Past 1d -ResolveName:$false -AllowFormula:$false } | Should -Not -Throw
    }
}
