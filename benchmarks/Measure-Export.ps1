# A day of about 20,000 conversations, 200 pages, to a flat CSV: a bare program that only reads every token, a plain script,
# our pipeline and our export, whole processes in turn. The answers come from a server that recorded them from a sandbox: it
# computes none while it is measured, and "bytes alone" shows what it and the network cost.
[CmdletBinding()]
param(
    [ValidateRange(1, 100)]
    [int] $Runs = 5,

    # A Tuesday has more than the average; about 20,000.
    [ValidateRange(1, 200000)]
    [int] $ConversationsPerDay = 15500
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot Benchmark.psm1) -Force
$floor = Get-BenchmarkProgram Floor
$keeper = Get-BenchmarkProgram PageServer
$interval = '2026-06-02T00:00:00Z/2026-06-03T00:00:00Z'
$folder = Join-Path ([IO.Path]::GetTempPath()) "measure-export-$PID"
$null = New-Item $folder -ItemType Directory
$csv = Join-Path $folder rows.csv
$sandbox = Start-SandboxProcess $ConversationsPerDay
$server = $null
try {
    $account = $sandbox.Data
    $server = Start-HelperProcess $keeper $account.Api, $account.Login
    $api = $server.Line
    $signIn = Get-SignIn $api $api $account

    $pipeline = "Invoke-GenesysAnalyticsQuery ConversationDetails -Interval '$interval' -Mode Query | ConvertTo-GenesysRow | Export-Csv '$csv'"
    $export = "Export-GenesysConversation '$csv' -Interval '$interval' -Mode Query | Out-Null"

    # In a separate process: a script that reads a clock takes longer, because PowerShell compiles its calls.
    function Measure-Cmdlet([string] $Command) {
        $took = Measure-Script "$signIn
`$watch = [Diagnostics.Stopwatch]::StartNew()
$Command
`$watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"
        [pscustomobject]@{ Ms = [double]::Parse($took.Line, [cultureinfo]::InvariantCulture); Line = '' }
    }

    $work = [ordered]@{
        'bytes alone'           = { Measure-Process $floor $api, $account.Id, $account.Secret, $interval, bytes }
        'floor'                 = { Measure-Process $floor $api, $account.Id, $account.Secret, $interval, walk }
        'script'                = { Measure-Script "& '$PSScriptRoot/peers/Export-WithRestMethod.ps1' -Api '$api' -Id '$($account.Id)' -Secret '$($account.Secret)' -Interval '$interval' -Path '$csv'" }
        'our pipeline'          = { Measure-Script "$signIn`n$pipeline" }
        'our export'            = { Measure-Script "$signIn`n$export" }
        'our pipeline, cmdlets' = { Measure-Cmdlet $pipeline }
        'our export, cmdlets'   = { Measure-Cmdlet $export }
    }
    $whole = @{}
    $rows = @{}
    foreach ($run in 0..$Runs) {
        foreach ($name in $work.Keys) {
            $took = & $work[$name]
            if (Test-Path $csv) {
                # By their ids, as a cell may hold a line break.
                $rows[$name] = [regex]::Count([IO.File]::ReadAllText($csv), '(?m)^"?[0-9a-f]{8}-[0-9a-f-]{27}"?,')
                Remove-Item $csv
            }
            elseif ($name -eq 'floor') {
                $rows[$name] = [int]$took.Line
            }
            if ($run -gt 0) {
                $whole[$name] += @($took.Ms)
            }
        }
        if ($run -eq 0) {
            # All that is asked has been asked once. From here on a question that is new is an error, not a slow answer.
            Stop-HelperProcess $sandbox
            $sandbox = $null
        }
    }

    foreach ($name in $rows.Keys) {
        if ($rows[$name] -ne $rows['floor']) { throw "$name has $($rows[$name]) rows of $($rows['floor'])." }
    }
    '{0:N0} conversations, {1} runs each; ms from the start of a process to its end, or of the cmdlets in it' -f $rows['floor'], $Runs
    $floorTime = (Get-Spread $whole['floor']).Median
    $scriptTime = (Get-Spread $whole['script']).Median
    '{0,-26}{1,9}{2,9}{3,9}{4,10}{5,16}' -f '', 'median', 'min', 'max', 'x floor', 'script / this'
    function Show([string] $Name, $Spread) {
        '{0,-26}{1,9:N0}{2,9:N0}{3,9:N0}{4,10:N2}{5,16:N1}' -f $Name, $Spread.Median, $Spread.Min, $Spread.Max,
            ($Spread.Median / $floorTime), ($scriptTime / $Spread.Median)
    }
    foreach ($name in $work.Keys) { Show $name (Get-Spread $whole[$name]) }
    'the export''s cmdlet {0:N2} x the floor (goal: at most 1.00), its process {1:N2} x (goal: at most 1.20)' -f
        ((Get-Spread $whole['our export, cmdlets']).Median / $floorTime), ((Get-Spread $whole['our export']).Median / $floorTime)
    'the pipeline {0:N1} times as fast as the script (goal: at least 5.5)' -f ($scriptTime / (Get-Spread $whole['our pipeline']).Median)
}
finally {
    if ($server) { Stop-HelperProcess $server }
    if ($sandbox) { Stop-HelperProcess $sandbox }
    Remove-Item $folder -Recurse
}
