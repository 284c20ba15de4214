BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0
    # A fixed week, as the days of the week differ: agents are away on some of them.
    $midnight = [DateTimeOffset]'2026-03-07T00:00:00Z'
    $day = @{ Start = $midnight.AddDays(-2); End = $midnight.AddDays(-1); TimeZone = 'Etc/UTC' }
    $conversations = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $midnight.AddDays(-7) -End $midnight
    $rows = $conversations | ConvertTo-GenesysRow -TimeZone Europe/Paris
    $aggregates = Invoke-GenesysAnalyticsQuery ConversationAggregates @day -Granularity PT6H -GroupBy queueId, mediaType `
        -Metric nOffered, tAnswered, tHandle, oServiceLevel -View @{ Name = 'Within20'; Target = 'tAnswered'; LessThan = 20000 }
    $presences = Invoke-GenesysAnalyticsQuery UserAggregates @day -GroupBy userId -Metric tSystemPresence
    $details = Invoke-GenesysAnalyticsQuery UserDetails @day
    $queues = (Get-GenesysQueue).Id
    $observations = Invoke-GenesysAnalyticsQuery QueueObservations -Metric oWaiting, oUserPresences -Filter (New-GenesysQueryFilter -Dimension queueId -Value $queues)
    $agents = Invoke-GenesysAnalyticsQuery AgentStatus

    # The names of the columns of all rows, each set once.
    function Get-ColumnSet($Row) {
        $Row | ForEach-Object { $_.PSObject.Properties.Name -join ',' } | Sort-Object -Unique
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'ConvertTo-GenesysRow' {
    It 'makes one row per conversation, in order' {
        $rows.ConversationId | Should -Be $conversations.ConversationId
    }

    It 'gives every row the same columns' {
        Get-ColumnSet $rows | Should -HaveCount 1
        Get-ColumnSet $rows | Should -BeLike 'ConversationId,Start,End,DurationSeconds,Direction,MediaType,QueueId,UserId,WrapUpCode,Ani,Dnis,*'
    }

    It 'has only text, numbers and times' {
        $rows | ForEach-Object { $_.PSObject.Properties.Value } | Where-Object { $null -ne $_ } |
            ForEach-Object { $_.GetType().Name } | Sort-Object -Unique | Should -BeIn 'String', 'Int64', 'Double', 'DateTimeOffset'
    }

    It 'writes times in the zone that was requested, with the offset' {
        $start = $conversations[0].ConversationStart
        $rows[0].Start | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]:00$'
        $rows[0].Start -is [DateTimeOffset] | Should -BeTrue
        $rows[0].Start -eq $start | Should -BeTrue
    }

    It 'puts an apostrophe before formulas with -NeutralizeFormula, and before nothing else' {
        $line = '{"conversationId":"=c","conversationStart":"2026-03-05T08:00:00Z","participants":[{"purpose":"customer","participantName":"=1+1;-2","sessions":[{"mediaType":"voice","ani":"+4930123","addressFrom":"=from","metrics":[{"name":"tTalk","value":-5000}],"segments":[]}]}]}'
        $plain = $line | ConvertTo-GenesysRow -TimeZone UTC
        $safe = $line | ConvertTo-GenesysRow -TimeZone UTC -NeutralizeFormula
        $changed = @($plain.PSObject.Properties | Where-Object { "$($_.Value)" -cne "$($safe.($_.Name))" })
        $changed.Value | Should -Be '=1+1;-2'
        $safe.($changed.Name) | Should -Be "'=1+1;'-2"
        $safe.ConversationId | Should -Be '=c'
        $safe.AddressFrom | Should -Be '=from'
        ($safe | ConvertTo-Csv)[1] | Should -Match ([regex]::Escape('"''=1+1;''-2"'))
    }

    It 'leaves the end and the duration of an open conversation empty' {
        $open = @($conversations | Where-Object { $null -eq $_.ConversationEnd })
        if ($open.Count -eq 0) {
            $open = @([GenesysReporting.Analytics.AnalyticsConversation] @{ ConversationId = 'x'; ConversationStart = $midnight })
        }
        $row = $open[0] | ConvertTo-GenesysRow
        $row.End | Should -BeNullOrEmpty
        $row.DurationSeconds | Should -BeNullOrEmpty
    }

    It 'distinguishes no data from zero' {
        @($rows | Where-Object { $null -eq $_.AbandonSeconds }).Count | Should -BeGreaterThan 0
        @($rows | Where-Object { $null -ne $_.AbandonSeconds }).Count | Should -BeGreaterThan 0
    }

    It 'sums what the sessions measured' {
        $conversation = @($conversations | Where-Object { @($_.Participants.Sessions.Metrics | Where-Object Name -eq tHandle).Count -gt 1 })[0]
        $sum = ($conversation.Participants.Sessions.Metrics | Where-Object Name -eq tHandle | Measure-Object Value -Sum).Sum
        ($conversation | ConvertTo-GenesysRow).HandleSeconds | Should -Be ([Math]::Round($sum / 1000, [MidpointRounding]::AwayFromZero))
        ($conversation | ConvertTo-GenesysRow -DurationUnit Milliseconds).HandleMilliseconds | Should -Be $sum
    }

    It 'writes times for spreadsheets with -TimeFormat Excel' {
        $excel = ($conversations[0] | ConvertTo-GenesysRow -TimeFormat Excel -TimeZone UTC).Start
        $excel.ToString() | Should -Match '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$'
        $excel -is [datetime] | Should -BeTrue
        $excel -eq $conversations[0].ConversationStart.UtcDateTime | Should -BeTrue
    }

    It 'takes records as an argument too' {
        @(ConvertTo-GenesysRow $conversations[0..2]).Count | Should -Be 3
    }

    It 'has its own table' {
        $rows[0..1] | Out-String -Width 200 | Should -Match 'DurationSeconds Direction MediaType'
    }

    It 'shows the metrics that were requested and no others' {
        $names = ($conversations[0] | ConvertTo-GenesysRow -Metric tHandle, 'nTransf*').PSObject.Properties.Name
        $names | Select-Object -Last 2 | Should -Be 'HandleSeconds', 'Transferred'
        $names | Should -Not -Contain 'AcdSeconds'
        Complete 'ConvertTo-GenesysRow -Metric tHand' | Should -Contain 'tHandle'
    }

    It 'needs no session, without -ResolveName' {
        $output = Invoke-Fresh 'Import-Module $ModulePath; [GenesysReporting.Analytics.AnalyticsConversation]::new() | ConvertTo-GenesysRow'
        $output.ConversationId | Should -BeNullOrEmpty
    }
}

Describe 'Rows of conversations at the grain <Grain>' -ForEach @(
    @{ Grain = 'Participant'; Count = { @($conversations.Participants).Count }; Type = 'ParticipantRow'; View = 'Start +DurationSeconds Purpose' }
    @{ Grain = 'Session'; Count = { @($conversations.Participants.Sessions).Count }; Type = 'SessionRow'; View = 'Start +DurationSeconds Purpose' }
    @{ Grain = 'Segment'; Count = { @($conversations.Participants.Sessions.Segments).Count }; Type = 'SegmentRow'; View = 'Start +DurationSeconds Purpose +SegmentType' }
) {
    It 'are as many as there are' {
        $made = @($conversations | ConvertTo-GenesysRow -Grain $Grain)
        $made.Count | Should -Be (& $Count)
        Get-ColumnSet $made | Should -HaveCount 1
        $made[0].PSObject.TypeNames[0] | Should -Be "GenesysReporting.$Type"
        $made[0..1] | Out-String -Width 250 | Should -Match $View
    }
}

Describe 'Rows that are made ahead of the pipeline, at the grain <_>' -ForEach 'Conversation', 'Participant', 'Session', 'Segment' {
    BeforeAll {
        $grain = @{ Grain = $_; TimeZone = 'Etc/UTC' }
        # One by one out of a variable, nothing is known of the next record.
        $alone = @($conversations | ForEach-Object { $_ | ConvertTo-GenesysRow @grain } | ConvertTo-Csv)
        function Invoke-Week { Invoke-GenesysAnalyticsQuery ConversationDetails -Start $midnight.AddDays(-7) -End $midnight }
    }

    It 'are the same, in the same order' {
        $conversations.Count | Should -BeGreaterThan 200
        Invoke-Week | ConvertTo-GenesysRow @grain | ConvertTo-Csv | Should -Be $alone
    }

    It 'are of the records that come, where some are left out on the way' {
        $odd = @($conversations | Where-Object { $_.ConversationId -match '[13579bdf]$' } | ForEach-Object { $_ | ConvertTo-GenesysRow @grain } | ConvertTo-Csv)
        Invoke-Week | Where-Object { $_.ConversationId -match '[13579bdf]$' } | ConvertTo-GenesysRow @grain | ConvertTo-Csv | Should -Be $odd
    }

    It 'come one at a time' {
        $taken = Invoke-Week | ConvertTo-GenesysRow @grain | Select-Object -First 60 | ConvertTo-Csv
        $taken | Should -Be $alone[0..60]
        Invoke-Week | ForEach-Object { $_ | ConvertTo-GenesysRow @grain } | ConvertTo-Csv | Should -Be $alone
    }

    It 'have their own type and view' {
        $row = Invoke-Week | ConvertTo-GenesysRow @grain | Select-Object -First 40 | Select-Object -Last 1
        # Select-Object adds a type name to custom objects.
        $row.PSTypeNames | Should -Contain "GenesysReporting.$($_)Row"
        $row | Format-Table | Out-String | Should -Match 'Start +DurationSeconds'
    }
}

Describe 'Cells compute' {
    BeforeAll {
        $wide = @($aggregates | ConvertTo-GenesysRow)
    }

    It 'compares times with dates' {
        $middle = $midnight.AddDays(-3)
        @($rows | Where-Object Start -gt $middle.LocalDateTime).Count | Should -Be @($conversations | Where-Object ConversationStart -gt $middle).Count
        @($rows | Where-Object Start -gt $middle).Count | Should -Be @($conversations | Where-Object ConversationStart -gt $middle).Count
        ($rows | Sort-Object Start -Descending)[0].ConversationId | Should -Be ($conversations | Sort-Object ConversationStart -Descending)[0].ConversationId
        ($rows[0].End - $rows[0].Start).TotalSeconds | Should -BeGreaterThan 0
        $rows[0].Start.Offset.Hours | Should -BeIn 1, 2
        $rows[0].Start.ToString('yyyy') | Should -Be $rows[0].Start.Year
        '{0:yyyy-MM-dd}' -f $rows[0].Start | Should -Be $rows[0].Start.ToString('yyyy-MM-dd')
    }

    It 'computes with ratios and scores' {
        $row = @($wide | Where-Object { $_.ServiceLevelRatio -gt 0 })[0]
        $row.ServiceLevelRatio * 100 | Should -Be ($row.ServiceLevelRatio.PSObject.BaseObject * 100)
        '{0:P1}' -f $row.ServiceLevelRatio | Should -Be $row.ServiceLevelRatio.PSObject.BaseObject.ToString('P1')
        $known = @($wide | Where-Object { $null -ne $_.ServiceLevelRatio })
        $average = ($known.ServiceLevelRatio | ForEach-Object { $_.PSObject.BaseObject } | Measure-Object -Average).Average
        ($known | Measure-Object ServiceLevelRatio -Average).Average | Should -Be $average
        @($known | Where-Object ServiceLevelRatio -lt 0.3).Count | Should -Be @($known | Where-Object { $_.ServiceLevelNumerator / $_.ServiceLevelDenominator -lt 0.3 }).Count
        @($known | Where-Object { [Math]::Round($_.ServiceLevelRatio, 4) -ne $_.ServiceLevelRatio }) | Should -HaveCount 0
    }

    It 'has an empty cell that is not zero' {
        $some = @($rows | Where-Object { $null -ne $_.AbandonSeconds })
        ($some | Measure-Object AbandonSeconds -Average).Count | Should -BeLessThan @($rows).Count
    }
}

Describe 'Default views' {
    It 'show names and numbers, and no id where a name is, at <Width> columns' -ForEach @{ Width = 80 }, @{ Width = 120 } {
        $few = $conversations | Select-Object -First 20
        foreach ($grain in 'Conversation', 'Participant', 'Session', 'Segment') {
            $text = $few | ConvertTo-GenesysRow -Grain $grain -ResolveName | Out-String -Width $Width
            $text | Should -Match 'Start +DurationSeconds.* Queue'
        }
        $few | ConvertTo-GenesysRow -ResolveName | Out-String -Width $Width | Should -Not -Match '[0-9a-f]{8}-[0-9a-f]{4}'
        $text = $aggregates | ConvertTo-GenesysRow -ResolveName | Out-String -Width $Width
        $text | Should -Match 'Start +QueueName +MediaType +Offered'
        $text = $presences | ConvertTo-GenesysRow -ResolveName | Out-String -Width $Width
        $text | Should -Match 'Start +UserName +Qualifier +SystemPresenceCount'
        $text = $details | ConvertTo-GenesysRow -ResolveName | Out-String -Width $Width
        $text | Should -Match 'Agent +Start +DurationSeconds +State'
        $text = $observations | ConvertTo-GenesysRow -ResolveName | Out-String -Width $Width
        $text | Should -Match 'Group +MediaType +Metric +Value +Unit'
    }

    It 'show the longest wait as a time' {
        # Made by hand: in the sandbox, as in a real organisation, there may be no one who waits now.
        $json = '{"Metric":"oLongestWaiting","Family":"QueueObservations","Group":{"queueId":"q"},"Stats":{"CalculatedMetricValue":61000}}'
        $wait = [Text.Json.JsonSerializer]::Deserialize($json, [GenesysReporting.Analytics.AnalyticsObservation], [Text.Json.JsonSerializerOptions] $null) | ConvertTo-GenesysRow
        $wait.Unit | Should -Be 'Seconds'
        $wait.Calculated | Should -Be 61
    }

    It 'work in strict mode' {
        Set-StrictMode -Version Latest
        $conversations[0] | ConvertTo-GenesysRow | Out-String -Width 120 | Should -Match 'Start +DurationSeconds'
    }
}

Describe 'Attributes, evaluations, surveys and stored lines' {
    BeforeAll {
        $job = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $midnight.AddDays(-5) -End $midnight.AddDays(-3) -TimeZone Etc/UTC -Mode Job)
        $file = Join-Path $TestDrive stored.jsonl
        $null = Export-GenesysConversation $file -Start $midnight.AddDays(-5) -End $midnight.AddDays(-3) -TimeZone Etc/UTC -Mode Job
    }

    It 'have a row each, at the grain <Grain>' -ForEach @(
        @{ Grain = 'Attribute'; Count = { ($job.Participants.Attributes | ForEach-Object Count | Measure-Object -Sum).Sum } }
        @{ Grain = 'Evaluation'; Count = { @($job.Evaluations).Count } }
        @{ Grain = 'Survey'; Count = { @($job.Surveys).Count } }
    ) {
        $made = @($job | ConvertTo-GenesysRow -Grain $Grain)
        $made.Count | Should -Be (& $Count)
        $made.Count | Should -BeGreaterThan 0
        Get-ColumnSet $made | Should -BeLike 'ConversationId,ConversationStart,ConversationEnd,*'
    }

    It 'have columns of attributes' {
        $name = @($job.Participants.Attributes | ForEach-Object Keys)[0]
        $made = @($job | ConvertTo-GenesysRow -Attribute $name)
        @($made | Where-Object { $_.$name }).Count | Should -BeGreaterThan 0
        (Get-ErrorOf { $job | ConvertTo-GenesysRow -Grain Session -Attribute $name }).FullyQualifiedErrorId | Should -BeLike 'AttributeNotTaken,*'
    }

    It 'come from stored lines too, at the grain <_>' -ForEach 'Conversation', 'Segment', 'Attribute', 'Evaluation', 'Survey' {
        $stored = @(Get-Content $file | ConvertTo-GenesysRow -Grain $_ -TimeZone UTC | ConvertTo-Csv)
        ($stored | Sort-Object) | Should -Be ($job | ConvertTo-GenesysRow -Grain $_ -TimeZone UTC | ConvertTo-Csv | Sort-Object)
        $csv = Join-Path $TestDrive "$_.csv"
        $null = Export-GenesysConversation $csv -Start $midnight.AddDays(-5) -End $midnight.AddDays(-3) -TimeZone Etc/UTC -Mode Job -Grain $_
        @(Import-Csv $csv).Count | Should -Be ($stored.Count - 1)
    }

    It 'lose a value that cannot be read, and name it' {
        $line = '{"conversationId":"c1","conversationStart":"2026-03-09T08:00:00Z","conversationEnd":"soon","participants":[{"purpose":"customer","participantName":"cut \ud83d"}]}'
        $made = @($line | ConvertTo-GenesysRow -Grain Participant -TimeZone UTC -WarningVariable said -WarningAction SilentlyContinue)
        $made.ParticipantName | Should -Be "cut $([char]0xfffd)"
        "$said" | Should -BeLike "Line 1: The conversation c1 has a value in 'conversationEnd'*"
    }

    It 'name a damaged line and convert the others' {
        $lines = @(Get-Content $file)[0..2]
        $lines[1] = $lines[1].Substring(0, 40)
        $made = @($lines | ConvertTo-GenesysRow -ErrorVariable damaged -ErrorAction SilentlyContinue)
        $made.Count | Should -Be 2
        $damaged[0].FullyQualifiedErrorId | Should -BeLike 'LineUnreadable,*'
        "$($damaged[0])" | Should -BeLike 'Line 2 *'
        (Get-ErrorOf { Get-Date | ConvertTo-GenesysRow }).FullyQualifiedErrorId | Should -BeLike 'InputNotTaken,*'
    }
}

Describe 'Metrics that the catalogue does not have' {
    BeforeAll {
        $line = '{"conversationId":"CID","participants":[{"purpose":"agent","sessions":[{"metrics":[{"name":"tTalk","value":2000},{"name":"tNewThing","value":1500},{"name":"nSomethingNew","value":3},{"name":"oFoo","value":4}]}]}]}'
        $stored = 'a', 'b', 'c' | ForEach-Object { $line.Replace('CID', $_) }
    }

    It 'are chosen by name: <Metric> is <Column>' -ForEach @(
        @{ Metric = 'tNewThing'; Column = 'NewThingSeconds'; Value = 2 }
        @{ Metric = 'TNewThing'; Column = 'NewThingSeconds'; Value = 2 }
        @{ Metric = 'nSomethingNew'; Column = 'SomethingNew'; Value = 3 }
        @{ Metric = 'oFoo'; Column = 'oFoo'; Value = 4 }
    ) {
        foreach ($grain in 'Conversation', 'Participant', 'Session') {
            $row = @($stored | ConvertTo-GenesysRow -Grain $grain -Metric tTalk, $Metric -WarningAction SilentlyContinue)[0]
            @($row.PSObject.Properties.Name)[-1] | Should -BeExactly $Column
            $row.$Column | Should -Be $Value
        }
    }

    It 'are named once where they have no column, with the line that chooses them' {
        $null = $stored | ConvertTo-GenesysRow -WarningVariable warned -WarningAction SilentlyContinue
        @($warned).Count | Should -Be 1
        "$warned" | Should -BeLike '*tNewThing (in 3 conversations)*-Metric nSomethingNew, oFoo, tNewThing'
        $null = $stored | ConvertTo-GenesysRow -Metric nSomethingNew, oFoo, tNewThing -WarningVariable warned
        @($warned).Count | Should -Be 0
        $null = $stored | ConvertTo-GenesysRow -Grain Segment -WarningVariable warned
        @($warned).Count | Should -Be 0
    }
}

Describe 'Rows of aggregates' {
    It 'have the columns that were asked for, in every row, with -Layout Wide' {
        $wide = @($aggregates | ConvertTo-GenesysRow -TimeZone UTC)
        $wide.Count | Should -Be @($aggregates).Count
        Get-ColumnSet $wide | Should -Be (
            'Start,End,QueueId,MediaType,Qualifier,Offered,AnsweredCount,AnsweredSumSeconds,AnsweredMinSeconds,AnsweredMaxSeconds,' +
            'AnsweredAverageSeconds,HandleCount,HandleSumSeconds,HandleMinSeconds,HandleMaxSeconds,HandleAverageSeconds,ServiceLevelRatio,' +
            'ServiceLevelNumerator,ServiceLevelDenominator,ServiceLevelTarget,Within20Count,Within20SumSeconds,Within20MinSeconds,' +
            'Within20MaxSeconds,Within20AverageSeconds')
        $with = @($aggregates | Where-Object { $_.Metric('tHandle') })[0]
        $row = $with | ConvertTo-GenesysRow -DurationUnit Milliseconds
        $row.HandleCount | Should -Be $with.Metric('tHandle').Stats.Count
        $row.HandleSumMilliseconds | Should -Be $with.Metric('tHandle').Stats.Sum
        $row.HandleAverageMilliseconds | Should -Be ([Math]::Round($with.Metric('tHandle').Stats.Sum / $row.HandleCount, [MidpointRounding]::AwayFromZero))
    }

    It 'are one per metric and view with -Layout Long' {
        $long = @($aggregates | ConvertTo-GenesysRow -Layout Long)
        $long.Count | Should -Be (@($aggregates.Metrics).Count + @($aggregates.Views).Count)
        Get-ColumnSet $long | Should -HaveCount 1
        @($long | Where-Object View).Metric | Sort-Object -Unique | Should -Be 'tAnswered'
        ($aggregates | ConvertTo-GenesysRow -Layout Long -Metric nOffered).Metric | Sort-Object -Unique | Should -Be 'nOffered'
    }

    It 'have a row for each qualifier' {
        $agent = @($presences | ConvertTo-GenesysRow)
        $agent.Count | Should -Be @($presences.Metrics).Count
        @($agent | Group-Object UserId, Qualifier | Where-Object Count -gt 1) | Should -HaveCount 0
        ($agent | Measure-Object SystemPresenceSumSeconds -Sum).Sum | Should -BeGreaterThan 86000
    }

    It 'of several queries are joined where the queries have the same columns' {
        $more = Invoke-GenesysAnalyticsQuery ConversationAggregates -Past 1d -TimeZone Etc/UTC -GroupBy mediaType, queueId -Metric tHandle
        Get-ColumnSet @(@($aggregates) + @($more) | ConvertTo-GenesysRow -Metric tHandle) | Should -HaveCount 1
        $refused = Get-ErrorOf { @($aggregates) + @($more) | ConvertTo-GenesysRow }
        $refused.FullyQualifiedErrorId | Should -BeLike 'QuestionsMixed,*'
    }
}

Describe 'ConvertTo-GenesysRow -FillGaps' {
    BeforeAll {
        # A day of 25 hours.
        $autumn = @{ Start = '2025-10-26'; End = '2025-10-27'; TimeZone = 'Europe/Paris'; Granularity = 'PT1H' }
        $hours = @(Invoke-GenesysAnalyticsQuery ConversationAggregates @autumn -GroupBy queueId, mediaType -Metric nOffered, tHandle)
        $groups = @($hours.GroupText | Sort-Object -Unique).Count
    }

    It 'gives every group all hours of a day with a changed clock, and no zeros' {
        $made = @($hours | ConvertTo-GenesysRow -FillGaps -TimeZone Europe/Paris)
        $hours.Count | Should -BeLessThan (25 * $groups)
        $made.Count | Should -Be (25 * $groups)
        foreach ($group in $made | Group-Object QueueId, MediaType) {
            $group.Group.Start.UtcDateTime | Should -Be (0..24 | ForEach-Object { ([datetime] '2025-10-25T22:00:00').AddHours($_) })
        }
        @($made | Where-Object { $null -ne $_.Offered -or $null -ne $_.HandleCount }).Count | Should -Be $hours.Count
        $plain = @($hours | ConvertTo-GenesysRow -TimeZone Europe/Paris)
        ($made | Where-Object { $null -ne $_.Offered -or $null -ne $_.HandleCount } | Sort-Object QueueId, MediaType, Start | ConvertTo-Csv) |
            Should -Be ($plain | Sort-Object QueueId, MediaType, Start | ConvertTo-Csv)
        Get-ColumnSet $made | Should -Be (Get-ColumnSet $plain)
    }

    It 'fills each metric of a group with -Layout Long' {
        $made = @($hours | ConvertTo-GenesysRow -FillGaps -Layout Long -TimeZone Europe/Paris -ResolveName)
        foreach ($series in $made | Group-Object QueueId, MediaType, Metric) {
            $series.Count | Should -Be 25
        }
        @($made | Where-Object { $null -ne $_.Count }).Count | Should -Be @($hours.Metrics).Count
    }

    It 'fills each qualifier of a group' {
        $spans = @(Invoke-GenesysAnalyticsQuery UserAggregates @day -Granularity PT1H -GroupBy userId -Metric tSystemPresence)
        $made = @($spans | ConvertTo-GenesysRow -FillGaps)
        @($made | Group-Object UserId, Qualifier | Where-Object Count -ne 24) | Should -HaveCount 0
        ($made | Measure-Object SystemPresenceSumSeconds -Sum).Sum | Should -Be ($spans | ConvertTo-GenesysRow | Measure-Object SystemPresenceSumSeconds -Sum).Sum
    }

    It 'takes records in any order, and those of a job' {
        $whole = @($hours | ConvertTo-GenesysRow -FillGaps -TimeZone UTC | Sort-Object QueueId, MediaType, Start | ConvertTo-Csv)
        $hours | Sort-Object Start -Descending | ConvertTo-GenesysRow -FillGaps -TimeZone UTC | Sort-Object QueueId, MediaType, Start | ConvertTo-Csv | Should -Be $whole
        $job = Start-GenesysAnalyticsJob ConversationAggregates @autumn -GroupBy queueId, mediaType -Metric nOffered, tHandle
        $job | Receive-GenesysAnalyticsJob -Wait | ConvertTo-GenesysRow -FillGaps -TimeZone UTC | Sort-Object QueueId, MediaType, Start | ConvertTo-Csv | Should -Be $whole
    }

    It 'fills the groups of each of several sessions, and says whose each row is' {
        $pair = 'one', 'two' | ForEach-Object { Connect-GenesysCloud -ApiUri $sandbox.ApiUri -LoginUri $sandbox.LoginUri -Credential $sandbox.Credential -Name $_ -NoDefault }
        $made = @(Invoke-GenesysAnalyticsQuery ConversationAggregates @autumn -GroupBy queueId, mediaType -Metric nOffered, tHandle -Session $pair | ConvertTo-GenesysRow -FillGaps)
        $made.Count | Should -Be (2 * 25 * $groups)
        @($made | Where-Object { -not $_.Organization }) | Should -HaveCount 0
    }

    It 'is not given as -FillGaps:$false' {
        @($hours | ConvertTo-GenesysRow -FillGaps:$false).Count | Should -Be $hours.Count
        @($conversations[0] | ConvertTo-GenesysRow -FillGaps:$false).Count | Should -Be 1
    }
}

Describe 'Rows of observations and agents' {
    It 'are one per observation' {
        $made = @($observations | ConvertTo-GenesysRow)
        $made.Count | Should -Be @($observations).Count
        Get-ColumnSet $made | Should -BeLike 'QueueId,MediaType,Metric,Qualifier,Unit,Count,*,Truncated'
    }

    It 'are one per presence and one per routing status, clipped to the interval' {
        $made = @($details | ConvertTo-GenesysRow -TimeZone UTC)
        Get-ColumnSet $made | Should -Be 'UserId,Kind,Start,End,DurationSeconds,SystemPresence,OrganizationPresenceId,RoutingStatus'
        $made.Kind | Sort-Object -Unique | Should -Be 'Presence', 'RoutingStatus'
        $first = $day.Start.ToString('yyyy-MM-ddTHH:mm:ss.fffzzz', [cultureinfo]::InvariantCulture)
        $last = $day.End.ToString('yyyy-MM-ddTHH:mm:ss.fffzzz', [cultureinfo]::InvariantCulture)
        @($made | Where-Object { $_.Start -lt [DateTimeOffset] $first -or $_.End -gt [DateTimeOffset] $last }) | Should -HaveCount 0
        foreach ($user in $made | Where-Object Kind -eq Presence | Group-Object UserId) {
            ($user.Group | Measure-Object DurationSeconds -Sum).Sum | Should -BeGreaterThan 86390
            ($user.Group | Measure-Object DurationSeconds -Sum).Sum | Should -BeLessThan 86410
        }
    }

    It 'are one per agent' {
        @($agents | ConvertTo-GenesysRow).Count | Should -Be @($agents).Count
        @(Invoke-GenesysAnalyticsQuery AgentStatusCounts | ConvertTo-GenesysRow)[0].PSObject.Properties.Name |
            Should -Be 'Dimension', 'Value', 'OrganizationPresenceId', 'Count'
    }
}

Describe 'Records that do not fit together' {
    It 'is refused: <Id>' -ForEach @(
        @{ Id = 'UnknownTimeZone'; Code = { $conversations | ConvertTo-GenesysRow -TimeZone Mars/Olympus } }
        @{ Id = 'UnknownMetric'; Code = { $conversations | ConvertTo-GenesysRow -Metric tHandel } }
        @{ Id = 'MetricNotAsked'; Code = { $aggregates | ConvertTo-GenesysRow -Metric tAcw } }
        @{ Id = 'MetricNotTaken'; Code = { $details | ConvertTo-GenesysRow -Metric tHandle } }
        @{ Id = 'MetricNotTaken'; Code = { $conversations | ConvertTo-GenesysRow -Grain Segment -Metric tHandle } }
        @{ Id = 'GrainNotTaken'; Code = { $aggregates | ConvertTo-GenesysRow -Grain Session } }
        @{ Id = 'LayoutNotTaken'; Code = { $conversations | ConvertTo-GenesysRow -Layout Long } }
        @{ Id = 'SplitByNotTaken'; Code = { $conversations | ConvertTo-GenesysRow -SplitBy Day } }
        @{ Id = 'SplitByNotTaken'; Code = { $aggregates | ConvertTo-GenesysRow -SplitBy Day } }
        @{ Id = 'FillGapsNotTaken'; Code = { $conversations | ConvertTo-GenesysRow -FillGaps } }
        @{ Id = 'FillGapsNotTaken'; Code = { $details | ConvertTo-GenesysRow -FillGaps } }
        @{ Id = 'GranularityNotAsked'; Code = { $presences | ConvertTo-GenesysRow -FillGaps } }
        @{ Id = 'BucketsUnknown'; Code = { [GenesysReporting.Analytics.AnalyticsAggregate]::new() | ConvertTo-GenesysRow -FillGaps -Layout Long } }
        @{ Id = 'RecordsMixed'; Code = { @($aggregates) + @($agents) | ConvertTo-GenesysRow -FillGaps } }
        @{ Id = 'RecordsMixed'; Code = { @($agents) + @($details) | ConvertTo-GenesysRow } }
        @{ Id = 'RecordsMixed'; Code = { @($aggregates) + @($presences) | ConvertTo-GenesysRow -Layout Long } }
        @{ Id = 'ColumnsUnknown'; Code = { [GenesysReporting.Analytics.AnalyticsAggregate]::new() | ConvertTo-GenesysRow } }
        @{ Id = 'SessionNotFound'; Code = { $conversations | ConvertTo-GenesysRow -Session nobody } }
    ) {
        (Get-ErrorOf $Code).FullyQualifiedErrorId | Should -Be "$Id,GenesysReporting.Commands.ConvertToGenesysRowCommand"
    }
}

Describe 'ConvertTo-GenesysRow -ResolveName' {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        # Each test has its own session, which has no cached names.
        $null = Connect-GenesysCloud -ApiUri $sandbox.ApiUri -LoginUri $sandbox.LoginUri -Credential $sandbox.Credential -Name names
        $sandbox.Server.ClearRequests()
    }

    It 'puts names next to ids, and asks for them once' {
        $named = @($conversations | ConvertTo-GenesysRow -ResolveName)
        Get-ColumnSet $named | Should -HaveCount 1
        $named.ConversationId | Should -Be $conversations.ConversationId
        $asked = @($sandbox.Server.Requests).Count
        $asked | Should -BeLessThan 40
        $null = $conversations | ConvertTo-GenesysRow -ResolveName
        @($sandbox.Server.Requests).Count | Should -Be $asked
        foreach ($pair in ('QueueId', 'QueueName', 'Get-GenesysQueue'), ('LastUserId', 'LastUserName', 'Get-GenesysUser'),
            ('WrapUpCode', 'WrapUpName', 'Get-GenesysWrapupCode'), ('DivisionId', 'DivisionName', 'Get-GenesysDivision'),
            ('SkillIds', 'SkillNames', 'Get-GenesysSkill'), ('TeamId', 'TeamName', 'Get-GenesysTeam'), ('FlowId', 'FlowName', 'Get-GenesysFlow')) {
            $id, $name, $cmdlet = $pair
            # An id that is not known any more is its own name.
            $row = @($named | Where-Object { $_.$id -and $_.$id -notlike '*;*' -and $_.$name -and $_.$name -ne $_.$id })[0]
            (& $cmdlet -Id $row.$id).Name | Should -Be $row.$name
            @($named | Where-Object { -not $_.$id -and $_.$name }) | Should -HaveCount 0
        }
    }

    It 'names what has been deleted' {
        $known = (Get-GenesysUser).Id
        $former = @($conversations | ConvertTo-GenesysRow -Grain Session -ResolveName | Where-Object { $_.UserId -and $_.UserId -notin $known })
        $former.Count | Should -BeGreaterThan 0
        @($former | Where-Object { -not $_.UserName }) | Should -HaveCount 0
    }

    It 'reports once what may not be read, and shows the ids' {
        $sandbox.Server.AddFault('Forbidden', '/api/v2/routing/queues', 9)
        $named = @($conversations | ConvertTo-GenesysRow -ResolveName -WarningVariable warnings -WarningAction SilentlyContinue)
        $named.Count | Should -Be @($conversations).Count
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike 'The names of queues cannot be read*'
        @($named | Where-Object QueueId).Count | Should -BeGreaterThan 0
        $named | ForEach-Object { $_.QueueName | Should -Be $_.QueueId }
        @($named | Where-Object UserName).Count | Should -BeGreaterThan 0
    }

    It 'reads few pages for a consumer of few rows' {
        # Some thirty pages, of which a few are read ahead.
        $few = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $midnight.AddDays(-28) -End $midnight |
            ConvertTo-GenesysRow -ResolveName | Select-Object -First 3
        $few | Should -HaveCount 3
        @($sandbox.Server.Requests | Where-Object PathAndQuery -Like '*details/query*').Count | Should -BeLessThan 16
    }

    It 'names groups, observations and agents too' {
        $queueNames = (Get-GenesysQueue).Name
        ($aggregates | ConvertTo-GenesysRow -ResolveName).QueueName | Where-Object { $_ } | Sort-Object -Unique | Should -BeIn $queueNames
        ($observations | ConvertTo-GenesysRow -ResolveName).QueueName | Sort-Object -Unique | Should -Be ($queueNames | Sort-Object)
        ($details | ConvertTo-GenesysRow -ResolveName)[0].UserName | Should -Not -BeNullOrEmpty
        ($agents | ConvertTo-GenesysRow -ResolveName)[0].DivisionName | Should -Not -BeNullOrEmpty
    }

    It 'writes the rows before a record that does not fit' {
        $written = [Collections.Generic.List[object]]::new()
        $null = Get-ErrorOf { @($conversations[0..2]) + @($agents) | ConvertTo-GenesysRow -ResolveName | ForEach-Object { $written.Add($_) } }
        $written.Count | Should -Be 3
    }

    It 'needs a session' {
        $output = Invoke-Fresh 'Import-Module $ModulePath; try { [GenesysReporting.Analytics.AnalyticsConversation]::new() | ConvertTo-GenesysRow -ResolveName } catch { @{ Id = $_.FullyQualifiedErrorId } }'
        $output.Id | Should -BeLike 'NotConnected,*'
    }
}

Describe 'A round trip in <_>' -ForEach 'en-US', 'de-DE', 'tr-TR', 'th-TH', 'ar-SA' {
    BeforeAll {
        $culture = [cultureinfo]::GetCultureInfo($_)
        $sets = @{
            Conversation = @($rows | Select-Object -First 120)
            Named        = @($conversations | Select-Object -First 40 | ConvertTo-GenesysRow -TimeZone Europe/Paris -ResolveName)
            Session      = @($conversations | Select-Object -First 25 | ConvertTo-GenesysRow -TimeZone Europe/Paris -Grain Session)
            Segment      = @($conversations | Select-Object -First 15 | ConvertTo-GenesysRow -TimeZone Europe/Paris -Grain Segment)
            Wide         = @($aggregates | ConvertTo-GenesysRow -TimeZone Europe/Paris)
            Long         = @($aggregates | ConvertTo-GenesysRow -TimeZone Europe/Paris -Layout Long | Select-Object -First 60)
            Agents       = @($agents | ConvertTo-GenesysRow -TimeZone Europe/Paris)
            Participant  = @($conversations | Select-Object -First 15 | ConvertTo-GenesysRow -TimeZone Europe/Paris -Grain Participant)
            Excel        = @($conversations | Select-Object -First 40 | ConvertTo-GenesysRow -TimeZone Europe/Paris -TimeFormat Excel)
            Spans        = @($details | Select-Object -First 10 | ConvertTo-GenesysRow -TimeZone Europe/Paris)
            Observations = @($observations | ConvertTo-GenesysRow -TimeZone Europe/Paris)
            Activity     = @(Invoke-GenesysAnalyticsQuery ConversationActivity -Metric oInteracting -GroupBy queueId | ConvertTo-GenesysRow)
        }
        function Use-Culture([cultureinfo] $Culture, [scriptblock] $Script) {
            $before = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = $Culture
                & $Script
            }
            finally {
                [cultureinfo]::CurrentCulture = $before
            }
        }
        # Throws for the first cell that differs.
        function Compare-Cell($Sent, $Back) {
            @($Back).Count | Should -Be $Sent.Count
            for ($i = 0; $i -lt $Sent.Count; $i++) {
                foreach ($cell in $Sent[$i].PSObject.Properties) {
                    $other = $Back[$i].($cell.Name)
                    # A fraction that comes back as a number is compared as one, as its text is the user's.
                    $isSame = $cell.Value -is [double] -and $other -is [double] ? $cell.Value -eq $other : "$(${cell}?.Value?.ToString())" -ceq "$(${other}?.ToString())"
                    if (-not $isSame) {
                        throw "Row $i, $($cell.Name): '$($cell.Value)' came back as '$($Back[$i].($cell.Name))'."
                    }
                }
            }
        }
    }

    It 'makes the same rows' {
        Use-Culture $culture {
            Compare-Cell $sets.Conversation @($conversations | Select-Object -First 120 | ConvertTo-GenesysRow -TimeZone Europe/Paris)
            Compare-Cell $sets.Wide @($aggregates | ConvertTo-GenesysRow -TimeZone Europe/Paris)
        }
    }

    It 'gives the same cells by <Set>, as CSV and CLIXML' -ForEach @(
        @{ Set = 'Conversation' }, @{ Set = 'Named' }, @{ Set = 'Session' }, @{ Set = 'Segment' }, @{ Set = 'Wide' }, @{ Set = 'Long' }, @{ Set = 'Agents' }
    ) {
        $file = Join-Path $TestDrive "$Set-$($culture.Name)"
        Use-Culture $culture {
            $sets[$Set] | Export-Csv "$file.csv"
            $sets[$Set] | Export-Clixml "$file.xml"
            Compare-Cell $sets[$Set] @(Import-Csv "$file.csv")
        }
        Compare-Cell $sets[$Set] @(Import-Clixml "$file.xml")
    }

    It 'gives the same bytes of CSV by <Set>' -ForEach @(
        @{ Set = 'Conversation' }, @{ Set = 'Named' }, @{ Set = 'Session' }, @{ Set = 'Segment' }, @{ Set = 'Participant' }, @{ Set = 'Wide' }
        @{ Set = 'Long' }, @{ Set = 'Agents' }, @{ Set = 'Excel' }, @{ Set = 'Spans' }, @{ Set = 'Observations' }, @{ Set = 'Activity' }
    ) {
        $file = Join-Path $TestDrive "bytes-$Set-$($culture.Name)"
        Use-Culture ([cultureinfo]::InvariantCulture) { $sets[$Set] | Export-Csv "$file.invariant" }
        Use-Culture $culture {
            $sets[$Set] | Export-Csv "$file.csv"
            $sets[$Set] | ConvertTo-Csv | Set-Content "$file.converted"
        }
        foreach ($written in "$file.csv", "$file.converted") {
            (Get-FileHash $written).Hash | Should -Be (Get-FileHash "$file.invariant").Hash
        }
    }

    It 'groups and shows cells by their text' {
        Use-Culture $culture {
            ($sets.Wide | Group-Object Start)[0].Name | Should -Match '^\d{4}-\d\d-\d\dT\d\d:00:00\.000\+0[12]:00$'
            $sets.Conversation[0..1] | Format-Table Start, MinMos | Out-String | Should -Match '\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]:00'
            $sets.Conversation[0].Start.ToString() | Should -BeExactly ([DateTimeOffset] $sets.Conversation[0].Start).ToString('yyyy-MM-ddTHH:mm:ss.fffzzz', [cultureinfo]::InvariantCulture)
        }
    }

    It 'gives the same JSON' {
        foreach ($set in $sets.Values) {
            $json = $set | ConvertTo-Json -Depth 2
            Use-Culture $culture { $set | ConvertTo-Json -Depth 2 } | Should -BeExactly $json
            $back = [Text.Json.JsonDocument]::Parse($json).RootElement
            foreach ($cell in $set[0].PSObject.Properties) {
                $sent = $back[0].GetProperty($cell.Name)
                if ($cell.Value -is [DateTimeOffset]) { $sent.GetDateTimeOffset() | Should -Be $cell.Value }
                elseif ($cell.Value -is [datetime]) { $sent.GetDateTime() | Should -Be $cell.Value }
                elseif ($cell.Value -is [double]) { $sent.GetDouble() | Should -Be $cell.Value }
                else { "$sent" | Should -Be "$($cell.Value)" }
            }
        }
    }
}
