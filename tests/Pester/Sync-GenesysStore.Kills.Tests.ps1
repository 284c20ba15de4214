BeforeDiscovery {
    # The states of days follow the clock, and a day that ends during the tests would change them.
    $dayEnds = [DateTime]::UtcNow.TimeOfDay -gt [timespan] '23:50'
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)

    # The module's library, in a load context of the test.
    $library = Join-Path (Get-Module GenesysReporting).ModuleBase bin stores Parquet.dll
    Add-Type -Path $library
    Add-Type -ReferencedAssemblies $library, System.Runtime, System.Linq, System.Collections, System.Memory, System.Threading.Tasks -CompilerOptions '-nowarn:CS1701' -TypeDefinition @'
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Linq;
        using Parquet;
        using Parquet.Schema;

        // A clock that stands still: all who ask the sandbox see the same data, however late.
        public sealed class StoppedClock : TimeProvider
        {
            private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

            public override DateTimeOffset GetUtcNow() => _now;
        }

        public static class ParquetRows
        {
            // The rows of a file, each as a text of all its cells but one.
            public static string[] Read(string path, string except)
            {
                ParquetReader reader = ParquetReader.CreateAsync(new System.IO.MemoryStream(System.IO.File.ReadAllBytes(path))).GetAwaiter().GetResult();
                var rows = new List<string>();
                foreach (ParquetRowGroupReader group in reader.RowGroups)
                {
                    var columns = reader.Schema.DataFields.Where(f => f.Name != except).Select(f => (f.Name, Cells: Cells(group, f))).ToArray();
                    rows.AddRange(Enumerable.Range(0, (int)group.RowCount).Select(row => string.Join('|', columns.Select(c => c.Name + "=" + c.Cells[row]))));
                }

                return rows.ToArray();
            }

            private static string[] Cells(ParquetRowGroupReader group, DataField field) =>
                field.ClrType == typeof(long) ? Of<long>(group, field)
                : field.ClrType == typeof(double) ? Of<double>(group, field)
                : field.ClrType == typeof(bool) ? Of<bool>(group, field)
                : field.ClrType == typeof(DateTime) ? Of<DateTime>(group, field)
                : Texts(group, field);

            private static string[] Of<T>(ParquetRowGroupReader group, DataField field) where T : struct
            {
                var values = new T?[group.RowCount];
                group.ReadAsync<T>(field, new Memory<T?>(values)).AsTask().GetAwaiter().GetResult();
                return values.Select(v => v is DateTime time ? time.ToString("O") : Convert.ToString(v, CultureInfo.InvariantCulture)).ToArray();
            }

            private static string[] Texts(ParquetRowGroupReader group, DataField field)
            {
                var values = new string[group.RowCount];
                group.ReadAsync(field, new Memory<string>(values)).AsTask().GetAwaiter().GetResult();
                return values;
            }
        }
'@

    # A sandbox whose clock stands still, which Start-GenesysSandbox does not offer; it is only there to load the type.
    $loaded = Start-GenesysSandbox
    $serverType = $loaded.Server.GetType()
    $loaded | Stop-GenesysSandbox

    function Start-Server([int] $ConversationsPerDay) {
        $settings = [System.Collections.Generic.Dictionary[string, object]]::new()
        $settings.Time = [StoppedClock]::new()
        $settings.ConversationsPerDay = $ConversationsPerDay
        $settings.LateChanges = $true
        $settings.RequestsPerMinute = 0
        $settings.JobPolls = 0
        # Jobs that lag behind would return another state than the query, by which Test-GenesysStore compares.
        $settings.DataAvailabilityLag = [timespan]::Zero
        $serverType.GetMethod('Start', [type[]] @([System.Collections.Generic.IReadOnlyDictionary[string, object]])).Invoke($null, @(, $settings))
    }

    function Connect-Server($Server) {
        Connect-GenesysCloud -ApiUri $Server.ApiUri -LoginUri $Server.LoginUri -NoDefault -Credential ([pscredential]::new($Server.ClientId, (ConvertTo-Secret $Server.ClientSecret)))
    }

    # Starts a fresh PowerShell that signs in to a server and runs a script. The process is PowerShell itself: to kill it is to kill the run.
    function Start-Run($Server, [string] $Script, [hashtable] $Environment = @{}) {
        $line = "Set-StrictMode -Version Latest; `$ErrorActionPreference = 'Stop'; Import-Module '$ModulePath'; " +
            "`$null = Connect-GenesysCloud -ApiUri '$($Server.ApiUri)' -LoginUri '$($Server.LoginUri)' -Credential ([pscredential]::new('$($Server.ClientId)', (ConvertTo-SecureString `$env:SANDBOX_SECRET -AsPlainText -Force))); $Script"
        $command = @($PowerShell) + $PowerShellPrefix + '-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-EncodedCommand', [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($line))
        $start = [Diagnostics.ProcessStartInfo]::new($command[0])
        $command | Select-Object -Skip 1 | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $start.Environment['SANDBOX_SECRET'] = $Server.ClientSecret
        foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
        $process = [Diagnostics.Process]::Start($start)
        # PowerShell reads its input to the end before it runs a command.
        $process.StandardInput.Close()
        [pscustomobject] @{ Process = $process; Output = $process.StandardOutput.ReadToEndAsync(); Errors = $process.StandardError.ReadToEndAsync() }
    }

    # Waits for the end of a run, and returns its output.
    function Wait-Run($Run) {
        if (-not $Run.Process.WaitForExit(300000)) {
            $Run.Process.Kill()
            throw 'The run did not end.'
        }
        if ($Run.Process.ExitCode -ne 0) { throw "The run failed: $($Run.Output.Result) $($Run.Errors.Result)" }
        $Run.Output.Result
    }

    # Starts a run, kills it when the server has answered a number of requests, and returns the status that the kernel has of the process
    # before. The server does not answer the next request in time, so that the run cannot end before it is killed.
    function Stop-Run($Server, [string] $Script, [int] $Requests, [hashtable] $Environment = @{}) {
        $Server.ClearRequests()
        $Server.AddFault('Slow', '*', [int]::MaxValue, $Requests, 600)
        $run = Start-Run $Server $Script $Environment
        $deadline = [datetime]::UtcNow.AddMinutes(3)
        while ($Server.Requests.Count -lt $Requests -and -not $run.Process.HasExited) {
            if ([datetime]::UtcNow -gt $deadline) {
                $run.Process.Kill()
                throw "The server answered $($Server.Requests.Count) requests within three minutes, and not $Requests."
            }
            Start-Sleep -Milliseconds 5
        }
        if ($run.Process.HasExited) { throw "The run ended before it was killed, with $($run.Process.ExitCode): $($run.Output.Result) $($run.Errors.Result)" }
        if ($IsLinux) { Get-Content "/proc/$($run.Process.Id)/status" -ErrorAction Ignore }
        $run.Process.Kill()
        $run.Process.WaitForExit()
        $Server.ClearFaults()
    }

    # The rows of a store's tables with days, as text and sorted, without the way in which a record was fetched. Today is not over.
    function Get-Row([string] $Path) {
        $rows = [ordered] @{}
        if (Test-Path $Path -PathType Container) {
            foreach ($file in Get-ChildItem $Path -Recurse -File -Filter *.parquet | Where-Object FullName -Match 'table=(?<table>\w+)[\\/]day=(?<day>[\d-]+)' | Sort-Object FullName) {
                $null = $file.FullName -match 'table=(?<table>\w+)[\\/]day=(?<day>[\d-]+)'
                if ($Matches.day -lt $today) { $rows[$Matches.table] = @($rows[$Matches.table]) + ([ParquetRows]::Read($file.FullName, 'source') | ForEach-Object { "$($Matches.day) $_" }) }
            }
        }
        else {
            foreach ($table in (Invoke-StoreSql $Path "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'store_%' AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'day') ORDER BY 1").name) {
                $columns = (Invoke-StoreSql $Path "SELECT name FROM pragma_table_info('$table') WHERE name <> 'source'").name | ForEach-Object { '"' + $_ + '"' }
                $rows[$table] = @((Invoke-StoreSql $Path "SELECT json_array($($columns -join ', ')) AS cells FROM `"$table`" WHERE day < '$today'").cells)
            }
        }
        foreach ($table in @($rows.Keys)) { $rows[$table] = @($rows[$table] | Where-Object { $_ } | Sort-Object -CaseSensitive) }
        $rows
    }
}

Describe 'A run that is killed' -Skip:$dayEnds {
    BeforeAll {
        $server = Start-Server 60
        $session = Connect-Server $server
        $today = [DateTime]::UtcNow.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
        $since = [DateTime]::UtcNow.AddDays(-9).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
        $all = @{ Since = $since; Data = 'Conversations', 'UserDetails', 'QueueIntervals' }
    }

    AfterAll {
        $server.Dispose()
    }

    It 'leaves a store in <Kind> that the next runs fill to the state of a fresh one' -ForEach @(@{ Kind = 'a SQLite file'; Ending = '.db' }, @{ Kind = 'a folder'; Ending = '' }) {
        $store = Join-Path $TestDrive "killed$Ending"
        $fresh = Join-Path $TestDrive "fresh$Ending"

        # A run sends more than 90 requests: the names, and ten days of three kinds of data.
        foreach ($requests in 12, 25, 40) {
            $null = Stop-Run $server "Sync-GenesysStore '$store' -Since $since -Data Conversations, UserDetails, QueueIntervals -ThrottleLimit 1" $requests
        }
        (Sync-GenesysStore $store @all -Session $session).Outcome | Should -Be Complete
        (Sync-GenesysStore $fresh @all -Session $session).Outcome | Should -Be Complete

        $status = Get-GenesysStore $store
        $status.DaysMissing | Should -Be 0
        $status.DaysFailed | Should -Be 0
        $days = @(Get-GenesysStore $store -ListDay | Where-Object { "$($_.Day.ToString('yyyy-MM-dd'))" -lt $today })
        $days.Count | Should -Be 27
        $days | ForEach-Object { "$($_.Data) $($_.Day) $($_.State) $($_.Records) $($_.Failure)" } | Should -Be (
            Get-GenesysStore $fresh -ListDay | Where-Object { "$($_.Day.ToString('yyyy-MM-dd'))" -lt $today } | ForEach-Object { "$($_.Data) $($_.Day) $($_.State) $($_.Records) $($_.Failure)" })
        $rows = Get-Row $store
        $expected = Get-Row $fresh
        $rows.Keys | Should -Be $expected.Keys
        'conversations', 'attributes', 'evaluations', 'user_presence', 'queue_intervals' | ForEach-Object { $rows[$_].Count | Should -BeGreaterThan 0 }
        foreach ($table in $expected.Keys) { $rows[$table] -join "`n" | Should -BeExactly ($expected[$table] -join "`n") -Because $table }
        $tests = @(Test-GenesysStore $store -Days 9 -Session $session)
        $tests.Count | Should -Be 9
        $tests | ForEach-Object { $_.IsEqual | Should -BeTrue }
    }
}

Describe 'A run with little memory' -Skip:$dayEnds {
    BeforeAll {
        # The greatest amount of memory that a process had at a time, in megabytes, from the status that the kernel has of it.
        function Get-Peak([string[]] $Status) { [long] [regex]::Match("$Status", 'VmHWM:\s+(\d+) kB').Groups[1].Value / 1024 }
    }

    It 'is stopped and continues within 400 MB' {
        if (-not $IsLinux) {
            Set-ItResult -Skipped -Because 'the greatest amount of memory is read from /proc, which only Linux has'
            return
        }

        # The limit of the runtime's heap, 256 MB in hexadecimal: PowerShell, the code and SQLite need about 120 MB besides. The kernel's limit of
        # writable memory (prlimit --data) is no measure: it counts what was never touched, and the collector does not know it. The same run comes
        # to 315 to 460 MB by that count while it has 250 to 320 MB in memory, and ends or does not end within 400 MB by chance.
        # A run that keeps its records has 860 MB in memory without a limit, and ends with an OutOfMemoryException within a heap of 200 MB.
        $limit = @{ DOTNET_GCHeapHardLimit = '10000000' }
        $server = Start-Server 4000
        try {
            $store = Join-Path $TestDrive memory.db
            $since = [DateTime]::UtcNow.AddDays(-10).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
            $script = "(Sync-GenesysStore '$store' -Since $since).Outcome; Get-Content /proc/self/status"
            $stopped = Get-Peak (Stop-Run $server $script 40 $limit)
            $output = Wait-Run (Start-Run $server $script $limit)
            $output | Should -BeLike 'Complete*'
            $peak = Get-Peak $output
            $stopped, $peak | ForEach-Object {
                # PowerShell alone needs more than 50 MB: a figure below it was not read.
                $_ | Should -BeGreaterThan 50
                $_ | Should -BeLessThan 400
            }
            $time = @{ Start = $since; End = [DateTime]::UtcNow.AddDays(1).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture); TimeZone = 'UTC' }
            $there = (Invoke-GenesysAnalyticsQuery ConversationDetails @time -Session (Connect-Server $server) | Measure-Object).Count
            $there | Should -BeGreaterThan 30000
            (Get-GenesysStore $store).Conversations | Should -Be $there
        }
        finally {
            $server.Dispose()
        }
    }
}
