BeforeDiscovery {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $cmdlets = (Get-Command -Module GenesysReporting).Name
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
}

Describe 'The packed module' {
    It 'has a manifest that PowerShell accepts' {
        $manifest = Test-ModuleManifest (Get-Module GenesysReporting).Path.Replace('bin/GenesysReporting.dll', 'GenesysReporting.psd1').Replace('bin\GenesysReporting.dll', 'GenesysReporting.psd1')
        $manifest.PowerShellVersion | Should -Be '7.4'
    }

    It 'exports the cmdlets that its assembly has, and nothing else' {
        $module = Get-Module GenesysReporting
        $inAssembly = Import-Module (Get-Command Connect-GenesysCloud).DLL -PassThru -Prefix Direct |
            ForEach-Object { $_.ExportedCmdlets.Values.ImplementingType.Name } | Sort-Object -Unique
        $exported = $module.ExportedCmdlets.Values.ImplementingType.Name | Sort-Object -Unique
        $exported | Should -Be $inAssembly
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
    }

    It 'lets scripts name its types right after the import' {
        $names = Invoke-Fresh 'Import-Module $ModulePath; [GenesysReporting.Api.GenesysSession].FullName, [GenesysReporting.Rows.RowTimeFormat]::Excel.ToString()'
        $names | Should -Be 'GenesysReporting.Api.GenesysSession', 'Excel'
    }

    It 'loads neither the transport nor the sandbox at import' {
        $loaded = Invoke-Fresh 'Import-Module $ModulePath; @([AppDomain]::CurrentDomain.GetAssemblies().GetName().Name | Where-Object { $_ -match "^(GenesysReporting|Polly|Microsoft\.Extensions)" } | Sort-Object)'
        $loaded | Should -Be 'GenesysReporting', 'GenesysReporting.Core'
    }

    It 'keeps the packages in their own load context' {
        $contexts = Invoke-Fresh @'
            Import-Module $ModulePath
            $null = Start-GenesysSandbox -Connect
            [Runtime.Loader.AssemblyLoadContext]::All | ForEach-Object {
                $context = $_
                $context.Assemblies | Where-Object { $_.GetName().Name -match '^(Polly|Microsoft\.Extensions|GenesysReporting)' } |
                    ForEach-Object { '{0}: {1}' -f $context.Name, $_.GetName().Name }
            } | Sort-Object
'@
        $contexts | Should -Contain 'GenesysReporting.Http: Polly.Core'
        $contexts | Should -Contain 'Default: GenesysReporting.Core'
        $contexts | Where-Object { $_ -match '^Default: (Polly|Microsoft)' } | Should -BeNullOrEmpty
    }

    It 'works next to another Polly that was loaded before' -Skip:(-not ('System.Reflection.Emit.PersistedAssemblyBuilder' -as [type])) {
        $result = Invoke-Fresh @'
            $name = [Reflection.AssemblyName]::new('Polly.Core, Version=1.2.3.4')
            $builder = [Reflection.Emit.PersistedAssemblyBuilder]::new($name, [object].Assembly, $null)
            $null = $builder.DefineDynamicModule('Polly.Core').DefineType('Polly.Stub', 'Public').CreateType()
            $folder = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
            $null = New-Item -ItemType Directory $folder
            $builder.Save("$folder/Polly.Core.dll")
            $null = [Reflection.Assembly]::LoadFrom("$folder/Polly.Core.dll")
            Import-Module $ModulePath
            $null = Start-GenesysSandbox -Connect
            @{
                Stub = [Polly.Stub].Assembly.GetName().Version.ToString()
                Rows = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1d -First 3).Count
            }
'@
        $result.Stub | Should -Be '1.2.3.4'
        $result.Rows | Should -Be 3
    }
}

Describe '<_>' -ForEach $cmdlets {
    It 'states its output type' -Skip:($_ -in 'Disconnect-GenesysCloud', 'Remove-GenesysProfile', 'Stop-GenesysAnalyticsJob', 'Stop-GenesysSandbox') {
        (Get-Command $_).OutputType.Count | Should -BeGreaterThan 0
    }

    It 'has an approved verb' {
        (Get-Verb (Get-Command $_).Verb).Verb | Should -Not -BeNullOrEmpty
    }
}

Describe 'Completion' {
    BeforeAll {
        $sandbox = Start-GenesysSandbox -Connect
    }

    AfterAll {
        $sandbox | Stop-GenesysSandbox
    }

    It 'completes "<Line>" with <Expected>' -ForEach @(
        @{ Line = 'Connect-GenesysCloud -Region mypurecloud.i'; Expected = 'mypurecloud.ie' }
        @{ Line = 'Connect-GenesysCloud -Region eu-central-1'; Expected = 'mypurecloud.de' }
        @{ Line = 'Connect-GenesysCloud -Region zurich'; Expected = 'euc2.pure.cloud' }
        @{ Line = 'Connect-GenesysCloud -GrantType Cl'; Expected = 'ClientCredentials' }
        @{ Line = 'Get-GenesysSession San'; Expected = 'Sandbox' }
        @{ Line = 'Test-GenesysSession -Cmdlet Inv'; Expected = 'Invoke-GenesysAnalyticsQuery' }
        @{ Line = 'Invoke-GenesysAnalyticsQuery Conv'; Expected = 'ConversationDetails' }
        @{ Line = 'Invoke-GenesysAnalyticsQuery ConversationDetails -TimeZone Europe/Par'; Expected = 'Europe/Paris' }
        @{ Line = 'Invoke-GenesysAnalyticsQuery ConversationDetails -Past '; Expected = '7d' }
        @{ Line = 'Invoke-GenesysAnalyticsQuery ConversationDetails -Session '; Expected = 'Sandbox' }
        @{ Line = 'ConvertTo-GenesysRow -TimeFormat E'; Expected = 'Excel' }
    ) {
        Complete $Line | Should -Contain $Expected
    }

    It 'needs no network' {
        $before = $sandbox.Server.Requests.Count
        $null = Complete 'Invoke-GenesysAnalyticsQuery -Session '
        $null = Complete 'Connect-GenesysCloud -Region '
        $sandbox.Server.Requests.Count | Should -Be $before
    }
}
