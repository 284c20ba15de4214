@{
    ModuleVersion     = '1.0'
    GUID              = '0f7cbe70-8d3e-4b70-9f61-3b8c8f1c2a55'
    RootModule        = 'TestVault.Extension.psm1'
    FunctionsToExport = @('Get-Secret', 'Get-SecretInfo', 'Set-Secret', 'Remove-Secret', 'Test-SecretVault')
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
