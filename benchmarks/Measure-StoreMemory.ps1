# The peak memory of a whole PowerShell process that fills a store, and the requests of the run after it compared with the least that could
# fetch the same: the pages of the days that are not final, the order and the state of each job, and the pages of the lists of names, which
# are read in a separate process first.
# The sandbox runs in a separate process, and its memory is not counted.
[CmdletBinding()]
param(
    [ValidateRange(10000, 1000000)]
    [int] $Conversations = 150000,
    [ValidateRange(1000, 100000)]
    [int] $ConversationsPerDay = 33000
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot Benchmark.psm1) -Force
$folder = Join-Path ([IO.Path]::GetTempPath()) "measure-stores-$PID"
$null = New-Item $folder -ItemType Directory
$sandbox = Start-SandboxProcess $ConversationsPerDay
try {
    $signIn = Get-SignIn $sandbox.Data.Api $sandbox.Data.Login $sandbox.Data
    $since = [datetime]::UtcNow.AddDays(-[Math]::Ceiling($Conversations / $ConversationsPerDay)).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
    $sync = "`$summary = Sync-GenesysStore '{0}' -Since $since
`$peak = if (`$IsLinux) {{ (Select-String '^VmHWM:\s+(\d+)' /proc/self/status).Matches[0].Groups[1].Value / 1024 }} else {{ [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB }}
`$days = @(Get-GenesysStore '{0}' -ListDay | Where-Object FetchedAt -GE `$before)
`$pages = (`$days | ForEach-Object {{ if (`$_.Source -eq 'Job') {{ 2 + [Math]::Max(1, [Math]::Ceiling(`$_.Records / 1000)) }} else {{ [Math]::Max(1, [Math]::Ceiling(`$_.Records / 100)) }} }} | Measure-Object -Sum).Sum
@{{ Peak = `$peak; Records = `$summary.Records; Outcome = `"`$(`$summary.Outcome)`"; Requests = `$summary.Requests; Least = `$pages }} | ConvertTo-Json -Compress"
    $lists = [int] (Measure-Script "$signIn`n`$null = Get-GenesysTelemetry -Reset
Get-GenesysQueue | Out-Null; Get-GenesysUser -State Any | Out-Null
'Get-GenesysWrapupCode', 'Get-GenesysDivision', 'Get-GenesysSkill', 'Get-GenesysTeam', 'Get-GenesysFlow', 'Get-GenesysPresence' | ForEach-Object { & `$_ | Out-Null }
(Get-GenesysTelemetry).Requests").Line
    "$lists requests for the lists of names"
    foreach ($store in 'calls.db', 'calls') {
        foreach ($run in 'first', 'second') {
            $took = Measure-Script "$signIn`n`$before = [datetimeoffset]::UtcNow`n$($sync -f (Join-Path $folder $store))"
            $told = $took.Line | ConvertFrom-Json
            if ($told.Outcome -ne 'Complete') { throw "$store, $run run: $($told.Outcome)." }
            '{0,-9} {1,-7} run {2,9:N0} conversations   peak {3,4:N0} MB (goal: under 300)   {4,6:N1} s   {5,5:N0} requests, {6:N3} x the least (goal for the second: 1.05)' -f
                $store, $run, $told.Records, $told.Peak, ($took.Ms / 1000), $told.Requests, ($told.Requests / ($told.Least + $lists))
        }
    }
}
finally {
    Stop-HelperProcess $sandbox
    Remove-Item $folder -Recurse
}
