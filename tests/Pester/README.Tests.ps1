BeforeDiscovery {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $readme = [IO.File]::ReadAllText((Join-Path $RepositoryRoot README.md))
    $part = ''
    $number = 0
    # The blocks of PowerShell, by the heading above them. Package.Tests.ps1 runs the lines of 'Install'.
    $blocks = foreach ($match in [regex]::Matches($readme, '(?m)^## (?<part>.+)$|^```powershell\n(?<code>(?:(?!```).*\n)+)```')) {
        if ($match.Groups['part'].Success) { $part = $match.Groups['part'].Value; continue }
        @{ Part = $part; Code = $match.Groups['code'].Value; Number = ++$number }
    }
    $runnable = $blocks | Where-Object { $_.Part -ne 'Install' }
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    . (Join-Path $RepositoryRoot docs/Examples.ps1)
    $readme = [IO.File]::ReadAllText((Join-Path $RepositoryRoot README.md))

    # Code of the README for a sandbox in place of an organisation: its address and client are given by defaults, and
    # its profile is kept in a file, as machines that run tests may lack a protected store.
    function ConvertTo-SandboxCode([string] $Code) {
        $plain = $Code.Replace('-Region mypurecloud.ie ', '').Replace('(Get-Credential)', '$readmeSandbox.Credential').Replace('-SaveProfile', '-SaveProfile -AllowPlaintextFile')
        @"
`$readmeSandbox = Start-GenesysSandbox -Connect -JobPolls 0
`$PSDefaultParameterValues['Connect-GenesysCloud:ApiUri'] = `$readmeSandbox.ApiUri
`$PSDefaultParameterValues['Connect-GenesysCloud:LoginUri'] = `$readmeSandbox.LoginUri
`$null = Save-GenesysProfile nightly -AllowPlaintextFile -Force
try {
$plain
}
finally {
    `$PSDefaultParameterValues.Remove('Connect-GenesysCloud:ApiUri')
    `$PSDefaultParameterValues.Remove('Connect-GenesysCloud:LoginUri')
    Stop-GenesysSandbox
}
"@
    }
    # Outside TestDrive, which Pester empties after each Describe.
    $folder = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "readme-$([guid]::NewGuid())")).FullName
}

AfterAll {
    Remove-Item $folder -Recurse -Force
}

Describe 'Block <Number> of the README, under <Part>' -ForEach $runnable -Skip:(-not $IsLinux) {
    It 'runs without an error against the sandbox' {
        { Invoke-ExampleCode (ConvertTo-SandboxCode $Code) $ModulePath $folder } | Should -Not -Throw
    }
}

Describe 'The README' {
    It 'writes the files that it names' -Skip:(-not $IsLinux) {
        foreach ($file in 'yesterday.csv', 'queues.html', 'queues.xlsx', 'week.csv', 'billing.csv', 'calls.db') {
            (Get-Item (Join-Path $folder $file)).Length | Should -BeGreaterThan 100 -Because $file
        }
        @(Get-ChildItem $folder -Recurse -Filter calls.csv).Count | Should -Be 1
        (Import-Csv (Join-Path $folder billing.csv)).LastQueueName | Where-Object { $_ } | Select-Object -Unique | Should -Not -BeNullOrEmpty
    }

    It 'names every cmdlet, and no other' {
        $named = [regex]::Matches($readme, '\b[A-Z][A-Za-z]+-Genesys\w+').Value | Select-Object -Unique
        # Of the manifest: another file may have imported the module with a prefix.
        $cmdlets = (Import-PowerShellDataFile (Join-Path $RepositoryRoot GenesysReporting.psd1)).CmdletsToExport
        $named | Where-Object { $_ -notin $cmdlets } | Should -BeNullOrEmpty
        # A table row may shorten the cmdlets that follow the first one.
        $shortened = foreach ($row in $readme -split "`n" | Where-Object { $_.StartsWith('| `') } | ForEach-Object { $_.Split('|')[1] }) {
            $noun = [regex]::Match($row, 'Genesys[A-Z]\w+').Value
            [regex]::Matches($row, '`-(?<noun>[A-Z]\w+)`').ForEach{ "Get-Genesys$($_.Groups['noun'].Value)" }
            [regex]::Matches($row, '`(?<verb>[A-Z][a-z]+)-`').ForEach{ "$($_.Groups['verb'].Value)-$noun" }
        }
        $cmdlets | Where-Object { $_ -notin $named -and $_ -notin $shortened } | Should -BeNullOrEmpty
        $shortened | Where-Object { $_ -notin $cmdlets } | Should -BeNullOrEmpty
    }

    It 'has lines of installation that its reader can run' {
        $install = [regex]::Match($readme, '(?s)## Install\n.*?```powershell\n(?<code>.*?)```').Groups['code'].Value
        $tree = [Management.Automation.Language.Parser]::ParseInput($install, [ref] $null, [ref] $null)
        $calls = $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)
        $calls.Count | Should -Be 2
        foreach ($call in $calls) {
            $command = Get-Command $call.GetCommandName()
            $given = $call.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] }
            foreach ($parameter in $given) { $parameter.ParameterName | Should -BeIn $command.Parameters.Keys }
        }
    }
}
