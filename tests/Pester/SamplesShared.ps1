# Dot-sourced in BeforeAll by the files that run the samples.
. (Join-Path $PSScriptRoot Shared.ps1)

$script:Samples = Join-Path $RepositoryRoot samples
$script:Runbooks = Join-Path $Samples runbooks

# Starts a command as a scheduler does: without a terminal and without input. Returns its exit code, output and errors.
function Invoke-Process([string] $FileName, $Arguments, [hashtable] $Environment = @{}) {
    $start = [Diagnostics.ProcessStartInfo]::new($FileName)
    # A text is a command line of Windows, which .NET splits by its rules on each system.
    if ($Arguments -is [string]) { $start.Arguments = $Arguments } else { $Arguments | ForEach-Object { $start.ArgumentList.Add($_) } }
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    # The module is found by its name, as an installed one is.
    $start.Environment['PSModulePath'] = (Split-Path $ModulePath) + [IO.Path]::PathSeparator + $env:PSModulePath
    $start.Environment['NO_COLOR'] = '1'
    foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
    $process = [Diagnostics.Process]::Start($start)
    try {
        # PowerShell reads its input to the end before it runs a command.
        $process.StandardInput.Close()
        $output, $errors = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
        if (-not $process.WaitForExit(120000)) { throw "The process did not end: $Arguments" }
        [pscustomobject] @{ ExitCode = $process.ExitCode; Output = $output.Result; Errors = $errors.Result }
    }
    finally {
        if (-not $process.HasExited) { $process.Kill($true) }
        $process.Dispose()
    }
}

# Runs a script of the samples with pwsh -File.
function Invoke-Sample([string] $Name, [string[]] $Arguments, [hashtable] $Environment = @{}) {
    Invoke-Process $PowerShell (@($PowerShellPrefix) + '-NoProfile', '-NonInteractive', '-File', (Join-Path $Runbooks $Name) + $Arguments) $Environment
}

# The error that ends a script of the samples, run in this process, or nothing.
function Get-SampleError([string] $Name, [hashtable] $Arguments) {
    $saved = $env:PSModulePath
    $env:PSModulePath = (Split-Path $ModulePath) + [IO.Path]::PathSeparator + $saved
    try { Get-ErrorOf { & (Join-Path $Runbooks $Name) @Arguments 2> $null 3> $null } } finally { $env:PSModulePath = $saved }
}

# Saves a sign-in to a sandbox as a profile, in the folder of the test.
function Save-SandboxProfile($Sandbox, [string] $Name) {
    $null = Connect-GenesysCloud -ApiUri $Sandbox.ApiUri -LoginUri $Sandbox.LoginUri -Credential $Sandbox.Credential -ProfileName $Name -SaveProfile -AllowPlaintextFile -WarningAction SilentlyContinue
}

# The id of a time zone in which it is noon or shortly after: neither the day nor the month ends during a test.
function Get-NoonZone {
    $now = [DateTimeOffset]::UtcNow
    foreach ($zone in [TimeZoneInfo]::GetSystemTimeZones()) {
        if ([TimeZoneInfo]::ConvertTime($now, $zone).Hour -eq 12) { return $zone.Id }
    }
    throw 'There is no time zone in which it is noon.'
}

# Yesterday in a time zone.
function Get-Yesterday([string] $Zone) {
    [TimeZoneInfo]::ConvertTimeBySystemTimeZoneId([DateTimeOffset]::UtcNow, $Zone).Date.AddDays(-1)
}
