@{
    RootModule           = 'bin/GenesysReporting.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = 'b2f7c1de-5a0e-4b8e-9f53-0d1c8a6e4a77'
    Author               = 'GenesysReporting contributors'
    CompanyName          = 'GenesysReporting contributors'
    Copyright            = '(c) GenesysReporting contributors. MIT licence.'
    Description          = 'Gets reporting data out of Genesys Cloud: complete, typed, named and ready for a sheet.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')

    FormatsToProcess     = @('formats/GenesysReporting.Format.ps1xml')

    CmdletsToExport      = @(
        'Connect-GenesysCloud'
        'ConvertTo-GenesysRow'
        'Disconnect-GenesysCloud'
        'Get-GenesysAnalyticsCatalog'
        'Get-GenesysProfile'
        'Get-GenesysSession'
        'Get-GenesysTelemetry'
        'Invoke-GenesysAnalyticsQuery'
        'Invoke-GenesysApi'
        'Remove-GenesysProfile'
        'Resolve-GenesysGrantType'
        'Save-GenesysProfile'
        'Start-GenesysSandbox'
        'Stop-GenesysSandbox'
        'Test-GenesysSession'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()

    PrivateData          = @{
        PSData = @{
            Tags         = @('Genesys', 'GenesysCloud', 'PureCloud', 'Analytics', 'Reporting', 'ContactCenter')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
