# Import-Module in fresh processes, in turn with an empty binary module, so that a drift of the machine meets both.
[CmdletBinding()]
param(
    [ValidateRange(1, 1000)]
    [int] $Runs = 20
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path (Join-Path $PSScriptRoot '..')).Path
Import-Module (Join-Path $PSScriptRoot Benchmark.psm1)

dotnet build (Join-Path $PSScriptRoot EmptyModule) -c Release -v quiet -nologo
if ($LASTEXITCODE -ne 0) { throw 'The empty module did not build.' }
$modules = [ordered]@{
    Empty            = Join-Path $root artifacts/bin/EmptyModule/release/EmptyModule.psd1
    GenesysReporting = Join-Path $root out/GenesysReporting
}

function Measure-Import([string] $Module) {
    # Utility is loaded first: a session has it long before it imports a module.
    $script = "`$null = Get-Date; `$w = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$Module'; `$w.Stop(); `$w.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"
    [double]::Parse((Measure-Script $script).Line, [cultureinfo]::InvariantCulture)
}

$times = @{ Empty = [Collections.Generic.List[double]]::new(); GenesysReporting = [Collections.Generic.List[double]]::new() }
foreach ($run in 0..$Runs) {
    foreach ($name in $modules.Keys) {
        $time = Measure-Import $modules[$name]
        if ($run -gt 0) { $times[$name].Add($time) }
    }
}

$median = @{}
foreach ($name in $modules.Keys) {
    $sorted = @($times[$name] | Sort-Object)
    $median[$name] = $sorted[[int][Math]::Floor(($sorted.Count - 1) / 2)]
    '{0,-18} median {1,7:N1} ms   min {2,7:N1}   max {3,7:N1}' -f $name, $median[$name], $sorted[0], $sorted[-1]
}
'ratio {0:N2} (goal: at most 1.80)' -f ($median.GenesysReporting / $median.Empty)
