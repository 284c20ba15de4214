BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0
    $midnight = [DateTimeOffset]::new([DateTime]::UtcNow.Date, [timespan]::Zero)
    $conversations = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $midnight.AddDays(-7) -End $midnight
    $rows = $conversations | ConvertTo-GenesysRow -TimeZone Europe/Paris
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'ConvertTo-GenesysRow' {
    It 'makes one row a conversation, in order' {
        $rows.ConversationId | Should -Be $conversations.ConversationId
    }

    It 'gives every row the same columns' {
        $names = $rows[0].PSObject.Properties.Name -join ','
        @($rows | Where-Object { ($_.PSObject.Properties.Name -join ',') -ne $names }).Count | Should -Be 0
        $names | Should -BeLike 'ConversationId,Start,End,DurationSeconds,Direction,MediaType,QueueId,UserId,WrapUpCode,Ani,Dnis,*'
    }

    It 'holds text, whole numbers and nothing else' {
        $rows | ForEach-Object { $_.PSObject.Properties.Value } | Where-Object { $null -ne $_ } |
            ForEach-Object { $_.GetType().Name } | Sort-Object -Unique | Should -BeIn 'String', 'Int64'
    }

    It 'writes times in the zone that is asked for, with the offset' {
        $start = $conversations[0].ConversationStart
        $rows[0].Start | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]:00$'
        [DateTimeOffset]::Parse($rows[0].Start, [cultureinfo]::InvariantCulture) | Should -Be $start
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

    It 'tells no data from zero' {
        @($rows | Where-Object { $null -eq $_.AbandonSeconds }).Count | Should -BeGreaterThan 0
        @($rows | Where-Object { $null -ne $_.AbandonSeconds }).Count | Should -BeGreaterThan 0
    }

    It 'sums what the sessions measured' {
        $conversation = @($conversations | Where-Object { @($_.Participants.Sessions.Metrics | Where-Object Name -eq tHandle).Count -gt 1 })[0]
        $sum = ($conversation.Participants.Sessions.Metrics | Where-Object Name -eq tHandle | Measure-Object Value -Sum).Sum
        ($conversation | ConvertTo-GenesysRow).HandleSeconds | Should -Be ([Math]::Round($sum / 1000, [MidpointRounding]::AwayFromZero))
    }

    It 'writes times for spreadsheets with -TimeFormat Excel' {
        ($conversations[0] | ConvertTo-GenesysRow -TimeFormat Excel).Start | Should -Match '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$'
    }

    It 'takes conversations as an argument too' {
        @(ConvertTo-GenesysRow $conversations[0..2]).Count | Should -Be 3
    }

    It 'refuses an unknown zone before the first row' {
        $refused = Get-ErrorOf { $conversations | ConvertTo-GenesysRow -TimeZone Mars/Olympus }
        $refused.FullyQualifiedErrorId | Should -BeLike 'UnknownTimeZone,*'
    }

    It 'has a table of its own' {
        $rows[0..1] | Out-String -Width 200 | Should -Match 'DurationSeconds Direction MediaType'
    }
}

Describe 'Export-Csv and back, in <_>' -ForEach 'en-US', 'de-DE', 'tr-TR', 'th-TH', 'ar-SA' {
    It 'gives the same cells' {
        $file = Join-Path $TestDrive "rows-$_.csv"
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($_)
            $conversations | ConvertTo-GenesysRow -TimeZone Europe/Paris | Export-Csv $file -UseQuotes Always
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
        $back = Import-Csv $file
        $back.Count | Should -Be $rows.Count
        for ($i = 0; $i -lt $rows.Count; $i++) {
            foreach ($cell in $rows[$i].PSObject.Properties) {
                if ("$($cell.Value)" -cne $back[$i].($cell.Name)) {
                    throw "Row $i, $($cell.Name): '$($cell.Value)' came back as '$($back[$i].($cell.Name))'."
                }
            }
        }
    }
}
