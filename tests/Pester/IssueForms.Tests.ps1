BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $script:form = Get-Content (Join-Path $PSScriptRoot ../../.github/ISSUE_TEMPLATE/bug.yml) -Raw

    # The line of the form with this beginning, without its backticks.
    function Get-FormLine([string] $Beginning) {
        [regex]::Match($form, "(?m)^\s+``($([regex]::Escape($Beginning)).+)``\r?`$").Groups[1].Value
    }
}

Describe 'The lines that the form of errors asks users to run' {
    It 'show the error id and the message of the last error' {
        $line = Get-FormLine '$Error[0]'
        $line | Should -Not -BeNullOrEmpty
        $text = Invoke-Fresh "Import-Module `$ModulePath; try { Get-GenesysQueue } catch { }; $line | Out-String -Width 300"
        $text | Should -Match 'NotConnected,GenesysReporting\.Commands\.GetGenesysQueueCommand'
        $text | Should -Match 'Sign in with Connect-GenesysCloud'
    }

    It 'show the versions of the module and of PowerShell' {
        $line = Get-FormLine '"$((Get-Module'
        $line | Should -Not -BeNullOrEmpty
        Invoke-Fresh "Import-Module `$ModulePath; $line" |
            Should -BeLike "$((Get-Module GenesysReporting).Version), PowerShell $($PSVersionTable.PSVersion), ?*"
    }
}
