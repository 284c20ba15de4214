# The peak memory of a whole PowerShell process during an export, by the number of conversations: those of a year must not need
# more than those of a day. The sandbox runs in a separate process, and its memory is not counted.
[CmdletBinding()]
param(
    [ValidateRange(10000, 1000000)]
    [int[]] $Conversations = @(10000, 100000)
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot Benchmark.psm1) -Force
$perDay = 10000
$folder = Join-Path ([IO.Path]::GetTempPath()) "measure-memory-$PID"
$null = New-Item $folder -ItemType Directory
$csv = Join-Path $folder rows.csv
$sandbox = Start-SandboxProcess $perDay
try {
    $signIn = Get-SignIn $sandbox.Data.Api $sandbox.Data.Login $sandbox.Data
    $first = [datetime]::new(2026, 6, 2)
    foreach ($count in $Conversations) {
        # Backwards from a Tuesday; weekdays have more than the average, weekends fewer. What was exported is printed.
        $from = $first.AddDays(1 - [Math]::Ceiling($count / $perDay))
        $interval = '{0:yyyy-MM-dd}T00:00:00Z/{1:yyyy-MM-dd}T00:00:00Z' -f $from, $first.AddDays(1)
        $took = Measure-Script "$signIn
`$summary = Export-GenesysConversation '$csv' -Interval '$interval' -Mode Query -Force
`$peak = if (`$IsLinux) { (Select-String '^VmHWM:\s+(\d+)' /proc/self/status).Matches[0].Groups[1].Value / 1024 } else { [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB }
@{ Peak = `$peak; Exported = `$summary.Conversations } | ConvertTo-Json -Compress"
        $told = $took.Line | ConvertFrom-Json
        '{0,9:N0} conversations   peak {1,4:N0} MB (goal: under 250, and flat)   {2,7:N1} s' -f $told.Exported, $told.Peak, ($took.Ms / 1000)
    }
}
finally {
    Stop-HelperProcess $sandbox
    Remove-Item $folder -Recurse
}
