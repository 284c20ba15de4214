# Dot-sourced in BeforeAll by every file.
Set-StrictMode -Version Latest

$script:RepositoryRoot = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
$script:ModulePath = Join-Path $RepositoryRoot 'out/GenesysReporting'
Import-Module $ModulePath -Force:$false

# The error that a script block ends with, or nothing.
function Get-ErrorOf([scriptblock] $Script) {
    try {
        $null = & $Script
    }
    catch {
        return $_
    }
}

# What Tab would offer at the end of a line.
function Complete([string] $Line) {
    (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText
}

# Runs a script in a fresh PowerShell and reads back the object that it writes.
function Invoke-Fresh([string] $Script, [hashtable] $Environment = @{}) {
    $line = "Set-StrictMode -Version Latest; `$ErrorActionPreference = 'Stop'; `$ModulePath = '$ModulePath'; & { $Script } | ConvertTo-Json -Depth 5 -Compress"
    $saved = @{}
    foreach ($name in $Environment.Keys) {
        $saved[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $Environment[$name])
    }
    try {
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($line))
        $output = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -EncodedCommand $encoded 2>&1
        if ($LASTEXITCODE -ne 0) { throw "The fresh PowerShell failed: $output" }
        $output | ConvertFrom-Json
    }
    finally {
        foreach ($name in $saved.Keys) { [Environment]::SetEnvironmentVariable($name, $saved[$name]) }
    }
}

function ConvertTo-Secret([string] $Text) {
    ConvertTo-SecureString $Text -AsPlainText -Force
}
