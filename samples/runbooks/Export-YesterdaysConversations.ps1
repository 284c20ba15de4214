# Exports yesterday's conversations to one CSV file, unattended: for a scheduled task, cron or an automation account.
# Region, client id and secret come from the environment (GENESYSCLOUD_REGION, GENESYSCLOUD_OAUTHCLIENT_ID and
# GENESYSCLOUD_OAUTHCLIENT_SECRET) unless -Connect says otherwise. Ends with exit code 1 if the file is not complete;
# the next run with the same arguments resumes it.
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Folder,

    [string] $TimeZone = 'UTC',

    # Arguments of Connect-GenesysCloud.
    [hashtable] $Connect = @{ GrantType = 'ClientCredentials' }
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module GenesysReporting
$null = Connect-GenesysCloud @Connect
try {
    $zone = [TimeZoneInfo]::FindSystemTimeZoneById($TimeZone)
    $day = [TimeZoneInfo]::ConvertTime([DateTimeOffset]::UtcNow, $zone).Date.AddDays(-1)
    $file = Join-Path $Folder "conversations-$($day.ToString('yyyy-MM-dd')).csv"
    $summary = Export-GenesysConversation $file -Period Yesterday -TimeZone $TimeZone -ResolveName
    Write-Output "$($summary.Outcome): $($summary.Conversations) conversations in $file"
}
catch {
    Write-Error $_ -ErrorAction Continue
    exit 1
}
finally {
    Disconnect-GenesysCloud -ErrorAction Ignore
}
