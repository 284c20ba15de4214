# Exports the conversations of a period to one CSV file per day, unattended. Existing days are skipped, and a day that was
# interrupted or is incomplete is resumed: run the same command again until it ends with exit code 0.
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Folder,

    [ValidateSet('Yesterday', 'Last7Days', 'LastWeek', 'LastMonth')]
    [string] $Period = 'LastMonth',

    [string] $TimeZone = 'UTC',

    # A saved profile. Without it, the sign-in comes from GENESYSCLOUD_REGION, GENESYSCLOUD_OAUTHCLIENT_ID and
    # GENESYSCLOUD_OAUTHCLIENT_SECRET in the environment.
    [string] $ProfileName
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module GenesysReporting

$signIn = $ProfileName ? @{ ProfileName = $ProfileName } : @{ GrantType = 'ClientCredentials' }
try {
    $null = Connect-GenesysCloud @signIn
    $null = New-Item -ItemType Directory -Path $Folder -Force
    $export = @{ Path = Join-Path $Folder conversations.csv; Period = $Period; TimeZone = $TimeZone; PartitionBy = 'Day'; ResolveName = $true }
    # An incomplete day must not stop the others.
    Export-GenesysConversation @export -ErrorAction Continue -ErrorVariable incomplete |
        ForEach-Object { "$($_.Outcome): $($_.Conversations) conversations in $($_.Path)" }
    if ($incomplete) { throw "Days not complete: $($incomplete.Count). The next run fetches them again." }
}
finally {
    Disconnect-GenesysCloud -ErrorAction Ignore
}
