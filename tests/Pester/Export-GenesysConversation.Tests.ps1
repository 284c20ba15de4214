BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0 -ConversationsPerDay 400
    $midnight = [DateTimeOffset]::new([DateTime]::UtcNow.Date, [timespan]::Zero)
    $time = @{ Start = $midnight.AddDays(-4); End = $midnight; TimeZone = 'UTC' }
    $all = @(Invoke-GenesysAnalyticsQuery ConversationDetails @time)
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Export-GenesysConversation' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $folder
        $sandbox.Server.ClearFaults()
        $sandbox.Server.ClearRequests()
    }

    It 'writes the rows that ConvertTo-GenesysRow and Export-Csv would, but for guarded text' {
        $summary = Export-GenesysConversation "$folder/a.csv" @time -AllowFormula
        $all | ConvertTo-GenesysRow -TimeZone UTC | Export-Csv "$folder/b.csv"
        $ours = @(Import-Csv "$folder/a.csv")
        $ours.Count | Should -Be $all.Count
        ($ours | ConvertTo-Json) | Should -BeExactly (Import-Csv "$folder/b.csv" | ConvertTo-Json)
        $summary.Outcome | Should -Be 'Complete'
        $summary.Conversations | Should -Be $all.Count
        $summary.Rows | Should -Be $all.Count
        $summary.Bytes | Should -Be (Get-Item "$folder/a.csv").Length
        $summary.GuardedCells | Should -Be 0
        $summary.Slices[0].Agrees | Should -BeTrue
        Get-ChildItem $folder -Force | ForEach-Object Name | Should -Be a.csv, b.csv
    }

    It 'writes the grain <Grain> as ConvertTo-GenesysRow does' -ForEach @(
        @{ Grain = 'Participant' }, @{ Grain = 'Session' }, @{ Grain = 'Segment' }
    ) {
        $null = Export-GenesysConversation "$folder/a.csv" @time -AllowFormula -Grain $Grain -DurationUnit Milliseconds -TimeFormat Excel
        $rows = $all | ConvertTo-GenesysRow -Grain $Grain -DurationUnit Milliseconds -TimeFormat Excel -TimeZone UTC
        $rows | Export-Csv "$folder/b.csv"
        ((Import-Csv "$folder/a.csv") | ConvertTo-Json) | Should -BeExactly (Import-Csv "$folder/b.csv" | ConvertTo-Json)
    }

    It 'puts names next to ids, and shows the metrics that were requested, at the grain <Grain>' -ForEach @(
        @{ Grain = 'Conversation' }, @{ Grain = 'Session' }
    ) {
        $summary = Export-GenesysConversation "$folder/a.csv" @time -Grain $Grain -ResolveName -Metric tHandle, n* -AllowFormula
        $all | ConvertTo-GenesysRow -Grain $Grain -TimeZone UTC -ResolveName -Metric tHandle, n* | Export-Csv "$folder/b.csv"
        $ours = @(Import-Csv "$folder/a.csv")
        ($ours | ConvertTo-Json) | Should -BeExactly (Import-Csv "$folder/b.csv" | ConvertTo-Json)
        @($ours.QueueName | Where-Object { $_ }).Count | Should -BeGreaterThan 50
        $ours[0].PSObject.Properties.Name | Should -Contain HandleSeconds
        $ours[0].PSObject.Properties.Name | Should -Not -Contain TalkSeconds
        $summary.Rows | Should -Be $ours.Count
    }

    It 'guards names like other text that people wrote' {
        $summary = Export-GenesysConversation "$folder/a.csv" @time -ResolveName
        $plain = Export-GenesysConversation "$folder/b.csv" @time
        # A cell counts once, wherever it has formulas: at its beginning, or after a separator, a quote or a line break.
        $cells = @(Import-Csv "$folder/a.csv").ForEach({ $_.WrapUpName, $_.LastWrapUpName }) | Where-Object { $_ -match "(^|[,;|\t\r\n`"] *)'[=+\-@]" }
        @($cells).Count | Should -BeGreaterThan 0
        $summary.GuardedCells | Should -Be ($plain.GuardedCells + @($cells).Count)
    }

    It 'ends when its time is over, says so, and is resumed by the same command' {
        (Get-ErrorOf { Export-GenesysConversation "$folder/a.csv" @time -MaxDuration '0:00' }).FullyQualifiedErrorId | Should -BeLike 'MaxDurationNotPositive,*'
        # Each answer takes far longer than the export may.
        $slow = Start-GenesysSandbox -Latency 0:00:01
        try {
            $session = Connect-GenesysCloud -ApiUri $slow.ApiUri -LoginUri $slow.LoginUri -Credential $slow.Credential -NoDefault
            $stopped = Export-GenesysConversation "$folder/t.csv" @time -Session $session -MaxDuration 0:00:00.010 -WarningVariable warned -WarningAction SilentlyContinue
        }
        finally { $slow | Stop-GenesysSandbox }
        $stopped.Outcome | Should -Be TimeOver
        "$warned" | Should -BeLike "The time was over.*This line resumes it:*Export-GenesysConversation *t.csv -Interval 2*"
        Test-Path "$folder/t.csv" | Should -BeFalse
        (Export-GenesysConversation "$folder/u.csv" @time -MaxDuration 1:00).Outcome | Should -Be Complete
    }

    It 'resumes with names after a failure' {
        $sandbox.Server.AddFault('InternalServerError', '*/conversations/details/query', 1, 8, 0)
        (Get-ErrorOf { Export-GenesysConversation "$folder/a.csv" @time -ResolveName -ThrottleLimit 1 -WarningAction SilentlyContinue }).FullyQualifiedErrorId |
            Should -BeLike 'ServiceFailed,*'
        (Get-ErrorOf { Export-GenesysConversation "$folder/a.csv" @time }).FullyQualifiedErrorId | Should -BeLike 'OtherExport,*'
        $summary = Export-GenesysConversation "$folder/a.csv" @time -ResolveName
        $summary.Resumed | Should -BeTrue
        $null = Export-GenesysConversation "$folder/b.csv" @time -ResolveName
        Get-Content "$folder/a.csv" -Raw | Should -BeExactly (Get-Content "$folder/b.csv" -Raw)
    }

    It 'puts an apostrophe before text that a spreadsheet would run, and counts it' {
        $summary = Export-GenesysConversation "$folder/a.csv" @time
        $rows = @(Import-Csv "$folder/a.csv")
        $cells = $rows.ForEach({ $_.PSObject.Properties.Value }) | Where-Object { $_ -match "^'[=+\-@\t\r]|[,;|\t\r\n`"] *'[=+\-@]" }
        $summary.GuardedCells | Should -BeGreaterThan 0
        @($cells).Count | Should -Be $summary.GuardedCells
        $plain = @(Import-Csv "$folder/a.csv" | ForEach-Object { "$($_.Ani)|$($_.Dnis)|$($_.AddressFrom)|$($_.ConversationId)" })
        $plain | Should -Be @($all | ConvertTo-GenesysRow -TimeZone UTC | ForEach-Object { "$($_.Ani)|$($_.Dnis)|$($_.AddressFrom)|$($_.ConversationId)" })
    }

    It 'writes lines of JSON that are the records, compressed or not' {
        $null = Export-GenesysConversation "$folder/a.jsonl" @time
        $null = Export-GenesysConversation "$folder/b.ndjson.gz" @time
        $null = Export-GenesysConversation "$folder/c.jsonl" @time -Compress
        $lines = [IO.File]::ReadAllLines("$folder/a.jsonl")
        $lines.Count | Should -Be $all.Count
        ($lines | ForEach-Object { ($_ | ConvertFrom-Json).conversationId }) | Should -Be $all.ConversationId
        foreach ($packed in "$folder/b.ndjson.gz", "$folder/c.jsonl.gz") {
            $unpacked = [IO.Compression.GZipStream]::new([IO.File]::OpenRead($packed), [IO.Compression.CompressionMode]::Decompress)
            $reader = [IO.StreamReader]::new($unpacked)
            try { $reader.ReadToEnd() | Should -BeExactly ([IO.File]::ReadAllText("$folder/a.jsonl")) } finally { $reader.Dispose() }
        }
    }

    It 'takes a query, and filters from the pipeline' {
        $query = New-GenesysAnalyticsQuery ConversationDetails @time
        ($query | Export-GenesysConversation "$folder/a.csv").Conversations | Should -Be $all.Count
        $voice = New-GenesysQueryFilter -Dimension mediaType -Value voice
        $expected = @(Invoke-GenesysAnalyticsQuery ConversationDetails @time -Filter $voice)
        ($voice | Export-GenesysConversation "$folder/b.csv" @time).Conversations | Should -Be $expected.Count
    }

    It 'is the same in every culture' -ForEach @(@{ Culture = 'de-DE' }, @{ Culture = 'tr-TR' }, @{ Culture = 'th-TH' }) {
        $null = Export-GenesysConversation "$folder/a.csv" @time
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $Culture
            $null = Export-GenesysConversation "$folder/b.csv" @time
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
        [IO.File]::ReadAllText("$folder/b.csv") | Should -BeExactly ([IO.File]::ReadAllText("$folder/a.csv"))
    }

    It 'takes a delimiter and a byte order mark' {
        $null = Export-GenesysConversation "$folder/a.csv" @time -Delimiter ';' -Encoding Utf8Bom
        [IO.File]::ReadAllBytes("$folder/a.csv")[0..2] | Should -Be 0xEF, 0xBB, 0xBF
        @(Import-Csv "$folder/a.csv" -Delimiter ';').ConversationId | Should -Be $all.ConversationId
    }

    It 'resolves a relative path against the location' {
        Push-Location $folder
        try { (Export-GenesysConversation a.csv @time).Path | Should -Be (Join-Path $folder a.csv) } finally { Pop-Location }
    }

    It 'refuses <Error>, and sends nothing' -ForEach @(
        @{ Error = 'FileExists'; Changes = { @{ Path = "$folder/there.csv" } } }
        @{ Error = 'PathIsFolder'; Changes = { @{ Path = $folder; Format = 'Csv' } } }
        @{ Error = 'PathNotOfFile'; Changes = { @{ Path = 'Env:a.csv' } } }
        @{ Error = 'FolderMissing'; Changes = { @{ Path = "$folder/missing/a.csv" } } }
        @{ Error = 'PathCharacter'; Changes = { @{ Path = "$folder/a`0.csv" } } }
        @{ Error = 'NameTooLong'; Changes = { @{ Path = "$folder/$('a' * 240).csv" } } }
        @{ Error = 'PathTooLong'; Changes = { @{ Path = "$folder/$('d/' * 20000)a.csv" } } }
        @{ Error = 'FormatUnknown'; Changes = { @{ Path = "$folder/a.xlsx" } } }
        @{ Error = 'ParameterNotTaken'; Changes = { @{ Path = "$folder/a.jsonl"; Grain = 'Segment' } } }
        @{ Error = 'ParameterNotTaken'; Changes = { @{ Path = "$folder/a.jsonl"; ResolveName = $true } } }
        @{ Error = 'ParameterNotTaken'; Changes = { @{ Path = "$folder/a.jsonl"; Metric = 'tHandle' } } }
        @{ Error = 'UnknownMetric'; Changes = { @{ Path = "$folder/a.csv"; Metric = 'tHandel' } } }
        @{ Error = 'MetricNotTaken'; Changes = { @{ Path = "$folder/a.csv"; Metric = 'tHandle'; Grain = 'Segment' } } }
        @{ Error = 'ParameterNotTaken'; Changes = { @{ Path = "$folder/a.jsonl"; Encoding = 'Utf8Bom' } } }
        @{ Error = 'DelimiterNotTaken'; Changes = { @{ Path = "$folder/a.csv"; Delimiter = '"' } } }
        @{ Error = 'IntervalReversed'; Changes = { @{ Path = "$folder/a.csv"; Start = $midnight; End = $midnight.AddDays(-1) } } }
        @{ Error = 'TimeMissing'; Changes = { @{ Path = "$folder/a.csv"; Start = $null; End = $null } } }
        @{ Error = 'PartitionNotWhole'; Changes = { @{ Path = "$folder/a.csv"; PartitionBy = 'Day'; Start = $midnight.AddHours(-20) } } }
        @{ Error = 'MatchingNotTaken'; Changes = { @{ Path = "$folder/a.csv"; PartitionBy = 'Day'; Matching = 'Overlaps' } } }
        @{ Error = 'DayNotOver'; Changes = { @{ Path = "$folder/a.csv"; PartitionBy = 'Day'; End = $midnight.AddDays(1) } } }
    ) {
        Set-Content "$folder/there.csv" 'mine' -NoNewline
        $with = @{ TimeZone = 'UTC'; Start = $time.Start; End = $time.End }
        (& $Changes).GetEnumerator() | ForEach-Object { $with[$_.Key] = $_.Value }
        foreach ($name in @($with.Keys)) { if ($null -eq $with[$name]) { $with.Remove($name) } }
        (Get-ErrorOf { Export-GenesysConversation @with }).FullyQualifiedErrorId | Should -Be "$Error,GenesysReporting.Commands.ExportGenesysConversationCommand"
        $sandbox.Server.Requests.Count | Should -Be 0
        Get-Content "$folder/there.csv" | Should -Be 'mine'
        Get-ChildItem $folder -Force | ForEach-Object Name | Should -Be there.csv
    }

    It 'refuses a pipe, a device and a planted link, and waits for none of them' -Skip:$IsWindows {
        mkfifo "$folder/pipe.csv"
        $null = New-Item -ItemType SymbolicLink "$folder/a.csv.partial" -Target "$folder/victim"
        foreach ($case in @("$folder/pipe.csv", 'PathIsSpecial'), @("$folder/a.csv", 'PathIsLink')) {
            (Get-ErrorOf { Export-GenesysConversation -Path $case[0] @time -Format Csv -Force }).FullyQualifiedErrorId | Should -BeLike "$($case[1]),*"
        }
        # Without -Force: a failure to refuse must not replace the machine's own device.
        (Get-ErrorOf { Export-GenesysConversation -Path /dev/null @time -Format Csv }).FullyQualifiedErrorId | Should -BeLike 'PathIsSpecial,*'
        $sandbox.Server.Requests.Count | Should -Be 0
        Test-Path "$folder/victim" | Should -BeFalse
    }

    It 'refuses a query of another type, and one in descending order' {
        $aggregates = New-GenesysAnalyticsQuery ConversationAggregates @time -Metric nOffered
        (Get-ErrorOf { $aggregates | Export-GenesysConversation "$folder/a.csv" }).FullyQualifiedErrorId | Should -BeLike 'TypeNotTaken,*'
        $descending = New-GenesysAnalyticsQuery ConversationDetails @time -Order desc
        (Get-ErrorOf { $descending | Export-GenesysConversation "$folder/a.csv" }).FullyQualifiedErrorId | Should -BeLike 'OrderNotTaken,*'
    }

    It 'plans with -WhatIf: sends nothing, writes nothing, needs no session' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$ModulePath'; Export-GenesysConversation '$folder/a.csv' -Interval 2026-11-01T00:00:00Z/2026-11-10T00:00:00Z -WhatIf").Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $said = $shell.Streams.Information -join ' '
        }
        finally {
            $shell.Dispose()
        }
        "$said" | Should -Match 'What if: .*2 slices'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'replaces a file with -Force, in one step' {
        Set-Content "$folder/a.csv" 'old'
        (Export-GenesysConversation "$folder/a.csv" @time -Force).Conversations | Should -Be $all.Count
        @(Import-Csv "$folder/a.csv").Count | Should -Be $all.Count
    }

    It 'stays unfinished when the service fails, says so, and continues with the same command' {
        $sandbox.Server.AddFault([GenesysReporting.Sandbox.SandboxFault]@{ Kind = 'InternalServerError'; PathPattern = '*details/query'; Skip = 3; Times = 100 })
        $failed = Get-ErrorOf { Export-GenesysConversation "$folder/a.csv" @time -ThrottleLimit 1 -WarningVariable script:said -WarningAction SilentlyContinue }
        $failed | Should -Not -BeNullOrEmpty
        "$said" | Should -Match '(?s)unfinished.*This line resumes it:.*-Interval 2'
        Get-ChildItem $folder | ForEach-Object Name | Should -Be a.csv.partial, a.csv.progress.json
        (Get-ErrorOf { Export-GenesysConversation "$folder/a.csv" @time -Grain Segment }).FullyQualifiedErrorId | Should -BeLike 'OtherExport,*'
        $sandbox.Server.ClearFaults()
        $summary = Export-GenesysConversation "$folder/a.csv" @time -ThrottleLimit 1
        $summary.Resumed | Should -BeTrue
        @(Import-Csv "$folder/a.csv").ConversationId | Should -Be $all.ConversationId
        Get-ChildItem $folder | ForEach-Object Name | Should -Be a.csv
    }

    It 'makes the folder of a partitioned export, but not with -WhatIf' {
        Export-GenesysConversation "$folder/new/deep/c.jsonl" @time -PartitionBy Day -WhatIf 6> $null
        Test-Path "$folder/new" | Should -BeFalse
        $made = @(Export-GenesysConversation "$folder/new/deep/c.jsonl" @time -PartitionBy Day)
        $made.Count | Should -Be 4
        $made[0].Path | Should -BeLike '*new*deep*date=*c.jsonl'
    }

    It 'names the difference from another export' {
        $sandbox.Server.AddFault([GenesysReporting.Sandbox.SandboxFault]@{ Kind = 'InternalServerError'; PathPattern = '*details/query'; Skip = 3; Times = 100 })
        $null = Get-ErrorOf { Export-GenesysConversation "$folder/a.csv" @time -ThrottleLimit 1 -Mode Query -WarningAction SilentlyContinue }
        $sandbox.Server.ClearFaults()
        $other = Get-ErrorOf { Export-GenesysConversation "$folder/a.csv" @time -Grain Segment -Mode Auto }
        "$other" | Should -BeLike '*-Mode is Query there and Auto here*-Grain is Conversation there and Segment here*'
    }

    It 'writes a file for each day, and skips what is there' {
        $first = @(Export-GenesysConversation "$folder/c.jsonl" @time -PartitionBy Day)
        $first.Count | Should -Be 4
        ($first | Measure-Object Conversations -Sum).Sum | Should -Be $all.Count
        foreach ($day in $first) {
            $date = Split-Path (Split-Path $day.Path) -Leaf
            $ids = [IO.File]::ReadAllLines($day.Path) | ForEach-Object { ($_ | ConvertFrom-Json).conversationId }
            $ids | Should -Be @($all | Where-Object { "date=$($_.ConversationStart.UtcDateTime.ToString('yyyy-MM-dd'))" -eq $date }).ConversationId
        }
        Remove-Item "$folder/$(Split-Path (Split-Path $first[1].Path) -Leaf)" -Recurse
        $sandbox.Server.ClearRequests()
        $again = @(Export-GenesysConversation "$folder/c.jsonl" @time -PartitionBy Day)
        $again.Outcome | Should -Be Skipped, Complete, Skipped, Skipped
        $again.Conversations | Should -Be $first.Conversations
        $again[0, 2, 3].Requests | Should -Be 0, 0, 0
        $sandbox.Server.Requests.Count | Should -Be $again[1].Requests
    }

    It 'fetches a day again whose answer was <_>' -ForEach 'NullAnswer', 'ArrayAnswer', 'ErrorAsSuccess', 'NoList' {
        $sandbox.Server.AddFault($_, '*/conversations/details/query', 1000, 1, 0)
        $first = try {
            Export-GenesysConversation "$folder/c.jsonl" @time -PartitionBy Day -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        }
        catch {
            $_.FullyQualifiedErrorId | Should -BeLike 'AnswerMisshaped,*'
        }
        @($first | Where-Object Outcome -EQ Complete).Count | Should -BeLessThan 2
        $sandbox.Server.ClearFaults()
        $again = @(Export-GenesysConversation "$folder/c.jsonl" @time -PartitionBy Day)
        @($again | Where-Object Outcome -EQ Complete).Count | Should -BeGreaterOrEqual 3
        ($again | Measure-Object Conversations -Sum).Sum | Should -Be $all.Count
    }

    It 'has a default view that names the file and the outcome' {
        $summary = Export-GenesysConversation "$folder/a.csv" @time
        $text = $summary | Format-List | Out-String
        $text | Should -Match 'Outcome\s+: Complete'
        $text | Should -Match "Conversations\s+: $($all.Count)"
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Export-GenesysConversation a.csv -Format '; Expected = 'JsonLines' }
        @{ Line = 'Export-GenesysConversation a.csv -Grain '; Expected = 'Segment' }
        @{ Line = 'Export-GenesysConversation a.csv -Metric tHand'; Expected = 'tHandle' }
        @{ Line = 'Export-GenesysConversation a.csv -Encoding '; Expected = 'Utf8Bom' }
        @{ Line = 'Export-GenesysConversation a.csv -PartitionBy '; Expected = 'Day' }
        @{ Line = 'Export-GenesysConversation a.csv -Delimiter '; Expected = "';'" }
        @{ Line = 'Export-GenesysConversation a.csv -TimeZone Europe/Par'; Expected = 'Europe/Paris' }
    ) {
        Complete $Line | Should -Contain $Expected
    }
}

Describe 'Export-GenesysConversation, killed' {
    BeforeAll {
        # Answers that take a while, so that a process can be killed between any two of them.
        $slow = Start-GenesysSandbox -RequestsPerMinute 0 -ConversationsPerDay 2500 -Latency ([timespan]::FromMilliseconds(15))
        $script = @"
            `$ErrorActionPreference = 'Stop'
            Import-Module '$ModulePath'
            `$secret = ConvertTo-SecureString '$($slow.Credential.GetNetworkCredential().Password)' -AsPlainText -Force
            `$null = Connect-GenesysCloud -ApiUri '$($slow.ApiUri)' -LoginUri '$($slow.LoginUri)' -ClientId '$($slow.Credential.UserName)' -ClientSecret `$secret
            'ready'
            Export-GenesysConversation @args -Interval {0} | ForEach-Object Outcome
"@
        $from = [DateTimeOffset]::new([DateTime]::UtcNow.Date.AddDays(-9), [timespan]::Zero)
        $interval = '{0:yyyy-MM-ddTHH:mm:ssZ}/{1:yyyy-MM-ddTHH:mm:ssZ}' -f $from.UtcDateTime, $from.UtcDateTime.AddDays(8)
        $session = Connect-GenesysCloud -ApiUri $slow.ApiUri -LoginUri $slow.LoginUri -Credential $slow.Credential -NoDefault
        $expected = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Interval $interval -Session $session -ThrottleLimit 16 | ForEach-Object ConversationId)

        function Start-Export([string] $Arguments) {
            $start = [Diagnostics.ProcessStartInfo]::new($PowerShell)
            $text = ($script -f $interval) -replace '@args', $Arguments
            @($PowerShellPrefix) + '-NoProfile', '-NonInteractive', '-EncodedCommand', [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text)) |
                ForEach-Object { $start.ArgumentList.Add($_) }
            $start.RedirectStandardOutput = $true
            $start.RedirectStandardError = $true
            [Diagnostics.Process]::Start($start)
        }
    }

    AfterAll {
        $slow | Stop-GenesysSandbox
    }

    It 'holds each conversation once after <Kills> deaths (<File>)' -ForEach @(
        @{ File = 'a.csv'; Kills = 15; More = '-ThrottleLimit 4' }
        @{ File = 'b.jsonl.gz'; Kills = 15; More = '-ThrottleLimit 2 -Mode Query' }
        @{ File = 'c.csv.gz'; Kills = 6; More = '-Mode Job' }
        @{ File = 'p.parquet'; Kills = 8; More = '-ThrottleLimit 4' }
    ) {
        $path = Join-Path $TestDrive $File
        $random = [Random]::new(7)
        $died = 0
        $outcome = $null
        while (-not $outcome) {
            $process = Start-Export "'$path' $More"
            try {
                $process.StandardOutput.ReadLine() | Should -Be 'ready'
                if ($died -lt $Kills -and -not $process.WaitForExit($random.Next(20, 900))) {
                    $process.Kill()
                    $died++
                }
                $rest = $process.StandardOutput.ReadToEnd()
                $process.WaitForExit()
                if ($process.ExitCode -eq 0 -and $rest) { $outcome = $rest.Trim() }
                elseif ($died -ge $Kills -and $process.ExitCode -ne 137) { throw $process.StandardError.ReadToEnd() }
            }
            finally {
                $process.Dispose()
            }
        }
        $outcome | Should -Be 'Complete'
        $died | Should -BeGreaterThan 3
        if ($File -like '*.parquet') {
            # Which ids it holds is checked with a reader of such files elsewhere; here the resumed file is that of one run.
            $null = Export-GenesysConversation "$path.whole" -Format Parquet -Interval $interval -Session $session
            (Get-FileHash $path).Hash | Should -Be (Get-FileHash "$path.whole").Hash
            Remove-Item "$path.whole"
            Get-ChildItem $TestDrive | Where-Object Name -Like "$File.?*" | Should -BeNullOrEmpty
            return
        }
        $stream = [IO.File]::OpenRead($path)
        $reader = [IO.StreamReader]::new($File -like '*.gz' ? [IO.Compression.GZipStream]::new($stream, [IO.Compression.CompressionMode]::Decompress) : $stream)
        try { $text = $reader.ReadToEnd() } finally { $reader.Dispose() }
        $ids = $File -like '*.csv*' ? ($text | ConvertFrom-Csv).ConversationId : ($text.TrimEnd("`n") -split "`n" | ForEach-Object { $_.Substring(0, 200) -match '"conversationId":"(?<id>[^"]+)"' > $null; $Matches.id })
        ($ids | Sort-Object) | Should -Be ($expected | Sort-Object)
        Get-ChildItem $TestDrive | Where-Object Name -Like "$File.?*" | Should -BeNullOrEmpty
    }

    It 'is refused while another process writes the file' {
        $path = Join-Path $TestDrive d.csv
        $first = Start-Export "'$path' -ThrottleLimit 1"
        try {
            $first.StandardOutput.ReadLine() | Should -Be 'ready'
            $deadline = [datetime]::UtcNow.AddSeconds(30)
            while (-not (Test-Path "$path.progress.json") -and [datetime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 10 }
            $refused = Get-ErrorOf { Export-GenesysConversation $path -Interval $interval -TimeZone ([TimeZoneInfo]::Local.Id) -ThrottleLimit 1 -Session $session }
            $refused.FullyQualifiedErrorId | Should -BeLike 'ExportInUse,*'
        }
        finally {
            $first.Kill()
            $first.WaitForExit()
            $first.Dispose()
        }
        (Export-GenesysConversation $path -Interval $interval -TimeZone ([TimeZoneInfo]::Local.Id) -Session $session).Conversations | Should -Be $expected.Count
    }
}
