BeforeDiscovery {
    # util-linux has flock; macOS and Windows do not.
    $withoutLock = -not (Get-Command flock -CommandType Application -ErrorAction Ignore)
}

BeforeAll {
    . (Join-Path $PSScriptRoot SamplesShared.ps1)

    # The profiles of the user who runs this are never touched. Windows takes the folder from elsewhere, so it is left out there.
    $savedHome = $env:XDG_CONFIG_HOME
    $env:XDG_CONFIG_HOME = Join-Path $TestDrive config
    $sandbox = Start-GenesysSandbox -ConversationsPerDay 30 -RequestsPerMinute 0 -JobPolls 0
    $secret = $sandbox.Credential.GetNetworkCredential().Password
    if (-not $IsWindows) { Save-SandboxProfile $sandbox contoso }

    # Runs a line in a fresh PowerShell whose environment has the sign-in. The sandbox has addresses in place of a region.
    function Invoke-InEnvironment([string] $Line, [string] $ClientSecret) {
        $environment = @{ GENESYSCLOUD_REGION = 'mypurecloud.ie'; GENESYSCLOUD_OAUTHCLIENT_ID = $sandbox.Credential.UserName; GENESYSCLOUD_OAUTHCLIENT_SECRET = $ClientSecret }
        $defaults = "`$PSDefaultParameterValues = @{ 'Connect-GenesysCloud:ApiUri' = '$($sandbox.ApiUri)'; 'Connect-GenesysCloud:LoginUri' = '$($sandbox.LoginUri)' }"
        Invoke-Process $PowerShell (@($PowerShellPrefix) + '-NoProfile', '-NonInteractive', '-Command', "$defaults; $Line") $environment
    }

    $since = [DateTime]::UtcNow.AddDays(-1).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
    $env:XDG_CONFIG_HOME = $savedHome
}

Describe 'The workflow of GitHub Actions' {
    BeforeAll {
        $workflow = Get-Content (Join-Path $Samples github-actions/queue-report.yml) -Raw
        # The text of a step: the lines under 'run: |', which are indented by ten spaces.
        $step = [regex]::Match($workflow, '(?m)^      - name: Write the report\n(?:        .*\n)*?        run: \|\n(?<text>(?:          .*\n)+)').Groups['text'].Value -replace '(?m)^ {10}'
        Set-Content (Join-Path $TestDrive step.ps1) "`$ErrorActionPreference = 'stop'`nSet-Location '$TestDrive'`n$step"
    }

    It 'gives the step the variables that the sign-in reads, from secrets and never as text' {
        $workflow | Should -MatchExactly 'GENESYSCLOUD_REGION: \$\{\{ vars\.GENESYSCLOUD_REGION \}\}'
        foreach ($name in 'GENESYSCLOUD_OAUTHCLIENT_ID', 'GENESYSCLOUD_OAUTHCLIENT_SECRET') {
            $workflow | Should -MatchExactly "$name`: \`$\{\{ secrets\.$name \}\}"
        }
    }

    It 'writes the report where the artifact is taken from' {
        $before = Get-Yesterday Europe/Paris
        $run = Invoke-InEnvironment ". '$(Join-Path $TestDrive step.ps1)'" $secret
        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        $kept = [regex]::Match($workflow, '(?m)^          path: (.+)$').Groups[1].Value
        $page = Get-Content (Join-Path $TestDrive $kept queues.html) -Raw
        # The day may end during the run.
        $before, (Get-Yesterday Europe/Paris) | Where-Object { $page.Contains($_.ToString('yyyy-MM-dd')) } | Should -Not -BeNullOrEmpty
    }

    It 'fails, and does not show the secret, if the sign-in is refused' {
        $run = Invoke-InEnvironment ". '$(Join-Path $TestDrive step.ps1)'" 'not-the-secret'
        $run.ExitCode | Should -Be 1
        $run.Errors | Should -Match 'invalid_client'
        "$($run.Output)$($run.Errors)" | Should -Not -Match 'not-the-secret'
    }
}

Describe 'The scheduled task of Windows' {
    BeforeAll {
        # The commands of the module ScheduledTasks, which only Windows has, as functions that return what they were given.
        function New-ScheduledTaskAction($Execute, $Argument) { @{ Execute = $Execute; Argument = $Argument } }
        function New-ScheduledTaskTrigger([switch] $Daily, [datetime] $At) { @{ Daily = [bool] $Daily; At = $At } }
        function New-ScheduledTaskSettingsSet($MultipleInstances, [switch] $StartWhenAvailable, [timespan] $ExecutionTimeLimit) { $PSBoundParameters }
        function Register-ScheduledTask($TaskName, $Action, $Trigger, $Settings, $User, $Password) { $PSBoundParameters }
        $store = Join-Path $TestDrive 'a store.db'
        $account = [pscredential]::new('DOMAIN\reports', (ConvertTo-Secret 'password'))
        $task = & (Join-Path $Runbooks Register-NightlySync.ps1) -Path $store -Since $since -ProfileName contoso -Credential $account
    }

    It 'runs every night as the account that has the profile, one run at a time' {
        $task.TaskName | Should -Be 'Genesys nightly sync'
        $task.Trigger.Daily | Should -BeTrue
        $task.Trigger.At.TimeOfDay | Should -Be ([timespan] '2:15')
        $task.Settings.MultipleInstances | Should -Be 'IgnoreNew'
        $task.User, $task.Password | Should -Be 'DOMAIN\reports', 'password'
        # The run ends by itself before the task is stopped.
        $task.Settings.ExecutionTimeLimit | Should -BeGreaterThan ([timespan] '2:45')
    }

    It 'does not register anything with -WhatIf' {
        & (Join-Path $Runbooks Register-NightlySync.ps1) -Path $store -Since $since -ProfileName contoso -Credential $account -WhatIf | Should -BeNullOrEmpty
    }

    It 'names the store by its full path, because a task starts in another folder' {
        Push-Location $TestDrive
        try {
            $relative = & (Join-Path $Runbooks Register-NightlySync.ps1) -Path calls.db -Since $since -ProfileName contoso -Credential $account
        }
        finally {
            Pop-Location
        }
        $full = Join-Path (Convert-Path $TestDrive) calls.db
        $relative.Action.Argument | Should -BeLikeExactly "* -Path `"$full`" *"
        $relative.Action.Argument | Should -BeLikeExactly "* -LogPath `"$full.log`""
    }

    It 'does not accept a first day that would fail at night' {
        { & (Join-Path $Runbooks Register-NightlySync.ps1) -Path $store -Since 01.02.2026 -ProfileName contoso -Credential $account } | Should -Throw '*Since*'
    }

    It 'has a command line that brings the store up to date, and keeps the output in a log' -Skip:$IsWindows {
        $task.Action.Execute | Should -Be (Join-Path $PSHOME pwsh.exe)
        $prefix = $PowerShellPrefix ? "`"$PowerShellPrefix`" " : ''
        $run = Invoke-Process $PowerShell ($prefix + $task.Action.Argument)
        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        $run.Output | Should -Match '(?m)^Complete: \d+ days done, 0 left, 0 failed;'
        (Get-GenesysStore $store).Conversations | Should -BeGreaterThan 0
        $log = Get-Content "$store.log" -Raw
        $log | Should -Match '(?m)^Complete: \d+ days done, 0 left, 0 failed;'
        $log | Should -Not -Match ([regex]::Escape($secret))
    }

    It 'has the reason of a failure in the log, and does not replace the log' -Skip:$IsWindows {
        $before = (Get-Content "$store.log" -Raw).Length
        $run = Invoke-Sample Sync-Store.ps1 ('-Path', $store, '-Since', $since, '-ProfileName', 'nobody', '-LogPath', "$store.log")
        $run.ExitCode | Should -Be 1
        $log = Get-Content "$store.log" -Raw
        $log.Length | Should -BeGreaterThan $before
        $log.Substring($before) | Should -Match "no profile.*nobody|nobody.*no profile|profile 'nobody'"
    }
}

Describe 'The nightly store with the sign-in of the environment' {
    It 'ends with exit code 1 if a day could not be fetched' {
        $sandbox.Server.AddDayFault('InternalServerError', $since)
        try {
            $store = Join-Path $TestDrive failed.db
            $run = Invoke-InEnvironment "& '$(Join-Path $Runbooks Sync-Store.ps1)' -Path '$store' -Since $since" $secret
        }
        finally {
            $sandbox.Server.ClearFaults()
        }
        $run.ExitCode | Should -Be 1
        $run.Output | Should -Match '(?m)^Incomplete: \d+ days done, 0 left, 1 failed;'
        $run.Errors | Should -Match 'Days not fetched: 1\.'
    }
}

Describe 'The line for cron' -Skip:$withoutLock {
    BeforeAll {
        # The line with the folders of the test. cron gives its command to sh, with few variables of the environment.
        $fields = (Get-Content (Join-Path $Runbooks crontab))[-1] -split ' ', 6
        $command = $fields[5].Replace('/opt/reports', $Runbooks).Replace('/var/lib/reports', $TestDrive).Replace('2026-01-01', $since)
        $bin = (New-Item -ItemType Directory (Join-Path $TestDrive bin)).FullName
        $runtime = $env:DOTNET_ROLL_FORWARD ? "DOTNET_ROLL_FORWARD=$env:DOTNET_ROLL_FORWARD" : ''
        Set-Content (Join-Path $bin pwsh) "#!/bin/sh`n$runtime exec '$PowerShell' $($PowerShellPrefix | ForEach-Object { "'$_'" }) `"`$@`""
        chmod +x (Join-Path $bin pwsh)
        function Invoke-Cron {
            $variables = "HOME=$TestDrive", "XDG_CONFIG_HOME=$env:XDG_CONFIG_HOME", "PATH=${bin}:/usr/bin:/bin", "PSModulePath=$(Split-Path $ModulePath)", 'NO_COLOR=1'
            Invoke-Process env (@('-i') + $variables + 'sh', '-c', $command)
        }
        $log = Join-Path $TestDrive sync.log
    }

    It 'has a time in five fields' {
        $fields[0..4] -join ' ' | Should -MatchExactly '^\d+ \d+ \* \* \*$'
    }

    It 'does not run while another run holds the lock' {
        $sandbox.Server.ClearRequests()
        # .NET and flock lock the file in the same way.
        $held = [IO.File]::Open((Join-Path $TestDrive sync.lock), 'OpenOrCreate', 'ReadWrite', 'None')
        try { $run = Invoke-Cron } finally { $held.Dispose() }
        $run.ExitCode | Should -Be 75
        $run.Errors | Should -Match 'Another run holds .*sync\.lock; this one was skipped\.'
        (Get-Item $log).Length | Should -Be 0
        $sandbox.Server.Requests.Count | Should -Be 0
    }

    It 'brings the store up to date, with the result in the log and errors left to cron' {
        $run = Invoke-Cron
        $run.ExitCode | Should -Be 0
        $run.Output, $run.Errors | Should -Be '', ''
        Get-Content $log -Raw | Should -Match '(?m)^Complete: \d+ days done, 0 left, 0 failed;'
        (Get-GenesysStore (Join-Path $TestDrive calls.db)).Conversations | Should -BeGreaterThan 0
    }
}
