# Yesterday in the sandbox: sign in, query, rows, a table, a CSV file, and a report as a table and as a page.
[CmdletBinding()]
param(
    [string] $OutputFolder = (Join-Path $PSScriptRoot '../out/demo')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../out/GenesysReporting')

$sandbox = Start-GenesysSandbox -Connect
try {
    Get-GenesysSession | Format-Table

    $today = (Get-Date).Date
    $rows = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $today.AddDays(-1) -End $today -SummaryVariable summary |
        ConvertTo-GenesysRow

    $rows | Select-Object -First 10 | Format-Table Start, DurationSeconds, Direction, MediaType, CustomerName, HandleSeconds

    $null = New-Item -ItemType Directory -Path $OutputFolder -Force
    $file = Join-Path $OutputFolder conversations.csv
    $rows | Export-Csv $file -Encoding utf8BOM

    "{0} rows of {1} conversations that started yesterday ({2}), in {3}" -f
        @($rows).Count, ($summary.Unique - $summary.OutsideInterval), $summary.Outcome, (Resolve-Path $file -Relative)

    # Out-Host begins a new output: after a table of chosen columns, PowerShell gives other tables widths by their values.
    Invoke-GenesysReport QueuePerformance -Period Yesterday -Total | Out-Host

    $page = Join-Path $OutputFolder queues.html
    $null = Invoke-GenesysReport QueuePerformance -Period Yesterday -Granularity 30m -OutFile $page -Force
    "The same report as a page: {0}" -f (Resolve-Path $page -Relative)
}
finally {
    $sandbox | Stop-GenesysSandbox
}
