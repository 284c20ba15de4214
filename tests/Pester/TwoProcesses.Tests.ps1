BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)

    # The profiles of the user who runs this are never touched. Windows takes the folder from elsewhere, so it is left out there.
    $savedHome = $env:XDG_CONFIG_HOME
    $env:XDG_CONFIG_HOME = Join-Path $TestDrive config
    $sandbox = Start-GenesysSandbox -ConversationsPerDay 30 -RequestsPerMinute 0 -JobPolls 0 -Connect
    $env:SANDBOX_SECRET = $sandbox.Credential.GetNetworkCredential().Password

    # Starts another PowerShell that signs in to the sandbox and runs a script.
    function Start-Other([string] $Script) {
        $line = "Set-StrictMode -Version Latest; `$ErrorActionPreference = 'Stop'; Import-Module '$ModulePath'; " +
            "`$credential = [pscredential]::new('$($sandbox.Credential.UserName)', (ConvertTo-SecureString `$env:SANDBOX_SECRET -AsPlainText -Force)); " +
            "`$null = Connect-GenesysCloud -ApiUri '$($sandbox.ApiUri)' -LoginUri '$($sandbox.LoginUri)' -Credential `$credential; $Script"
        $start = [Diagnostics.ProcessStartInfo]::new($PowerShell)
        @($PowerShellPrefix) + '-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-EncodedCommand', [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($line)) |
            ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $process = [Diagnostics.Process]::Start($start)
        # PowerShell reads its input to the end before it runs a command.
        $process.StandardInput.Close()
        $process
    }

    # Reads the output of a process up to a line; throws if it ends before.
    function Wait-Line($Process, [string] $Pattern) {
        do {
            $line = $Process.StandardOutput.ReadLine()
            if ($null -eq $line) { throw "The process ended: $($Process.StandardError.ReadToEnd())" }
        } until ($line -like $Pattern)
    }

    function Stop-Other($Process) {
        if (-not $Process.HasExited) { $Process.Kill() }
        $Process.WaitForExit()
        $Process.Dispose()
    }

    # The names, lengths and times of the files of a store.
    function Get-StoreFile([string] $Filter) {
        Get-ChildItem $TestDrive -Recurse -File | Where-Object FullName -Like "*/$Filter*" | Sort-Object FullName | ForEach-Object { "$($_.FullName) $($_.Length) $($_.LastWriteTimeUtc.Ticks)" }
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
    $env:XDG_CONFIG_HOME = $savedHome
    Remove-Item Env:SANDBOX_SECRET
}

Describe 'Two processes' {
    It 'save profiles while a third reads them, and none is torn or lost' -Skip:$IsWindows {
        $gates = foreach ($name in 'a', 'b') { [IO.Pipes.NamedPipeServerStream]::new("gr-two-$PID-$name", 'Out') }
        $script = '$gate = [IO.Pipes.NamedPipeClientStream]::new(".", "gr-two-{0}-{1}", "In"); $gate.Connect(60000); $null = $gate.ReadByte(); ' +
            'foreach ($i in 1..25) {{ foreach ($name in "of-{1}", "shared") {{ $null = Save-GenesysProfile $name -TimeZone {2} -AllowPlaintextFile -Force -WarningAction SilentlyContinue }} }}'
        $others = @((Start-Other ($script -f $PID, 'a', 'Europe/Paris')), (Start-Other ($script -f $PID, 'b', 'Asia/Tokyo')))
        try {
            # Both begin to write at the same time.
            foreach ($gate in $gates) { $gate.WaitForConnectionAsync().Wait(60000) | Should -BeTrue }
            foreach ($gate in $gates) { $gate.WriteByte(1); $gate.Flush() }
            $reads = 0
            $seen = [Collections.Generic.HashSet[string]]::new()
            while ($others | Where-Object { -not $_.HasExited }) {
                foreach ($saved in Get-GenesysProfile -ErrorAction Stop) { $null = $seen.Add("$($saved.Name) $($saved.TimeZone)") }
                $reads++
            }
            $others | ForEach-Object { $_.ExitCode | Should -Be 0 -Because $_.StandardError.ReadToEnd() }
        }
        finally {
            $others | ForEach-Object { Stop-Other $_ }
            $gates | ForEach-Object Dispose
        }

        $reads | Should -BeGreaterThan 0
        $seen | Where-Object { $_ -notin 'of-a Europe/Paris', 'of-b Asia/Tokyo', 'shared Europe/Paris', 'shared Asia/Tokyo' } | Should -BeNullOrEmpty
        (Get-GenesysProfile).Name | Should -Be 'of-a', 'of-b', 'shared'
        foreach ($name in 'of-a', 'of-b', 'shared') { (Connect-GenesysCloud -ProfileName $name -NoDefault -WarningAction SilentlyContinue).Organization | Should -Not -BeNullOrEmpty }
        Get-ChildItem (Join-Path $env:XDG_CONFIG_HOME GenesysReporting/profiles) -Filter *.tmp | Should -BeNullOrEmpty
    }

    It 'do not write one <Kind>: the second is refused, and what a killed one left is completed' -ForEach @(
        @{ Kind = 'SQLite store'; File = 'two.db'; Command = 'Sync-GenesysStore'; With = @{ Since = [DateTime]::UtcNow.AddDays(-4).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) }; Refused = 'StoreBusy' }
        @{ Kind = 'folder store'; File = 'two'; Command = 'Sync-GenesysStore'; With = @{ Since = [DateTime]::UtcNow.AddDays(-4).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) }; Refused = 'StoreBusy' }
        @{ Kind = 'export'; File = 'two.csv'; Command = 'Export-GenesysConversation'; With = @{ Start = [DateTime]::UtcNow.AddDays(-5).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture); End = [DateTime]::UtcNow.AddDays(-1).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture); TimeZone = 'UTC'; Mode = 'Query' }; Refused = 'ExportInUse' }
    ) {
        $path = Join-Path $TestDrive $File
        $arguments = ($With.GetEnumerator() | ForEach-Object { "-$($_.Key) '$($_.Value)'" }) -join ' '
        # The first request after the sign-in is answered, so that the file is open; no other is in time.
        $sandbox.Server.ClearRequests()
        $sandbox.Server.AddFault('Slow', '/api/v2/analytics/*/details/query', [int]::MaxValue, 1, 3600)
        $first = Start-Other "$Command '$path' $arguments -ThrottleLimit 1 -Verbose 4>&1 | ForEach-Object { [Console]::Out.WriteLine(`"`$_`") }"
        try {
            Wait-Line $first '*details/query*'
            $failure = Get-ErrorOf { & $Command $path @With }
            $failure.FullyQualifiedErrorId | Should -BeLike "$Refused,*"
        }
        finally {
            Stop-Other $first
            $sandbox.Server.ClearFaults()
        }

        # The lock of a process that was killed does not block the next one.
        $summary = & $Command $path @With
        "$($summary.Outcome)" | Should -Be Complete
    }

    It 'do not write one <Kind>: the second changes no file' -ForEach @(
        @{ Kind = 'SQLite store'; File = 'held.db'; Lock = 'held.db.lock' }
        @{ Kind = 'folder store'; File = 'lake'; Lock = 'lake/_lock' }
    ) {
        $path = Join-Path $TestDrive $File
        $since = @{ Since = [DateTime]::UtcNow.AddDays(-2).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) }
        (Sync-GenesysStore $path @since).Outcome | Should -Be Complete
        $first = Start-Other "`$held = [IO.File]::Open('$(Join-Path $TestDrive $Lock)', 'OpenOrCreate', 'ReadWrite', 'None'); [Console]::Out.WriteLine('ready'); [Threading.ManualResetEvent]::new(`$false).WaitOne()"
        try {
            Wait-Line $first ready
            $before = Get-StoreFile $File
            foreach ($command in { Sync-GenesysStore $path @since }, { Remove-GenesysStoreData $path -ConversationId x -Confirm:$false }, { Test-GenesysStore $path -Days 1 -Repair }) {
                (Get-ErrorOf $command).FullyQualifiedErrorId | Should -BeLike 'StoreBusy,*' -Because "$command"
            }
            Get-StoreFile $File | Should -Be $before
        }
        finally {
            Stop-Other $first
        }
    }
}
