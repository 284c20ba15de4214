# Writes yesterday's conversations to a table of a workbook with the module ImportExcel (Install-PSResource ImportExcel),
# for your own pivots and charts. Reports need no other module: Invoke-GenesysReport -OutFile report.xlsx.
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [string] $TimeZone = 'UTC',

    # A saved profile. Without it, the sign-in comes from GENESYSCLOUD_REGION, GENESYSCLOUD_OAUTHCLIENT_ID and
    # GENESYSCLOUD_OAUTHCLIENT_SECRET in the environment.
    [string] $ProfileName
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module GenesysReporting, ImportExcel

$signIn = $ProfileName ? @{ ProfileName = $ProfileName } : @{ GrantType = 'ClientCredentials' }
try {
    $null = Connect-GenesysCloud @signIn
    # -TimeFormat Excel gives times that Excel recognises, -NeutralizeFormula keeps customers' texts from being run as
    # formulas, and -NoNumberConversion keeps phone numbers as text. Cells that are numbers remain numbers.
    Invoke-GenesysAnalyticsQuery ConversationDetails -Period Yesterday -TimeZone $TimeZone -RequireComplete |
        ConvertTo-GenesysRow -ResolveName -TimeZone $TimeZone -TimeFormat Excel -NeutralizeFormula |
        Export-Excel $Path -WorksheetName Conversations -TableName Conversations -ClearSheet -FreezeTopRow -NoNumberConversion *
    Get-Item $Path
}
finally {
    Disconnect-GenesysCloud -ErrorAction Ignore
}
