# Conversations into a SQLite database, a folder of Parquet files and a PostgreSQL database, compared with fetching alone (the rows are made
# and dropped) and loading alone (the same rows by a program that has only the library of the storage). Each is a separate process;
# the times leave out its start and the sign-in. The answers come from a server that recorded them from a sandbox.
# For PostgreSQL give an empty database, and the password in PGPASSWORD: its schema public is emptied.
[CmdletBinding()]
param(
    [ValidateRange(1, 20)]
    [int] $Runs = 3,
    [ValidateRange(1000, 1000000)]
    [int] $Conversations = 100000,
    [string] $PostgreSql
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot Benchmark.psm1) -Force
$loads = Get-BenchmarkProgram StoreLoads
$keeper = Get-BenchmarkProgram PageServer
# Weeks of seven days have the average number of conversations.
$perDay = [Math]::Min(20000, [Math]::Ceiling($Conversations / 7))
$days = [int][Math]::Ceiling($Conversations / $perDay)
$first = [datetime]::new(2026, 6, 1).AddDays(-$days).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
$folder = Join-Path ([IO.Path]::GetTempPath()) "measure-stores-$PID"
$null = New-Item $folder -ItemType Directory
$sandbox = Start-SandboxProcess $perDay
$server = $null
try {
    $server = Start-HelperProcess $keeper $sandbox.Data.Api, $sandbox.Data.Login
    $env:GENESYSCLOUD_OAUTHCLIENT_SECRET = $sandbox.Data.Secret

    function Get-Target([string] $Kind) {
        switch ($Kind) {
            Sqlite { Join-Path $folder calls.db }
            Parquet { Join-Path $folder calls }
            PostgreSql { $PostgreSql }
        }
    }

    function Clear-Target([string] $Kind) {
        Get-ChildItem $folder | Remove-Item -Recurse
        if ($Kind -eq 'Parquet') { $null = New-Item (Get-Target $Kind) -ItemType Directory }
    }

    function Measure-Work([string] $Work, [string] $Kind) {
        $took = Measure-Process $loads $Work, $Kind, (Get-Target $Kind), $server.Line, $server.Line, $sandbox.Data.Id, $first, "$days"
        $ms, $records, $rows, $requests, $peak = [long[]] ($took.Line -split ' ')
        [pscustomobject]@{ Ms = $ms; Records = $records; Rows = $rows; Requests = $requests; Peak = $peak }
    }

    # Everything is asked once before it is measured.
    $all = Measure-Work fetch Sqlite
    '{0:N0} conversations, {1:N0} rows, {2} days, {3} runs each; the median' -f $all.Records, $all.Rows, $days, $Runs
    foreach ($kind in @('Sqlite', 'Parquet'; if ($PostgreSql) { 'PostgreSql' } else { Write-Warning 'PostgreSQL is left out; name a database by -PostgreSql.' })) {
        $times = @{}
        foreach ($run in 1..$Runs) {
            foreach ($work in 'fetch', 'load', 'sync') {
                Clear-Target $kind
                $took = Measure-Work $work $kind
                # The plain loader repeats the first day, which has not the average number of rows.
                $times[$work] += @($took.Ms * $all.Rows / $took.Rows)
                if ($work -ne 'load' -and ($took.Records, $took.Rows -join ' ') -ne ($all.Records, $all.Rows -join ' ')) { throw "$kind $work has $($took.Records) conversations." }
            }
        }
        # The store of the last run.
        $nightly = Measure-Work nightly $kind
        $fetch, $load, $sync = foreach ($work in 'fetch', 'load', 'sync') { (Get-Spread $times[$work]).Median }
        '{0,-11} fetch {1,7:N1} s   load {2,7:N1} s   sync {3,7:N1} s   {4:N2} x the slower (goal: at most 1.30)   peak {5} MB (goal: under 300)   a night later {6} requests, {7:N0} conversations' -f
            $kind, ($fetch / 1000), ($load / 1000), ($sync / 1000), ($sync / [Math]::Max($fetch, $load)), $took.Peak, $nightly.Requests, $nightly.Records
    }
}
finally {
    if ($server) { Stop-HelperProcess $server }
    Stop-HelperProcess $sandbox
    Remove-Item $folder -Recurse
}
