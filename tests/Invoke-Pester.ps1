# Runs the Pester suite on the packed module and writes the counts for the build program.
[CmdletBinding()]
param(
    [string] $Path = (Join-Path $PSScriptRoot 'Pester'),
    [string] $ResultFile,
    # The module's name, or the path of its manifest.
    [string] $Pester = 'Pester',
    # Which part of the files, and of how many.
    [int] $Part = 1,
    [int] $Of = 1
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module $Pester -MinimumVersion 5.5

$configuration = New-PesterConfiguration
$files = @(Get-ChildItem $Path -Filter *.Tests.ps1 -Recurse | Sort-Object FullName)
$configuration.Run.Path = @(0..($files.Count - 1) | Where-Object { $_ % $Of -eq $Part - 1 } | ForEach-Object { $files[$_].FullName })
$configuration.Run.PassThru = $true
# Each test by name, so that the last line of a run that hangs tells where.
$configuration.Output.Verbosity = 'Detailed'
$configuration.Output.CIFormat = 'None'
$result = Invoke-Pester -Configuration $configuration

# A file that cannot even be discovered, or whose BeforeAll fails, must not look like one without tests.
$broken = @($result.FailedContainers).Count + @($result.FailedBlocks).Count
$counts = @{
    passed  = $result.PassedCount
    failed  = $result.FailedCount + $(if ($result.FailedCount -eq 0) { $broken } else { 0 })
    skipped = $result.SkippedCount + $result.NotRunCount
}
if ($ResultFile) {
    $null = New-Item -ItemType Directory -Path (Split-Path $ResultFile) -Force
    $counts | ConvertTo-Json | Set-Content $ResultFile
}

# Repeated at the end, where readers of a long log look first.
foreach ($test in $result.Failed) {
    "FAILED: $($test.ScriptBlock.File): $($test.ExpandedPath)"
    $test.ErrorRecord | ForEach-Object { "  $($_.Exception.Message)" }
}

foreach ($container in @($result.FailedContainers) + @($result.FailedBlocks)) {
    "FAILED: ${container}"
    $container.ErrorRecord | ForEach-Object { "  $($_.Exception.Message)" }
}

exit [int]($counts.failed -gt 0)
