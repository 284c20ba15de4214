# Functions that the benchmarks share: helper processes, the time of whole processes, and medians.
Set-StrictMode -Version Latest
$root = (Resolve-Path (Join-Path $PSScriptRoot '..')).Path
$pwsh = [Environment]::ProcessPath
# As a .NET tool PowerShell runs in dotnet, which takes its assembly first.
$pwshArgument = @(if ([IO.Path]::GetFileNameWithoutExtension($pwsh) -eq 'dotnet') { [Environment]::GetCommandLineArgs()[0] })

function New-Start([string] $Program, [string[]] $Argument) {
    $start = [Diagnostics.ProcessStartInfo]::new($Program)
    $Argument | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $true
    $start
}

function Get-ScriptArgument([string] $Script) {
    $pwshArgument
    '-NoProfile', '-NonInteractive', '-EncodedCommand', [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($Script))
}

# Builds a program of this folder and returns its path.
function Get-BenchmarkProgram([string] $Name) {
    $output = dotnet build (Join-Path $PSScriptRoot $Name) -c Release -v quiet -nologo
    if ($LASTEXITCODE -ne 0) { throw "$Name did not build.`n$($output -join "`n")" }
    Join-Path $root "artifacts/bin/$Name/release/$Name$($IsWindows ? '.exe' : '')"
}

# Starts a program that prints a line when it is ready, and ends when its input does.
function Start-HelperProcess([string] $Program, [string[]] $Argument) {
    $start = New-Start $Program $Argument
    $start.RedirectStandardInput = $true
    $process = [Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if ($null -eq $line) { throw "$Program ended before it was ready." }
    [pscustomobject]@{ Process = $process; Line = $line }
}

function Stop-HelperProcess($Helper) {
    $Helper.Process.StandardInput.Close()
    if (-not $Helper.Process.WaitForExit(10000)) { $Helper.Process.Kill() }
    $Helper.Process.Dispose()
}

# Starts a sandbox in a separate process, without a rate limit, whose jobs are done at once. Its data: Api, Login, Id and Secret.
function Start-SandboxProcess([int] $ConversationsPerDay) {
    $helper = Start-HelperProcess $pwsh (Get-ScriptArgument @"
Import-Module '$root/out/GenesysReporting'
`$sandbox = Start-GenesysSandbox -ConversationsPerDay $ConversationsPerDay -RequestsPerMinute 0 -JobPolls 0
@{ Api = "`$(`$sandbox.ApiUri)"; Login = "`$(`$sandbox.LoginUri)"; Id = `$sandbox.Credential.UserName; Secret = `$sandbox.Credential.GetNetworkCredential().Password } | ConvertTo-Json -Compress
`$null = [Console]::In.ReadToEnd()
"@)
    $helper | Add-Member Data ($helper.Line | ConvertFrom-Json) -PassThru
}

# How long a process takes from its start to its end, and the last line that it printed.
function Measure-Process([string] $Program, [string[]] $Argument) {
    $start = New-Start $Program $Argument
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $process = [Diagnostics.Process]::Start($start)
    $output = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    $watch.Stop()
    $code = $process.ExitCode
    $process.Dispose()
    if ($code -ne 0) { throw "$Program ended with $code." }
    [pscustomobject]@{ Ms = $watch.Elapsed.TotalMilliseconds; Line = $output.Trim().Split("`n")[-1] }
}

# Measures a script in a separate PowerShell process.
function Measure-Script([string] $Script) {
    Measure-Process $pwsh (Get-ScriptArgument "`$ErrorActionPreference = 'Stop'; `$ProgressPreference = 'SilentlyContinue'`n$Script")
}

# The lines that sign a script in to a sandbox with the packed module, as a runbook does: by the environment.
function Get-SignIn($Api, $Login, $Sandbox) {
    @"
`$env:GENESYSCLOUD_OAUTHCLIENT_ID = '$($Sandbox.Id)'
`$env:GENESYSCLOUD_OAUTHCLIENT_SECRET = '$($Sandbox.Secret)'
Import-Module '$root/out/GenesysReporting'
`$null = Connect-GenesysCloud -ApiUri '$Api' -LoginUri '$Login'
"@
}

function Get-Spread([double[]] $Value) {
    $sorted = @($Value | Sort-Object)
    [pscustomobject]@{
        Median = $sorted[[int][Math]::Floor(($sorted.Count - 1) / 2)]
        Min    = $sorted[0]
        Max    = $sorted[-1]
    }
}

Export-ModuleMember Get-BenchmarkProgram, Start-HelperProcess, Stop-HelperProcess, Start-SandboxProcess, Measure-Process, Measure-Script, Get-SignIn, Get-Spread
