BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    # Jobs that have ended at the first poll, and jobs that take a while.
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0 -JobPolls 0 -ConversationsPerDay 2200
    $session = $sandbox.Session
    $slow = Start-GenesysSandbox -RequestsPerMinute 0 -JobDuration 01:00:00
    $slowSession = Connect-GenesysCloud -ApiUri $slow.ApiUri -LoginUri $slow.LoginUri -Credential $slow.Credential -NoDefault -Name slow
    # A Wednesday afternoon in the past: enough for two pages of results, of which the morning is trimmed.
    $time = @{ Start = '2026-06-03T09:00:00Z'; End = '2026-06-04T00:00:00Z' }
    $results = '/api/v2/analytics/conversations/details/jobs/*/results'
    $status = '/api/v2/analytics/conversations/details/jobs/????????-*'
    function Start-DetailsJob([hashtable] $With = @{}) { Start-GenesysAnalyticsJob ConversationDetails @time @With }

    Add-Type -TypeDefinition @'
        using System;
        using System.Collections.Generic;
        using System.Collections.ObjectModel;
        using System.Globalization;
        using System.Management.Automation;
        using System.Management.Automation.Host;
        using System.Security;

        // A host that keeps the lines that are written to it.
        public sealed class LineHost : PSHost
        {
            private readonly Guid _id = Guid.NewGuid();
            public readonly LineUI Lines = new LineUI();
            public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
            public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
            public override Guid InstanceId { get { return _id; } }
            public override string Name { get { return "LineHost"; } }
            public override PSHostUserInterface UI { get { return Lines; } }
            public override Version Version { get { return new Version(1, 0); } }
            public override void EnterNestedPrompt() { }
            public override void ExitNestedPrompt() { }
            public override void NotifyBeginApplication() { }
            public override void NotifyEndApplication() { }
            public override void SetShouldExit(int exitCode) { }
        }

        public sealed class LineUI : PSHostUserInterface
        {
            public readonly System.Collections.Concurrent.ConcurrentQueue<string> Written = new System.Collections.Concurrent.ConcurrentQueue<string>();
            public override PSHostRawUserInterface RawUI { get { return null; } }
            public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) { return null; }
            public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) { return 0; }
            public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) { return null; }
            public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes types, PSCredentialUIOptions options) { return null; }
            public override string ReadLine() { return null; }
            public override SecureString ReadLineAsSecureString() { return null; }
            public override void Write(string value) { Written.Enqueue(value); }
            public override void Write(ConsoleColor foreground, ConsoleColor background, string value) { Written.Enqueue(value); }
            public override void WriteDebugLine(string message) { }
            public override void WriteErrorLine(string value) { Written.Enqueue(value); }
            public override void WriteLine(string value) { Written.Enqueue(value); }
            public override void WriteProgress(long sourceId, ProgressRecord record) { }
            public override void WriteVerboseLine(string message) { }
            public override void WriteWarningLine(string message) { Written.Enqueue(message); }
        }
'@

    # Runs a script in another runspace until a condition holds here, stops it as Ctrl+C does, and returns what its host showed.
    function Stop-When([scriptblock] $Script, [scriptblock] $Condition) {
        $lineHost = [LineHost]::new()
        $runspace = [runspacefactory]::CreateRunspace($lineHost)
        $runspace.Open()
        $shell = [powershell]::Create($runspace)
        try {
            $null = $shell.AddScript('param($Module, $Session, $Script) Import-Module $Module; & ([scriptblock]::Create($Script))').
                AddArgument($ModulePath).AddArgument($slowSession).AddArgument("$Script")
            $running = $shell.BeginInvoke()
            $deadline = [datetime]::UtcNow.AddSeconds(30)
            while (-not (& $Condition)) {
                if ($running.IsCompleted -or [datetime]::UtcNow -gt $deadline) { throw "It did not come to that: $($shell.Streams.Error)" }
                Start-Sleep -Milliseconds 20
            }
            $shell.Stop()
            $lineHost.Lines.Written.ToArray() -join "`n"
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }

    # The line that a text ends with, as a command of a script.
    function Get-Line([string] $Text) { @($Text.Trim() -split "`n")[-1].Trim() }

    # The number of requests to the slow sandbox.
    function Get-Asked([string] $Method, [string] $Like) {
        @($slow.Server.Requests | Where-Object { $_.Method -eq $Method -and $_.PathAndQuery -like $Like }).Count
    }
}

AfterAll {
    Stop-GenesysSandbox
}

Describe 'Start-GenesysAnalyticsJob' {
    BeforeEach { $sandbox.Server.ClearFaults(); $sandbox.Server.ClearRequests() }

    It 'returns the job, with everything needed to find it again' {
        $job = Start-DetailsJob
        $job.Id | Should -Match '^[0-9a-f]{8}-'
        $job.Type | Should -Be 'ConversationDetails'
        $job.State | Should -Be 'Queued'
        $job.Interval | Should -Be '2026-06-03T09:00:00.000Z/2026-06-04T00:00:00.000Z'
        ($job.Body | ConvertFrom-Json).startOfDayIntervalMatching | Should -BeTrue
        $job.SessionName | Should -Be $session.Name
        @($sandbox.Server.Requests).Count | Should -Be 1
    }

    It 'takes query objects, and jobs of aggregates' {
        $query = New-GenesysAnalyticsQuery ConversationAggregates @time -TimeZone Europe/Paris -Metric nOffered -GroupBy mediaType
        $job = $query | Start-GenesysAnalyticsJob
        $job.Type | Should -Be 'ConversationAggregates'
        $rows = $job | Receive-GenesysAnalyticsJob -Wait
        "$($rows | Sort-Object GroupText)" | Should -Be "$($query | Invoke-GenesysAnalyticsQuery | Sort-Object GroupText)"
        $rows[0].Source | Should -Be 'Job'
    }

    It 'keeps its query, so that its rows have the columns of the query' {
        $query = New-GenesysAnalyticsQuery ConversationAggregates @time -TimeZone Europe/Paris -Metric nOffered, tHandle -GroupBy mediaType
        $job = $query | Start-GenesysAnalyticsJob
        $received = $job | Receive-GenesysAnalyticsJob -Wait | ConvertTo-GenesysRow -TimeZone UTC | Sort-Object MediaType
        $asked = $query | Invoke-GenesysAnalyticsQuery | ConvertTo-GenesysRow -TimeZone UTC | Sort-Object MediaType
        @($received).Count | Should -BeGreaterThan 1
        ($received | ConvertTo-Json) | Should -BeExactly ($asked | ConvertTo-Json)
    }

    It 'is not repeated when its answer is lost' {
        $sandbox.Server.AddFault('BadGateway', '/api/v2/analytics/conversations/details/jobs', 1)
        (Get-ErrorOf { Start-DetailsJob }).FullyQualifiedErrorId | Should -BeLike 'ServiceFailed,*'
        @($sandbox.Server.Requests).Count | Should -Be 1
    }

    It 'starts nothing with -WhatIf' {
        Start-DetailsJob @{ WhatIf = $true } | Should -BeNullOrEmpty
        @($sandbox.Server.Requests).Count | Should -Be 0
    }

    It 'refuses <Case> with <Id>' -ForEach @(
        @{ Case = 'a type without jobs'; Id = 'JobsNotOffered'; Script = { Start-GenesysAnalyticsJob QueueObservations -Body @{} -SkipValidation } }
        @{ Case = 'a member of the query alone'; Id = 'MemberNotOfJob'; Script = { Start-GenesysAnalyticsJob ConversationDetails -Body @{ interval = '2026-06-03T09:00:00Z/2026-06-04T00:00:00Z'; aggregations = @(@{ type = 'termFrequency'; dimension = 'mediaType'; size = 3 }) } } }
        @{ Case = 'an unknown type'; Id = 'UnknownQueryType'; Script = { Start-GenesysAnalyticsJob ConversationDetail -Past 1d } }
    ) {
        (Get-ErrorOf $Script).FullyQualifiedErrorId | Should -Be "$Id,GenesysReporting.Commands.StartGenesysAnalyticsJobCommand"
        @($sandbox.Server.Requests).Count | Should -Be 0
    }
}

Describe 'Get-GenesysAnalyticsJob' {
    BeforeEach { $sandbox.Server.ClearFaults() }

    It 'shows each state' {
        $job = Start-GenesysAnalyticsJob ConversationDetails @time -Session slow
        @(1..2 | ForEach-Object { ($job | Get-GenesysAnalyticsJob -Session slow).State }) | Should -Be 'Queued', 'Pending'
        $slow.Server.AddFault('JobFails', $status, 1)
        $failed = $job | Get-GenesysAnalyticsJob -Session slow
        $failed.State | Should -Be 'Failed'
        $failed.ErrorMessage | Should -BeLike '*5003*'

        $done = Start-DetailsJob | Get-GenesysAnalyticsJob
        $done.State | Should -Be 'Fulfilled'
        $done.StateText | Should -Be 'FULFILLED'
        $done.ExpirationDate | Should -BeGreaterThan $done.SubmissionDate
        $done.Interval | Should -Be '2026-06-03T09:00:00.000Z/2026-06-04T00:00:00.000Z'
        $sandbox.Server.ExpireJobs()
        ($done | Get-GenesysAnalyticsJob).State | Should -Be 'Expired'
    }

    It 'lists the jobs of the session in the order of their start, and completes their ids' {
        $other = Connect-GenesysCloud -ApiUri $sandbox.ApiUri -LoginUri $sandbox.LoginUri -Credential $sandbox.Credential -NoDefault
        $ids = 1..3 | ForEach-Object { (Start-GenesysAnalyticsJob ConversationDetails @time -Session $other).Id }
        (Get-GenesysAnalyticsJob -Session $other).Id | Should -Be $ids
        $mine = (Start-DetailsJob).Id
        (Get-GenesysAnalyticsJob).Id | Should -Contain $mine
        (Get-GenesysAnalyticsJob).Id | Should -Not -Contain $ids[0]
        foreach ($verb in 'Get', 'Wait', 'Receive', 'Stop') {
            Complete "$verb-GenesysAnalyticsJob $($mine.Substring(0, 12))" | Should -Be $mine
            Complete "$verb-GenesysAnalyticsJob -Type ConversationDet" | Should -Be 'ConversationDetails'
        }
        Complete 'Start-GenesysAnalyticsJob ConversationDet' | Should -Be 'ConversationDetails'
        Complete 'Start-GenesysAnalyticsJob ConversationDetails -Matching Over' | Should -Be 'Overlaps'
    }

    It 'throws NotFound for an id that the platform does not know' {
        (Get-ErrorOf { Get-GenesysAnalyticsJob 00000000-0000-0000-0000-000000000000 }).FullyQualifiedErrorId |
            Should -Be 'NotFound,GenesysReporting.Commands.GetGenesysAnalyticsJobCommand'
    }

    It 'has its own table' {
        Start-DetailsJob | Out-String -Width 160 | Should -Match 'ConversationDetails'
    }
}

Describe 'Wait-GenesysAnalyticsJob' {
    BeforeEach { $sandbox.Server.ClearFaults(); $slow.Server.ClearRequests() }

    It 'returns the job when it has ended, whatever the outcome' {
        (Start-DetailsJob | Wait-GenesysAnalyticsJob).State | Should -Be 'Fulfilled'
        $sandbox.Server.AddFault('JobFails', $status, 1)
        (Start-DetailsJob | Wait-GenesysAnalyticsJob).State | Should -Be 'Failed'
    }

    It 'throws JobTimedOut after -TimeoutSec, and the job continues' {
        $job = Start-GenesysAnalyticsJob ConversationDetails @time -Session slow
        $late = Get-ErrorOf { $job | Wait-GenesysAnalyticsJob -TimeoutSec 1 -Session slow }
        $late.FullyQualifiedErrorId | Should -Be 'JobTimedOut,GenesysReporting.Commands.WaitGenesysAnalyticsJobCommand'
        "$late" | Should -BeLike "*$($job.Id)*Get-GenesysAnalyticsJob*"
        ($job | Get-GenesysAnalyticsJob -Session slow).State | Should -Be 'Pending'
    }

    It 'leaves the job running on Ctrl+C, and says its id' {
        $job = Start-GenesysAnalyticsJob ConversationDetails @time -Session slow
        $shown = Stop-When ([scriptblock]::Create("Wait-GenesysAnalyticsJob $($job.Id) -Session `$Session")) { Get-Asked GET "*/jobs/$($job.Id)" }
        $shown | Should -BeLike "*The job $($job.Id) continues. Get-GenesysAnalyticsJob $($job.Id) -Type ConversationDetails asks for it*"
        Get-Asked DELETE '*' | Should -Be 0
        ($job | Get-GenesysAnalyticsJob -Session slow).State | Should -Be 'Pending'
    }
}

Describe 'Receive-GenesysAnalyticsJob' {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        $sandbox.Server.ClearRequests()
    }

    BeforeAll {
        $expected = Invoke-GenesysAnalyticsQuery ConversationDetails @time -Mode Query
        $expected.Count | Should -BeGreaterThan 1100
    }

    It 'returns what the query returns, trimmed to the interval, by the object and by the id' {
        $job = Start-DetailsJob
        $all = $job | Receive-GenesysAnalyticsJob -SummaryVariable receipt
        $all.ConversationId | Should -Be $expected.ConversationId
        $all | ForEach-Object Source | Sort-Object -Unique | Should -Be 'Job'
        $receipt.Outcome | Should -Be 'Complete'
        $receipt.Delivered | Should -Be $all.Count
        $receipt.OutsideInterval | Should -BeGreaterThan 0
        $receipt.Cursor | Should -BeNullOrEmpty
        (Receive-GenesysAnalyticsJob $job.Id).ConversationId | Should -Be $expected.ConversationId
        ($job | Get-GenesysAnalyticsJob | Receive-GenesysAnalyticsJob).Count | Should -Be $expected.Count
    }

    It 'takes ids as text from the pipeline, and job objects as arguments' {
        $one, $two = (Start-DetailsJob), (Start-DetailsJob)
        ($one.Id, $two.Id | Get-GenesysAnalyticsJob).Id | Should -Be $one.Id, $two.Id
        (Get-GenesysAnalyticsJob $one, $two).Id | Should -Be $one.Id, $two.Id
        ($one.Id | Wait-GenesysAnalyticsJob).State | Should -Be 'Fulfilled'
        (Wait-GenesysAnalyticsJob $two).Id | Should -Be $two.Id
        @($one.Id | Receive-GenesysAnalyticsJob).Count | Should -Be $expected.Count
        $two.Id | Stop-GenesysAnalyticsJob
        ($two | Get-GenesysAnalyticsJob).State | Should -Be 'Cancelled'
    }

    It 'takes a job from a file in another process, and later too' {
        $file = Join-Path $TestDrive job.xml
        Start-DetailsJob | Export-Clixml $file
        $secret = $sandbox.Credential.GetNetworkCredential().Password
        $other = Invoke-Fresh @"
            Import-Module `$ModulePath
            `$secret = ConvertTo-SecureString `$env:SANDBOX_SECRET -AsPlainText -Force
            `$null = Connect-GenesysCloud -ApiUri $($sandbox.ApiUri) -LoginUri $($sandbox.LoginUri) -ClientId $($sandbox.Credential.UserName) -ClientSecret `$secret
            `$all = Import-Clixml '$file' | Get-GenesysAnalyticsJob | Wait-GenesysAnalyticsJob | Receive-GenesysAnalyticsJob -SummaryVariable receipt
            @{ Count = `$all.Count; First = `$all[0].ConversationId; Last = `$all[-1].ConversationId; Outcome = "`$(`$receipt.Outcome)" }
"@ @{ SANDBOX_SECRET = $secret }
        $other.Count | Should -Be $expected.Count
        $other.First, $other.Last | Should -Be $expected[0].ConversationId, $expected[-1].ConversationId
        $other.Outcome | Should -Be 'Complete'
    }

    It 'warns where it cannot trim, as it has only the id' {
        $id = (Start-DetailsJob).Id
        $stranger = Connect-GenesysCloud -ApiUri $sandbox.ApiUri -LoginUri $sandbox.LoginUri -Credential $sandbox.Credential -NoDefault
        $all = Receive-GenesysAnalyticsJob $id -Session $stranger -WarningVariable warned -WarningAction SilentlyContinue
        $all.Count | Should -BeGreaterThan $expected.Count
        $warned | Should -BeLike "*$id*nothing is trimmed*"
    }

    It 'continues from a cursor without a gap or a duplicate' {
        $job = Start-DetailsJob
        $part = $job | Receive-GenesysAnalyticsJob -SummaryVariable receipt | Select-Object -First 1000
        $receipt.Outcome | Should -Be 'Stopped'
        $receipt.Delivered | Should -BeLessThan 1001
        $receipt.Cursor | Should -Not -BeNullOrEmpty
        $rest = $job | Receive-GenesysAnalyticsJob -Cursor $receipt.Cursor -SummaryVariable last
        @($part | Select-Object -First $receipt.Delivered).ConversationId + $rest.ConversationId | Should -Be $expected.ConversationId
        $last.Outcome | Should -Be 'Complete'
    }

    It 'throws CursorLost for a cursor that is gone, and starts nothing' {
        $job = Start-DetailsJob
        $null = $job | Receive-GenesysAnalyticsJob -SummaryVariable receipt | Select-Object -First 1000
        $sandbox.Server.AddFault('CursorRefused', $results, 1)
        $lost = Get-ErrorOf { $job | Receive-GenesysAnalyticsJob -Cursor $receipt.Cursor }
        $lost.FullyQualifiedErrorId | Should -Be 'CursorLost,GenesysReporting.Commands.ReceiveGenesysAnalyticsJobCommand'
        @($sandbox.Server.Requests | Where-Object Method -eq POST).Count | Should -Be 1
    }

    It 'starts a job again if its results are gone, once, with a warning and without duplicates' {
        $job = Start-DetailsJob
        $sandbox.Server.AddFault('CursorGone', $results, 1, 1, 0)
        $all = $job | Receive-GenesysAnalyticsJob -SummaryVariable receipt -WarningVariable warned -WarningAction SilentlyContinue
        $all.ConversationId | Should -Be $expected.ConversationId
        $receipt.Duplicates | Should -BeGreaterThan 0
        $receipt.Job.Id | Should -Not -Be $job.Id
        $warned | Should -BeLike "*$($job.Id)*started again as $($receipt.Job.Id)*"
        (Get-GenesysAnalyticsJob).Id | Should -Contain $receipt.Job.Id
    }

    It 'throws <Id> for a job that <Case>' -ForEach @(
        @{ Case = 'failed'; Id = 'JobFailed'; Before = { $sandbox.Server.AddFault('JobFails', $status, 1) } }
        @{ Case = 'was cancelled'; Id = 'JobCancelled'; Before = { $job | Stop-GenesysAnalyticsJob } }
        @{ Case = 'expires each time'; Id = 'JobExpired'; Before = { $sandbox.Server.AddFault('JobExpires', $status, 5) } }
    ) {
        $job = Start-DetailsJob
        . $Before
        $failed = Get-ErrorOf { $job | Receive-GenesysAnalyticsJob -SummaryVariable script:receipt -WarningAction SilentlyContinue }
        $failed.FullyQualifiedErrorId | Should -Be "$Id,GenesysReporting.Commands.ReceiveGenesysAnalyticsJobCommand"
        $receipt.Outcome | Should -Be 'Failed'
    }

    It 'throws JobNotEnded without -Wait' {
        $job = Start-GenesysAnalyticsJob ConversationDetails @time -Session slow
        (Get-ErrorOf { $job | Receive-GenesysAnalyticsJob -Session slow }).FullyQualifiedErrorId |
            Should -Be 'JobNotEnded,GenesysReporting.Commands.ReceiveGenesysAnalyticsJobCommand'
    }

    It 'warns where the interval goes past the data of jobs' {
        $all = Start-GenesysAnalyticsJob ConversationDetails -Past 2h | Receive-GenesysAnalyticsJob -SummaryVariable receipt -WarningVariable warned -WarningAction SilentlyContinue
        $receipt.Outcome | Should -Be 'Incomplete'
        $warned | Should -BeLike '*The data of jobs reaches to*'
        @($all).Count | Should -Be $receipt.Delivered
    }
}

Describe 'Stop-GenesysAnalyticsJob' {
    It 'cancels on the platform' {
        $job = Start-GenesysAnalyticsJob ConversationDetails @time -Session slow
        $job | Stop-GenesysAnalyticsJob -Session slow -WhatIf
        ($job | Get-GenesysAnalyticsJob -Session slow).State | Should -Not -Be 'Cancelled'
        $job | Stop-GenesysAnalyticsJob -Session slow
        ($job | Get-GenesysAnalyticsJob -Session slow).State | Should -Be 'Cancelled'
    }

    It 'throws NotFound for an id that the platform does not know' {
        (Get-ErrorOf { Stop-GenesysAnalyticsJob 00000000-0000-0000-0000-000000000000 }).FullyQualifiedErrorId |
            Should -Be 'NotFound,GenesysReporting.Commands.StopGenesysAnalyticsJobCommand'
    }
}

Describe 'Invoke-GenesysAnalyticsQuery by job' {
    BeforeEach { $sandbox.Server.ClearFaults(); $slow.Server.ClearRequests() }

    It 'cancels its job on Ctrl+C, as no one else knows its id' {
        $null = Stop-When { Invoke-GenesysAnalyticsQuery ConversationDetails -Past 3d -Mode Job -Session $Session } { Get-Asked GET '*/jobs/????????-*' }
        Get-Asked DELETE '*/jobs/????????-*' | Should -Be 1
    }

    It 'does so for aggregates too' {
        $null = Stop-When { Invoke-GenesysAnalyticsQuery UserAggregates -Past 3d -TimeZone Europe/Paris -Metric tSystemPresence -Mode Job -Session $Session } { Get-Asked GET '*/jobs/????????-*' }
        Get-Asked DELETE '*/users/aggregates/jobs/????????-*' | Should -Be 1
    }

    It 'says Source and mode' {
        $all = Invoke-GenesysAnalyticsQuery ConversationDetails @time -Mode Job -SummaryVariable summary
        $all[0].Source | Should -Be 'Job'
        $summary.Mode | Should -Be 'Job'
        $summary.Slices[0].Source | Should -Be 'Job'
        $query = Invoke-GenesysAnalyticsQuery ConversationDetails @time -First 1 -SummaryVariable summary
        $query.Source | Should -Be 'Query'
        $summary.Mode | Should -Be 'Query'
    }

    It 'has attributes of participants only by job' {
        $byJob = Invoke-GenesysAnalyticsQuery ConversationDetails @time -Mode Job -First 300
        @($byJob.Participants | Where-Object { $_.Attributes -and $_.Attributes.Count }).Count | Should -BeGreaterThan 0
    }
}

Describe 'Ctrl+C says what is kept, and the line that continues' {
    BeforeEach { $slow.Server.ClearFaults(); $slow.Server.ClearRequests() }
    AfterAll { $slow.Server.ClearFaults() }

    It 'of an export, over the interval that it had' {
        # The file begins, and an answer after it takes an hour.
        $slow.Server.AddFault('Slow', '/api/v2/analytics/conversations/details/query', 100, 1, 3600)
        $file = Join-Path $TestDrive 'the day''s.csv'
        Set-Item Env:GENESYS_TEST_FILE $file
        $shown = Stop-When {
            $filter = New-GenesysQueryFilter -Dimension mediaType -Value voice, message
            Export-GenesysConversation $env:GENESYS_TEST_FILE -Past 14d -TimeZone Europe/Paris -Mode Query -Filter $filter -Metric tTalk, nOffered -ThrottleLimit 1 -Force -Session $Session
        } { (Test-Path "$file.partial") -and $slow.Server.RequestsUnderWay -gt 0 -and (Get-Asked POST '*/details/query') -gt 0 }
        $shown | Should -BeLike "*The export is unfinished: '$($file.Replace('[', '`['))*"
        $line = Get-Line $shown
        $line | Should -BeLike 'Export-GenesysConversation *-Filter $filter*-Metric tTalk, nOffered*-Interval *Z/*Z -TimeZone Europe/Paris*'
        $line | Should -Not -Match '-Past|-Force'
        $slow.Server.ClearFaults()
        $filter = New-GenesysQueryFilter -Dimension mediaType -Value voice, message
        $summary = & ([scriptblock]::Create($line))
        $summary.Outcome | Should -Be 'Complete'
        $summary.Path | Should -Be $file
    }

    It 'of a query, at the day that was not delivered whole' {
        $slow.Server.AddFault('Slow', '/api/v2/analytics/conversations/details/query', 100, 12, 3600)
        $shown = Stop-When {
            Invoke-GenesysAnalyticsQuery ConversationDetails -Past 20d -TimeZone UTC -Mode Query -ThrottleLimit 1 -Session $Session
        } { $slow.Server.RequestsUnderWay -gt 0 -and (Get-Asked POST '*/details/query') -ge 12 }
        $shown | Should -BeLike '*The query was stopped after * records. All of them until *T00:00:00Z were delivered.*'
        $line = Get-Line $shown
        $line | Should -BeLike 'Invoke-GenesysAnalyticsQuery *-Mode Query*-Interval *T00:00:00.000Z/*Z -TimeZone *'
        $slow.Server.ClearFaults()
        $rest = @(& ([scriptblock]::Create($line)))
        $rest.Count | Should -BeGreaterThan 0
        $start = [DateTimeOffset] [regex]::Match($line, '-Interval ([^/]+)/').Groups[1].Value
        @($rest | Where-Object ConversationStart -LT $start).Count | Should -Be 0
    }

    It 'of the results of a job, after the last whole page' {
        $job = Start-DetailsJob
        $null = $job | Wait-GenesysAnalyticsJob
        $sandbox.Server.ClearRequests()
        $sandbox.Server.AddFault('Slow', $results, 10, 1, 3600)
        Set-Item Env:GENESYS_TEST_JOB $job.Id
        $asked = { $sandbox.Server.RequestsUnderWay -gt 0 -and @($sandbox.Server.Requests | Where-Object PathAndQuery -Like '*/results*').Count -gt 0 }
        $slowSession, $kept = $session, $slowSession
        $shown = Stop-When { Receive-GenesysAnalyticsJob $env:GENESYS_TEST_JOB -Session $Session } $asked
        $slowSession = $kept
        $sandbox.Server.ClearFaults()
        $shown | Should -BeLike "*results of the job $($job.Id) were delivered.*"
        Get-Line $shown | Should -BeLike "Receive-GenesysAnalyticsJob *-Id $($job.Id)*-Type ConversationDetails*"
        @(& ([scriptblock]::Create((Get-Line $shown)))).Count | Should -BeGreaterThan 0
    }
}
