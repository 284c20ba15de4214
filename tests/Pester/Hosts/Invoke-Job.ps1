# Runs jobs of a runbook in runspaces of a host without a user interface, and writes what is on their streams as JSON.
param([string] $Settings)
$ErrorActionPreference = 'Stop'
$given = Get-Content $Settings -Raw | ConvertFrom-Json -AsHashtable
Add-Type -Path $given.Host

# The command of an automation account. Its connections have the sandbox's addresses in place of a region.
$commands = @'
    function Get-AutomationConnection([string] $Name) {
        $Connections.Add($Name)
        @{ ApiUri = $Given.ApiUri; LoginUri = $Given.LoginUri; ClientId = $Given.ClientId; ClientSecret = $Name -eq 'Wrong' ? 'wrong' : $env:SANDBOX_SECRET }
    }
'@

$jobs = foreach ($job in $given.Jobs) {
    $bare = [BareHost]::new()
    $runspace = [runspacefactory]::CreateRunspace($bare)
    $runspace.Open()
    $runspace.SessionStateProxy.SetVariable('Given', $given)
    $connections = [Collections.Generic.List[string]]::new()
    $runspace.SessionStateProxy.SetVariable('Connections', $connections)
    $shell = [powershell]::Create($runspace)
    $null = $shell.AddScript($commands).Invoke()
    $shell.Commands.Clear()
    $null = $shell.AddCommand($given.Runbook).AddParameters($job)
    $thrown = $null
    $output = [Collections.Generic.List[object]]::new()
    try { $shell.Invoke($null, $output) } catch { $thrown = $_.Exception.InnerException.ErrorRecord }
    $errors = @($shell.Streams.Error | ForEach-Object { "$($_.FullyQualifiedErrorId) $_" })
    $shell.Commands.Clear()
    $sessions = @($shell.AddCommand('Get-GenesysSession').Invoke()).Count
    @{
        Output = @($output | ForEach-Object ToString)
        Warnings = @($shell.Streams.Warning | ForEach-Object ToString)
        Errors = $errors
        Thrown = $thrown ? "$($thrown.FullyQualifiedErrorId)" : $null
        Connections = @($connections)
        Sessions = $sessions
        ExitCode = $bare.ExitCode
    }
    $runspace.Dispose()
}
$peak = $IsLinux ? [long] [regex]::Match((Get-Content /proc/self/status -Raw), 'VmHWM:\s+(\d+) kB').Groups[1].Value / 1024 : 0
@{ Jobs = @($jobs); PeakMegabytes = [int] $peak; HeapMegabytes = [GC]::GetGCMemoryInfo().TotalAvailableMemoryBytes / 1MB } | ConvertTo-Json -Depth 5 -Compress
