BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    function Get-Text([scriptblock] $Script) { (& $Script).Text }
}

Describe 'New-GenesysQueryFilter' {
    It 'makes <Text>' -ForEach @(
        @{ Text = 'queueId = Billing'; Script = { New-GenesysQueryFilter -Dimension queueId -Value Billing } }
        @{ Text = 'queueId = Billing or Sales'; Script = { New-GenesysQueryFilter queueId Billing, Sales } }
        @{ Text = 'queueId exists'; Script = { New-GenesysQueryFilter queueId -Operator Exists } }
        @{ Text = 'wrapUpCode does not exist'; Script = { New-GenesysQueryFilter wrapUpCode -Operator NotExists } }
        @{ Text = 'Segment/wrapUpCode = Resolved'; Script = { New-GenesysQueryFilter WRAPUPCODE Resolved -Level segment } }
        @{ Text = 'tTalk > 60000'; Script = { New-GenesysQueryFilter -Metric tTalk -GreaterThan '60s' } }
        @{ Text = 'tTalk >= 60000 and tTalk < 120000'; Script = { New-GenesysQueryFilter -Metric tTalk -GreaterOrEqual (New-TimeSpan -Minutes 1) -LessThan 2m } }
        @{ Text = 'tTalk > 1500 and tTalk <= 90000'; Script = { New-GenesysQueryFilter -Metric tTalk -GreaterThan 1500 -LessOrEqual 00:01:30 } }
        @{ Text = 'property Tier = gold'; Script = { New-GenesysQueryFilter -Property Tier -Value gold } }
        @{ Text = 'property Score = 3 or 4'; Script = { New-GenesysQueryFilter -Property Score -PropertyType Integer -Value 3, 4 } }
        @{ Text = 'conference = true'; Script = { New-GenesysQueryFilter conference $true } }
        @{ Text = 'conversationStart = 2026-11-01T07:00:00.000Z'; Script = { New-GenesysQueryFilter conversationStart ([DateTimeOffset]'2026-11-01T08:00+01:00') } }
        @{ Text = 'mood = good'; Script = { New-GenesysQueryFilter mood good -SkipValidation } }
        @{ Text = 'mediaType = hologram'; Script = { New-GenesysQueryFilter mediaType hologram -SkipValidation } }
    ) {
        $filter = & $Script
        $filter.Text | Should -BeExactly $Text
        "$filter" | Should -BeExactly $Text
        $filter | Should -BeOfType GenesysReporting.Analytics.QueryFilter
    }

    It 'keeps an unquoted <Typed> as it was typed' -ForEach @(
        @{ Typed = '0049123'; Script = { New-GenesysQueryFilter ani 0049123 } }
        @{ Typed = '0049123'; Script = { New-GenesysQueryFilter -Dimension ani -Value 0049123 } }
        @{ Typed = '1.50'; Script = { New-GenesysQueryFilter ani 1.50 } }
        @{ Typed = '60000'; Script = { New-GenesysQueryFilter -Metric tTalk -Value 60s } }
    ) {
        (& $Script).Value | Should -BeExactly $Typed
    }

    It 'takes unquoted durations as bounds' {
        Get-Text { New-GenesysQueryFilter -Metric tTalk -GreaterThan 60s -LessThan 1.5h } | Should -BeExactly 'tTalk > 60000 and tTalk < 5400000'
    }

    It 'takes the objects of look-ups as ids' {
        $sandbox = Start-GenesysSandbox -Connect
        try {
            $queues = Get-GenesysQueue Billing, Sales
            Get-Text { New-GenesysQueryFilter queueId $queues } | Should -Be "queueId = $($queues[0].Id) or $($queues[1].Id)"
            $refused = Get-ErrorOf { New-GenesysQueryFilter userId $queues }
            $refused.FullyQualifiedErrorId | Should -BeLike 'ValueOfOtherKind,*'
            "$refused" | Should -BeLike '*Get-GenesysUser*'
        }
        finally {
            $sandbox | Stop-GenesysSandbox
        }
    }

    It 'combines filters, and flattens what nesting does not change' {
        $voice = New-GenesysQueryFilter mediaType voice
        $queues = New-GenesysQueryFilter queueId Billing, Sales
        $all = New-GenesysQueryFilter -All $voice, $queues
        $all.Text | Should -BeExactly 'mediaType = voice and (queueId = Billing or Sales)'
        $all.Combination | Should -Be All
        Get-Text { New-GenesysQueryFilter -Any $voice, $queues } | Should -BeExactly 'mediaType = voice or queueId = Billing or queueId = Sales'
        Get-Text { New-GenesysQueryFilter -All $all, (New-GenesysQueryFilter direction inbound) } |
            Should -BeExactly 'mediaType = voice and (queueId = Billing or Sales) and direction = inbound'
        (New-GenesysQueryFilter -All $voice).Text | Should -BeExactly 'mediaType = voice'
    }

    It 'never changes a filter that it combines' {
        $long = New-GenesysQueryFilter -Metric tTalk -GreaterThan 60s
        $group = New-GenesysQueryFilter -All $long, (New-GenesysQueryFilter mediaType voice)
        $long.Text | Should -BeExactly 'tTalk > 60000'
        foreach ($part in $long, $long.Range, $group) {
            $part.PSObject.Properties | Where-Object IsSettable | Should -BeNullOrEmpty
        }
    }

    It 'has its own table' {
        (New-GenesysQueryFilter queueId Billing), (New-GenesysQueryFilter -Any (New-GenesysQueryFilter mediaType voice), (New-GenesysQueryFilter direction inbound)) |
            Out-String | Should -Match '(?s)Filter\s+------\s+queueId = Billing\s+mediaType = voice or direction = inbound'
    }

    It 'makes the same filter in <_>' -ForEach 'de-DE', 'tr-TR', 'th-TH' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            Get-Text { New-GenesysQueryFilter -Metric TTALK -GreaterThan 1.5 -LessThan 2.5s } | Should -BeExactly 'tTalk > 1.5 and tTalk < 2500'
            Get-Text { New-GenesysQueryFilter MEDIATYPE VOICE } | Should -BeExactly 'mediaType = voice'
            Get-Text { New-GenesysQueryFilter conversationStart ([datetime]::SpecifyKind('2026-11-01T08:00', 'Utc')) } |
                Should -BeExactly 'conversationStart = 2026-11-01T08:00:00.000Z'
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
    }
}

Describe 'Wrong filters' {
    It 'refuses <Case> with <Id>' -ForEach @(
        @{ Case = 'an unknown dimension'; Id = 'UnknownDimension'; Says = "*'queueId'*"; Script = { New-GenesysQueryFilter queueIds x } }
        @{ Case = 'a metric for a dimension'; Id = 'UnknownDimension'; Says = '*'; Script = { New-GenesysQueryFilter tTalk x } }
        @{ Case = 'an unknown metric'; Id = 'UnknownMetric'; Says = "*'tTalk'*"; Script = { New-GenesysQueryFilter -Metric tTlk -GreaterThan 1 } }
        @{ Case = 'a metric that no query is filtered by'; Id = 'MetricNotFilterable'; Says = '*requested*'; Script = { New-GenesysQueryFilter -Metric oServiceLevel -GreaterThan 1 } }
        @{ Case = 'an unknown level'; Id = 'UnknownLevel'; Says = "*'Segment'*"; Script = { New-GenesysQueryFilter queueId x -Level Segmet } }
        @{ Case = 'a level without that name'; Id = 'LevelNotOf'; Says = '*Segment*'; Script = { New-GenesysQueryFilter queueId x -Level Conversation } }
        @{ Case = 'an unknown value'; Id = 'UnknownValue'; Says = "*'voice'*"; Script = { New-GenesysQueryFilter mediaType voic } }
        @{ Case = 'no value'; Id = 'ValueMissing'; Says = '*-Operator*'; Script = { New-GenesysQueryFilter queueId } }
        @{ Case = 'an empty value'; Id = 'ValueEmpty'; Says = '*NotExists*'; Script = { New-GenesysQueryFilter queueId '' } }
        @{ Case = 'a value of $null'; Id = 'ValueEmpty'; Says = '*NotExists*'; Script = { New-GenesysQueryFilter queueId $null } }
        @{ Case = 'an empty list'; Id = 'ValueEmpty'; Says = '*NotExists*'; Script = { New-GenesysQueryFilter queueId @() } }
        @{ Case = 'a list with an empty value'; Id = 'ValueEmpty'; Says = '*NotExists*'; Script = { New-GenesysQueryFilter queueId Billing, ' ' } }
        @{ Case = 'a value and a range'; Id = 'ValueAndRange'; Says = '*one of them*'; Script = { New-GenesysQueryFilter -Metric tTalk -Value 1 -GreaterThan 2 } }
        @{ Case = 'existence with a value'; Id = 'ExistenceTakesNoValue'; Says = '*-Operator Exists*'; Script = { New-GenesysQueryFilter queueId x -Operator Exists } }
        @{ Case = 'a hashtable as value'; Id = 'ValueUnsupported'; Says = '*Hashtable*'; Script = { New-GenesysQueryFilter queueId @{ a = 1 } } }
        @{ Case = 'a time without an offset'; Id = 'TimeWithoutOffset'; Says = '*DateTimeOffset*'; Script = { New-GenesysQueryFilter conversationStart ([datetime]'2026-11-01') } }
        @{ Case = 'words as a bound'; Id = 'BoundUnsupported'; Says = '*60s*'; Script = { New-GenesysQueryFilter -Metric tTalk -GreaterThan long } }
        @{ Case = 'a comma in a number'; Id = 'BoundUnsupported'; Says = '*60s*'; Script = { New-GenesysQueryFilter -Metric tTalk -GreaterThan '1,5' } }
        @{ Case = 'a duration for a count'; Id = 'DurationWhereNumber'; Says = '*number*'; Script = { New-GenesysQueryFilter -Metric nError -GreaterThan 60s } }
        @{ Case = 'a list of bare durations'; Id = 'DurationUnquoted'; Says = '*quotes*'; Script = { New-GenesysQueryFilter -Metric tTalk -Value 60s, 90s } }
        @{ Case = 'two lower ends'; Id = 'RangeEndTwice'; Says = '*-GreaterThan*'; Script = { New-GenesysQueryFilter -Metric tTalk -GreaterThan 1 -GreaterOrEqual 2 } }
        @{ Case = 'an empty range'; Id = 'RangeEmpty'; Says = '*300000*60000*'; Script = { New-GenesysQueryFilter -Metric tTalk -GreaterThan 5m -LessThan 1m } }
        @{ Case = 'nothing to combine'; Id = 'FilterMissing'; Says = '*New-GenesysQueryFilter*'; Script = { New-GenesysQueryFilter -All @() } }
        @{ Case = 'a filter of $null'; Id = 'FilterMissing'; Says = '*New-GenesysQueryFilter*'; Script = { New-GenesysQueryFilter -Any (New-GenesysQueryFilter mediaType voice), $null } }
    ) {
        $refused = Get-ErrorOf $Script
        $refused.FullyQualifiedErrorId | Should -BeExactly "$Id,GenesysReporting.Commands.NewGenesysQueryFilterCommand"
        $refused.CategoryInfo.Category | Should -Be InvalidArgument
        "$refused" | Should -BeLike $Says
    }

    It 'refuses to nest deeper than the platform does' {
        $inner = New-GenesysQueryFilter -All (New-GenesysQueryFilter mediaType voice), (New-GenesysQueryFilter direction inbound)
        $any = New-GenesysQueryFilter -Any $inner, (New-GenesysQueryFilter mediaType email)
        $refused = Get-ErrorOf { New-GenesysQueryFilter -All $any, (New-GenesysQueryFilter queueId Billing) }
        $refused.FullyQualifiedErrorId | Should -BeLike 'FilterTooDeep,*'
        "$refused" | Should -BeLike '*separate filters*'
    }

    It 'leaves an unknown operator and property type to PowerShell, which lists them' {
        "$(Get-ErrorOf { New-GenesysQueryFilter queueId -Operator Equals })" | Should -BeLike '*Matches, Exists, NotExists*'
        "$(Get-ErrorOf { New-GenesysQueryFilter -Property a -PropertyType Text -Value b })" | Should -BeLike '*String, Bool*'
    }
}

Describe 'Completion of filters' {
    It 'works without a session, and writes nothing' {
        $answer = Complete-Fresh @'
            @{
                Dimensions = Complete 'New-GenesysQueryFilter queueI'
                Values     = Complete 'New-GenesysQueryFilter direction '
                More       = Complete 'New-GenesysQueryFilter direction inbound,'
                Flags      = Complete 'New-GenesysQueryFilter conference '
                Names      = Complete 'New-GenesysQueryFilter queueId '
                Nonsense   = Complete 'New-GenesysQueryFilter nonsense '
                Levels     = Complete 'New-GenesysQueryFilter queueId x -Level '
                Metrics    = Complete 'New-GenesysQueryFilter -Metric tTalkC'
                MetricLevel = Complete 'New-GenesysQueryFilter -Metric tTalk -Level '
                AllLevels  = Complete 'New-GenesysQueryFilter -Property p -Level '
                Operators  = Complete 'New-GenesysQueryFilter queueId -Operator '
                Types      = Complete 'New-GenesysQueryFilter -Property p -PropertyType '
                Errors     = $Error.Count
            }
'@
        $answer.Dimensions | Should -Contain queueId
        $answer.Values | Should -Be inbound, outbound
        $answer.More | Should -Be inbound, outbound
        $answer.Flags | Should -Be true, false
        $answer.Names | Should -BeNullOrEmpty
        $answer.Nonsense | Should -BeNullOrEmpty
        $answer.Levels | Should -Contain Segment
        $answer.Levels | Should -Not -Contain Conversation
        $answer.Metrics | Should -Contain tTalkComplete
        $answer.MetricLevel | Should -Be Conversation
        $answer.AllLevels | Should -Contain Evaluation
        $answer.Operators | Should -Be Exists, Matches, NotExists
        $answer.Types | Should -Contain Integer
        $answer.Errors | Should -Be 0
    }

    It 'offers names that the session has cached, quoted where they must be, and sends no request' {
        $sandbox = Start-GenesysSandbox -Connect
        try {
            Complete 'New-GenesysQueryFilter queueId ' | Should -BeNullOrEmpty
            $null = Get-GenesysQueue
            $sandbox.Server.ClearRequests()
            Complete 'New-GenesysQueryFilter queueId ' | Should -Contain Billing
            Complete 'New-GenesysQueryFilter queueId R' | Should -Contain "'Réclamations, VIP'"
            Complete 'New-GenesysQueryFilter queueId Billing,Sal' | Should -Be Sales
            @($sandbox.Server.Requests).Count | Should -Be 0
        }
        finally {
            $sandbox | Stop-GenesysSandbox
        }
    }
}
