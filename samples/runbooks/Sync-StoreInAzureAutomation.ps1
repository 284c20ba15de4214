# Brings a store up to date from an Azure Automation account, as a runbook of PowerShell 7.4 or later.
# A job is stopped after three hours and is not started again: the run ends before that, and the next one continues.
[CmdletBinding()]
[OutputType([string])]
param(
    # A SQLite file or a folder that outlives the job. For PostgreSQL, give Sync-GenesysStore -ConnectionString instead.
    [Parameter(Mandatory)]
    [string] $Path,

    # The first UTC day of the store.
    [Parameter(Mandatory)]
    [string] $Since,

    # The automation account's connection of the type GenesysCloud, which the module adds: region, client id and secret.
    [string] $ConnectionName = 'GenesysCloud',

    [timespan] $MaxDuration = '2:45'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module GenesysReporting

$connection = Get-AutomationConnection -Name $ConnectionName
try {
    $null = Connect-GenesysCloud -Connection $connection
    # A day that fails must not stop the others.
    $summary = Sync-GenesysStore $Path -Since $Since -Newest -MaxDuration $MaxDuration -ErrorAction Continue
    "$summary"
    if ($summary.Failures) { throw "Days not fetched: $($summary.Failures.Count). The next run fetches them again." }
}
finally {
    Disconnect-GenesysCloud -ErrorAction Ignore
}
