@{
    RootModule           = 'bin/GenesysReporting.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = 'b2f7c1de-5a0e-4b8e-9f53-0d1c8a6e4a77'
    Author               = 'GenesysReporting contributors'
    CompanyName          = 'GenesysReporting contributors'
    Copyright            = '(c) GenesysReporting contributors. MIT licence.'
    Description          = 'Gets reporting data out of Genesys Cloud: ready-made reports, analytics queries, exports to files, and stores in databases. Requires PowerShell 7.4 or later.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')

    FormatsToProcess     = @('formats/GenesysReporting.Format.ps1xml')

    CmdletsToExport      = @(
        'Connect-GenesysCloud'
        'ConvertTo-GenesysRow'
        'Disconnect-GenesysCloud'
        'Export-GenesysConversation'
        'Get-GenesysAnalyticsCatalog'
        'Get-GenesysAnalyticsJob'
        'Get-GenesysDivision'
        'Get-GenesysFlow'
        'Get-GenesysPresence'
        'Get-GenesysProfile'
        'Get-GenesysQueue'
        'Get-GenesysReport'
        'Get-GenesysSession'
        'Get-GenesysSkill'
        'Get-GenesysStore'
        'Get-GenesysTeam'
        'Get-GenesysTelemetry'
        'Get-GenesysUser'
        'Get-GenesysWrapupCode'
        'Invoke-GenesysAnalyticsQuery'
        'Invoke-GenesysApi'
        'Invoke-GenesysReport'
        'New-GenesysAnalyticsQuery'
        'New-GenesysQueryFilter'
        'Receive-GenesysAnalyticsJob'
        'Remove-GenesysProfile'
        'Remove-GenesysStoreData'
        'Resolve-GenesysGrantType'
        'Save-GenesysProfile'
        'Start-GenesysAnalyticsJob'
        'Start-GenesysSandbox'
        'Stop-GenesysAnalyticsJob'
        'Stop-GenesysSandbox'
        'Sync-GenesysStore'
        'Test-GenesysSession'
        'Test-GenesysStore'
        'Wait-GenesysAnalyticsJob'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()

    PrivateData          = @{
        PSData = @{
            Tags         = @('Genesys', 'GenesysCloud', 'PureCloud', 'Analytics', 'Reporting', 'ContactCenter', 'Windows', 'Linux', 'MacOS')
            # Also the start of the addresses of the help pages; see src/GenesysReporting/ProjectPages.targets.
            ProjectUri   = 'https://github.com/GenesysReporting/GenesysReporting'
            LicenseUri   = 'https://github.com/GenesysReporting/GenesysReporting/blob/main/LICENSE'
            ReleaseNotes = 'https://github.com/GenesysReporting/GenesysReporting/blob/main/CHANGELOG.md'
        }
    }
}
