# Writes yesterday's report of each organisation to a workbook, several organisations at the same time. Each organisation
# has its own rate limit, so they do not slow each other down. An error in one does not stop the others; the script then
# ends with exit code 1.
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Folder,

    # The saved profiles, one for each organisation. Wildcards are allowed.
    [string] $ProfileName = '*',

    [string] $Report = 'QueuePerformance',

    [string] $TimeZone = 'UTC',

    [int] $ThrottleLimit = 4
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module GenesysReporting

$profiles = @(Get-GenesysProfile $ProfileName)
if (-not $profiles) { throw "No saved profile matches '$ProfileName'. Save one for each organisation, as the account that runs this script." }
$null = New-Item -ItemType Directory -Path $Folder -Force
$results = @($profiles | ForEach-Object -ThrottleLimit $ThrottleLimit -Parallel {
    # Each runspace has its own sessions and preferences.
    $ErrorActionPreference = 'Stop'
    $result = [pscustomobject] @{ Profile = $_.Name; File = $null; Error = $null }
    try {
        Import-Module GenesysReporting
        $null = Connect-GenesysCloud -ProfileName $result.Profile
        $file = Join-Path $using:Folder "$($result.Profile).xlsx"
        $when = @{ Period = 'Yesterday'; TimeZone = $using:TimeZone }
        $result.File = Invoke-GenesysReport $using:Report @when -OutFile $file -Force -RequireComplete
    }
    catch {
        $result.Error = "$_"
    }
    finally {
        Disconnect-GenesysCloud -ErrorAction Ignore
    }
    $result
})

# Lines of text, because 'pwsh -File' may lose a table if the script then ends by an error.
$results | Where-Object File | ForEach-Object { "$($_.Profile): $($_.File)" }
$failed = @($results | Where-Object Error)
$failed | ForEach-Object { Write-Error "$($_.Profile): $($_.Error)" -ErrorAction Continue }
if ($failed) { throw "$($failed.Count) of $($results.Count) organisations failed." }
