# The examples of the pages, dot-sourced by the tests and by Update-ExampleOutput.ps1.
# An example that starts a sandbox or shows its output is runnable: it needs no organisation, and the Output block that
# follows it is its real output.
# A sign-in with the browser needs a person, so it is not.

$script:ExamplePattern = [regex] (
    '(?m)^### (?<title>.+)\n(?:(?!^#).*\n)*?' +
    '```powershell\n(?<code>(?:(?!```).*\n)+)```\n' +
    '(?:\n```Output\n(?<output>(?:(?!```).*\n)*)```\n)?')

# The examples of a page, with the place of their output in its text.
function Get-PageExample([string] $Path) {
    foreach ($match in $ExamplePattern.Matches([IO.File]::ReadAllText($Path))) {
        $output = $match.Groups['output']
        [pscustomobject] @{
            Page        = [IO.Path]::GetFileNameWithoutExtension($Path)
            Title       = $match.Groups['title'].Value
            Code        = $match.Groups['code'].Value
            HasOutput   = $output.Success
            Output      = $output.Value
            OutputIndex = $output.Index
            IsRunnable  = ($output.Success -or $match.Groups['code'].Value.Contains('Start-GenesysSandbox')) -and
                -not $match.Groups['code'].Value.Contains('AuthorizationCode')
            UsesProfile = $match.Groups['code'].Value.Contains('AllowPlaintextFile')
        }
    }
}

# Runs code in a separate runspace, so that no session of one example is the default of the next, and gives the text
# that it writes. Any error is thrown. Profiles are kept apart from those of the user, which is possible only on Linux.
function Invoke-ExampleCode([string] $Code, [string] $ModulePath, [string] $Folder) {
    $shell = [powershell]::Create()
    $configuration = $env:XDG_CONFIG_HOME
    try {
        $env:XDG_CONFIG_HOME = Join-Path $Folder config
        $null = $shell.AddScript({
                param($Code, $ModulePath, $Folder)
                Set-StrictMode -Version Latest
                $ErrorActionPreference = 'Stop'
                $PSStyle.OutputRendering = 'PlainText'
                [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
                Set-Location $Folder
                Import-Module $ModulePath
                # Jobs lag by 6 hours, but not before the last midnight (UTC), so that the output is the same at any hour.
                $lag = [Math]::Min([timespan]::FromHours(6).Ticks, [DateTime]::UtcNow.TimeOfDay.Ticks)
                $PSDefaultParameterValues['Start-GenesysSandbox:DataAvailabilityLag'] = [timespan] $lag
                & ([scriptblock]::Create($Code)) | Out-String -Width 120
            }).AddArgument($Code).AddArgument($ModulePath).AddArgument($Folder)
        $text = $shell.Invoke() -join ''
        if ($shell.HadErrors) { throw $shell.Streams.Error[0] }
        (($text -replace "`r") -split "`n").TrimEnd() -join "`n" -replace '^\n+|\n+$'
    }
    finally {
        $env:XDG_CONFIG_HOME = $configuration
        $shell.Dispose()
    }
}

# Output without what is different in each run: ports, time spans that were measured, times of today, and the padding
# that goes with them.
function Get-StableText([string] $Text) {
    $Text.Trim() -replace '127\.0\.0\.1:\d+', '127.0.0.1:0' -replace '\d\d:\d\d:\d\d\.\d{7}', '0' `
        -replace '\d\d/\d\d/\d{4} \d\d:\d\d:\d\d', '0' -replace '(?<=\s)\d{4}-\d\d-\d\d \d\d:\d\d(?=\s|$)', '0' `
        -replace '(?<=RoundTrip \(ms\) +: )[\d.]+', '0' `
        -replace '[ \t]+', ' '
}
