BeforeDiscovery {
    $hasAnalyzer = [bool] (Get-Module -ListAvailable PSScriptAnalyzer)
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)

    # What the analyzer finds in the scripts of folders, a line for each; the rules are those of a settings file.
    function Get-Finding([string] $Settings, [string[]] $Folder) {
        $scripts = Get-ChildItem ($Folder | ForEach-Object { Join-Path $RepositoryRoot $_ }) -File -Include *.ps1, *.psm1, *.psd1 -Recurse
        $scripts.Count | Should -BeGreaterThan 1
        foreach ($script in $scripts) {
            Invoke-ScriptAnalyzer -Path $script.FullName -Settings (Join-Path $RepositoryRoot $Settings) |
                ForEach-Object { "$($_.ScriptPath):$($_.Line) $($_.RuleName): $($_.Message)" }
        }
    }
}

Describe 'The scripts, as PSScriptAnalyzer judges them' -Skip:(-not $hasAnalyzer) {
    It 'has nothing to say about <Folder>' -ForEach @(
        @{ Folder = @('*.ps1', '*.psd1') }
        @{ Folder = @('benchmarks', 'build', 'docs', 'tools') }
        @{ Folder = @('samples') }
    ) {
        Get-Finding PSScriptAnalyzerSettings.psd1 $Folder | Should -BeNullOrEmpty
    }

    It 'has nothing to say about the tests' {
        Get-Finding tests/Pester/PSScriptAnalyzerSettings.psd1 'tests' | Should -BeNullOrEmpty
    }
}
