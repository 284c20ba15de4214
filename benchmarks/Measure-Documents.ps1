# Pages and workbooks of reports with 10,000 rows, each the first work of a fresh process: QueuePerformance has 15 columns of figures,
# InteractionList ten keys, seven values and the ids of three names.
[CmdletBinding()]
param(
    [ValidateRange(1, 100)]
    [int] $Runs = 5,
    [ValidateRange(1, 1000000)]
    [int] $Rows = 10000
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot Benchmark.psm1) -Force
$program = Get-BenchmarkProgram Documents

foreach ($report in 'QueuePerformance', 'InteractionList') {
    foreach ($kind in 'page', 'workbook') {
        $results = foreach ($run in 1..$Runs) {
            $milliseconds, $bytes = (& $program $kind $Rows $report) -split ' '
            [pscustomobject]@{ Milliseconds = [int] $milliseconds; Bytes = [long] $bytes }
        }
        $sorted = @($results.Milliseconds | Sort-Object)
        '{0,-16} {1,-8} median {2,6:N0} ms   min {3,6:N0}   max {4,6:N0}   {5,10:N0} bytes (goal at 10,000 rows: 1,500 ms, 2,000,000 bytes)' -f
            $report, $kind, $sorted[[int][Math]::Floor(($sorted.Count - 1) / 2)], $sorted[0], $sorted[-1], $results[0].Bytes
    }
}
