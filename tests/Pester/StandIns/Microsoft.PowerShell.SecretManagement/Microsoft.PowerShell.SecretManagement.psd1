@{
    ModuleVersion     = '1.1.2'
    GUID              = '4a4b3a1e-5d5a-4f1b-9a43-8ef1b2d5c7a1'
    RootModule        = 'Microsoft.PowerShell.SecretManagement.psm1'
    FunctionsToExport = @('Get-Secret', 'Get-SecretInfo', 'Get-SecretVault', 'Register-SecretVault', 'Remove-Secret', 'Set-Secret')
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
