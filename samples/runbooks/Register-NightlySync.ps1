# Registers a Windows scheduled task that runs Sync-Store.ps1 every night. Run it once, in PowerShell 7 as administrator.
# Before that, sign in as the account that the task will run as, and save the sign-in: a profile belongs to its account.
#     Connect-GenesysCloud mypurecloud.ie -Credential (Get-Credential) -ProfileName contoso -SaveProfile
# That account must find the module (Install-PSResource -Scope AllUsers), and needs the right 'Log on as a batch job'.
[CmdletBinding(SupportsShouldProcess)]
param(
    # The store, as for Sync-Store.ps1. The output of each run is added to a file next to it, whose name ends in .log.
    [Parameter(Mandatory)]
    [string] $Path,

    # The first UTC day of the store, such as 2026-01-01.
    [Parameter(Mandatory)]
    [ValidatePattern('^\d{4}-\d\d-\d\d$')]
    [string] $Since,

    # The saved profile of the task's account.
    [Parameter(Mandatory)]
    [string] $ProfileName,

    # The task's account and its password: the task also runs while the account is not signed in.
    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [datetime] $At = '02:15',

    [string] $TaskName = 'Genesys nightly sync'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# A task starts in another folder, so a relative path would be that of another store.
$store = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path).TrimEnd('\')
$file = Join-Path $PSScriptRoot Sync-Store.ps1
$action = @{
    Execute = Join-Path $PSHOME pwsh.exe
    Argument = "-NoProfile -NonInteractive -File `"$file`" -Path `"$store`" -Since $Since -ProfileName `"$ProfileName`" -LogPath `"$store.log`""
}
# A second run does not start while the first one is still running, and a run that was missed starts as soon as possible.
$settings = @{ MultipleInstances = 'IgnoreNew'; StartWhenAvailable = $true; ExecutionTimeLimit = [timespan] '4:00' }
$task = @{
    TaskName = $TaskName
    Action = New-ScheduledTaskAction @action
    Trigger = New-ScheduledTaskTrigger -Daily -At $At
    Settings = New-ScheduledTaskSettingsSet @settings
    User = $Credential.UserName
    Password = $Credential.GetNetworkCredential().Password
}
if ($PSCmdlet.ShouldProcess($TaskName, 'Register the scheduled task')) { Register-ScheduledTask @task }
