# Brings a store up to date, unattended: for a scheduled task, cron or an automation account that ends jobs after a time.
# Region, client id and secret come from the environment (GENESYSCLOUD_REGION, GENESYSCLOUD_OAUTHCLIENT_ID and
# GENESYSCLOUD_OAUTHCLIENT_SECRET) unless -Connect says otherwise. Ends with exit code 1 if a day could not be fetched;
# the next run with the same arguments fetches it again, and continues where the time was over.
[CmdletBinding()]
param(
    # A SQLite file, such as calls.db, or a folder.
    [Parameter(Mandatory)]
    [string] $Path,

    # The first UTC day of a new store.
    [Parameter(Mandatory)]
    [string] $Since,

    [timespan] $MaxDuration = '2:45',

    # Arguments of Connect-GenesysCloud.
    [hashtable] $Connect = @{ GrantType = 'ClientCredentials' }
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module GenesysReporting
$null = Connect-GenesysCloud @Connect
try {
    # A day that fails must not end the others.
    $summary = Sync-GenesysStore $Path -Since $Since -Newest -MaxDuration $MaxDuration -ErrorAction Continue
    Write-Output "$summary"
    if ($summary.Failures) { exit 1 }
}
catch {
    Write-Error $_ -ErrorAction Continue
    exit 1
}
finally {
    Disconnect-GenesysCloud -ErrorAction Ignore
}
