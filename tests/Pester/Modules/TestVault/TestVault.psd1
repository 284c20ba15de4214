@{
    ModuleVersion     = '1.0'
    GUID              = '6f0f0f63-3a5f-4f0e-8f2a-5d7c3f3f9b10'
    NestedModules     = @('./TestVault.Extension')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    AliasesToExport   = @()
    PrivateData       = @{ PSData = @{ Tags = @('SecretManagement') } }
}
