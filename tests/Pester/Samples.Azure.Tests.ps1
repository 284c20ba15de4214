BeforeAll {
    . (Join-Path $PSScriptRoot SamplesShared.ps1)

    $sandbox = Start-GenesysSandbox -ConversationsPerDay 100 -RequestsPerMinute 0 -JobPolls 0
    # UTC days as text: the first one of the store, one that cannot be fetched, and the first one of a store that needs that day.
    $since, $badDay, $sinceBefore = 2, 4, 5 | ForEach-Object { [DateTime]::UtcNow.AddDays(-$_).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) }
    $sandbox.Server.AddDayFault('InternalServerError', $badDay)
    $hostLibrary = Join-Path $TestDrive BareHost.dll
    # It is compiled here, because the compiler takes more memory than the job.
    Add-Type -Path (Join-Path $PSScriptRoot Hosts/BareHost.cs) -OutputAssembly $hostLibrary -CompilerOptions '-nullable:disable'

    # Runs jobs one after another in one process, as the host of a runbook does: each in a runspace without a user interface,
    # with the commands of an automation account. Returns what is on the streams of each, and the process's peak of memory.
    function Invoke-Job([hashtable[]] $Jobs) {
        $file = Join-Path $TestDrive jobs.json
        @{ Jobs = $Jobs; ApiUri = "$($sandbox.ApiUri)"; LoginUri = "$($sandbox.LoginUri)"; ClientId = $sandbox.Credential.UserName; Host = $hostLibrary
           Runbook = Join-Path $Runbooks Sync-StoreInAzureAutomation.ps1 } | ConvertTo-Json -Depth 5 | Set-Content $file
        # The limit of the runtime's heap, 256 MB in hexadecimal: PowerShell, the code and SQLite need about 120 MB besides.
        $environment = @{ DOTNET_GCHeapHardLimit = '10000000'; SANDBOX_SECRET = $sandbox.Credential.GetNetworkCredential().Password }
        $run = Invoke-Process $PowerShell (@($PowerShellPrefix) + '-NoProfile', '-NonInteractive', '-File', (Join-Path $PSScriptRoot Hosts/Invoke-Job.ps1), $file) $environment
        if ($run.ExitCode -ne 0) { throw "The process failed: $($run.Output) $($run.Errors)" }
        $run.Output | ConvertFrom-Json
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'The runbook of an automation account' {
    BeforeAll {
        $common = @{ Path = Join-Path $TestDrive calls.db; Since = $since }
        $result = Invoke-Job @(
            $common + @{ ConnectionName = 'Wrong' }
            $common + @{ MaxDuration = '0:00:00.001' }
            $common
            @{ Path = Join-Path $TestDrive failed.db; Since = $sinceBefore }
        )
        $refused, $stopped, $complete, $failed = $result.Jobs
    }

    It 'fails with one error that says why, and does not ask for another secret' {
        $refused.Thrown | Should -BeLike 'ClientSecretRejected,*'
        (@($refused.Output) + $refused.Warnings + $refused.Errors).Count | Should -Be 0
    }

    It 'ends before its time is over, with a warning and without an error' {
        $stopped.Thrown | Should -BeNullOrEmpty
        $stopped.Output | Should -BeLike 'TimeOver: *'
        $stopped.Warnings.Count | Should -Be 1
        @($stopped.Errors).Count | Should -Be 0
    }

    It 'is continued by the next job, whose result is the only output' {
        $complete.Thrown | Should -BeNullOrEmpty
        @($complete.Output).Count | Should -Be 1
        $complete.Output | Should -BeLike 'Complete: *, 0 left, 0 failed; *'
        (@($complete.Warnings) + $complete.Errors).Count | Should -Be 0
    }

    It 'signs in with the connection of the automation account' {
        $refused.Connections, $stopped.Connections, $complete.Connections | Should -Be Wrong, GenesysCloud, GenesysCloud
    }

    It 'leaves no session for the next job of the process' {
        $result.Jobs.Sessions | Should -Be 0, 0, 0, 0
    }

    It 'stays within 400 MB' {
        if (-not $IsLinux) {
            Set-ItResult -Skipped -Because 'the peak of memory is read from /proc, which only Linux has'
            return
        }
        $result.HeapMegabytes | Should -Be 256
        # PowerShell alone needs more than 50 MB: a figure below it was not read.
        $result.PeakMegabytes | Should -BeGreaterThan 50
        $result.PeakMegabytes | Should -BeLessThan 400
    }

    It 'names a day that cannot be fetched on the error stream, fetches the others, and fails' {
        $failed.Output | Should -BeLike 'Incomplete: * days done, 0 left, 1 failed; *'
        @($failed.Errors).Count | Should -Be 1
        $failed.Errors | Should -BeLike "DayFailed,* *$badDay*"
        $failed.Thrown | Should -BeLike 'Days not fetched: 1.*'
        (Get-GenesysStore (Join-Path $TestDrive failed.db) -ListDay | Where-Object Failure).Day.ToString('yyyy-MM-dd') | Should -Be $badDay
    }
}
