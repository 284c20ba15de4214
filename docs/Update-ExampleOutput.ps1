# Runs the runnable examples of the pages and writes their real output into the Output blocks after them. Fill a new
# block with nothing and run this; a block whose output is still the same is left as it is.
[CmdletBinding()]
param(
    [string] $PageFolder = (Join-Path $PSScriptRoot en-US),
    [string] $ModulePath = (Join-Path $PSScriptRoot '../out/GenesysReporting')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot Examples.ps1)

$folder = Join-Path ([IO.Path]::GetTempPath()) "examples-$([guid]::NewGuid())"
$null = New-Item -ItemType Directory $folder
try {
    foreach ($page in Get-ChildItem $PageFolder -Filter *.md) {
        $text = [IO.File]::ReadAllText($page)
        # From the last to the first, so that the places of the earlier ones stay right.
        $examples = @(Get-PageExample $page | Where-Object { $_.IsRunnable -and $_.HasOutput -and ($IsLinux -or -not $_.UsesProfile) })
        [array]::Reverse($examples)
        foreach ($example in $examples) {
            $output = Invoke-ExampleCode $example.Code (Resolve-Path $ModulePath).Path $folder
            if ((Get-StableText $output) -cne (Get-StableText $example.Output)) {
                "$($example.Page), $($example.Title)"
                $text = $text.Remove($example.OutputIndex, $example.Output.Length).Insert($example.OutputIndex, "$output`n")
            }
        }
        [IO.File]::WriteAllText($page, $text)
    }
}
finally {
    Remove-Item $folder -Recurse -Force
}
