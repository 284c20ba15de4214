# Brings a store up to date, unattended. Run it every night: it fetches the days that are missing or may have changed.
# It ends with exit code 1 if a day could not be fetched; the next run fetches that day again.
[CmdletBinding()]
param(
    # A SQLite file, such as calls.db, or a folder.
    [Parameter(Mandatory)]
    [string] $Path,

    # The first UTC day of the store.
    [Parameter(Mandatory)]
    [string] $Since,

    # The run ends before this time is over, and the next one continues.
    [timespan] $MaxDuration = '2:45',

    # A saved profile. Without it, the sign-in comes from GENESYSCLOUD_REGION, GENESYSCLOUD_OAUTHCLIENT_ID and
    # GENESYSCLOUD_OAUTHCLIENT_SECRET in the environment.
    [string] $ProfileName,

    # A file to which all output of the run is added, for schedulers that keep none.
    [string] $LogPath
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
if ($LogPath) { $null = Start-Transcript -LiteralPath $LogPath -Append }
Import-Module GenesysReporting

$signIn = $ProfileName ? @{ ProfileName = $ProfileName } : @{ GrantType = 'ClientCredentials' }
try {
    $null = Connect-GenesysCloud @signIn
    # A day that fails must not stop the others.
    $summary = Sync-GenesysStore $Path -Since $Since -Newest -MaxDuration $MaxDuration -ErrorAction Continue
    "$summary"
    if ($summary.Failures) { throw "Days not fetched: $($summary.Failures.Count). The next run fetches them again." }
}
finally {
    Disconnect-GenesysCloud -ErrorAction Ignore
}
