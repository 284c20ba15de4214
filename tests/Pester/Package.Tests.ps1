BeforeDiscovery {
    # Without it there is nothing to publish to.
    $hasRepositories = [bool] (Get-Module -ListAvailable Microsoft.PowerShell.PSResourceGet)
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)

    function New-Package([string] $Folder) {
        Push-Location $RepositoryRoot
        try {
            $said = dotnet run --project build -- package --output $Folder 2>&1
            if ($LASTEXITCODE -ne 0) { throw "The package was not made: $said" }
        }
        finally {
            Pop-Location
        }
    }

    # The names and the texts of entries of an archive.
    function Get-ArchiveEntry([string] $Path) {
        $archive = [IO.Compression.ZipFile]::OpenRead($Path)
        try { $archive.Entries.FullName } finally { $archive.Dispose() }
    }

    function Get-ArchiveText([string] $Path, [string] $Entry) {
        $archive = [IO.Compression.ZipFile]::OpenRead($Path)
        try { [IO.StreamReader]::new($archive.GetEntry($Entry).Open()).ReadToEnd() } finally { $archive.Dispose() }
    }

    $first = Join-Path $TestDrive first
    New-Package $first
    $module = Join-Path $first GenesysReporting
    $version = (Import-PowerShellDataFile (Join-Path $module GenesysReporting.psd1)).ModuleVersion
    $nupkg = Join-Path $first "GenesysReporting.$version.nupkg"
    $zip = Join-Path $first GenesysReporting.zip
    $bill = Get-Content (Join-Path $module sbom.cdx.json) -Raw | ConvertFrom-Json
    $shipped = @($bill.components | Where-Object scope -eq required)
}

Describe 'The package' {
    It 'has the same bytes when it is made again' {
        $second = Join-Path $TestDrive second
        New-Package $second
        foreach ($file in (Split-Path $nupkg -Leaf), 'GenesysReporting.zip') {
            (Get-FileHash (Join-Path $second $file)).Hash | Should -Be (Get-FileHash (Join-Path $first $file)).Hash
        }
    }

    It 'has an archive of one folder with the name of its manifest, and no path of more than 140 characters' {
        $entries = Get-ArchiveEntry $zip
        $entries | Should -Contain 'GenesysReporting/GenesysReporting.psd1'
        $entries | Where-Object { $_ -notlike 'GenesysReporting/*' -or $_.Length -gt 140 } | Should -BeNullOrEmpty
    }

    It 'has what the module in out has' {
        $here = Get-ChildItem $module -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($module, $_.FullName) }
        $there = (Get-Item (Get-Module GenesysReporting).ModuleBase).FullName
        # Files that have left the module may still be in out.
        $here | Where-Object { $_ -notin 'sbom.cdx.json', 'THIRD-PARTY-NOTICES.txt' -and -not (Test-Path (Join-Path $there $_)) } | Should -BeNullOrEmpty
        $here | Should -Contain (Join-Path bin GenesysReporting.dll)
    }

    It 'tags each cmdlet, so that Find-PSResource finds it' {
        $tags = ([xml] (Get-ArchiveText $nupkg GenesysReporting.nuspec)).package.metadata.tags -split ' '
        foreach ($cmdlet in (Import-PowerShellDataFile (Join-Path $module GenesysReporting.psd1)).CmdletsToExport) { $tags | Should -Contain "PSCmdlet_$cmdlet" }
        $tags | Should -Contain 'PSEdition_Core'
    }

    It 'tags the systems that it has native parts for, as the Gallery recommends' {
        $tags = (Import-PowerShellDataFile (Join-Path $module GenesysReporting.psd1)).PrivateData.PSData.Tags
        $native = (Get-ChildItem (Join-Path $module bin/stores/runtimes) -Directory).Name
        foreach ($system in @{ Tag = 'Windows'; Folder = 'win-*' }, @{ Tag = 'Linux'; Folder = 'linux-*' }, @{ Tag = 'MacOS'; Folder = 'osx-*' }) {
            $native -like $system.Folder | Should -Not -BeNullOrEmpty
            $tags | Should -Contain $system.Tag
        }
    }

    It 'lists each library of others in its bill of materials' {
        # Libraries whose file has another name than their package.
        $packages = @{
            'Parquet' = 'Parquet.Net'; 'ZstdSharp' = 'ZstdSharp.Port'; 'SQLitePCLRaw.batteries_v2' = 'SQLitePCLRaw.bundle_e_sqlite3'
            'libe_sqlite3' = 'SQLitePCLRaw.lib.e_sqlite3'; 'e_sqlite3' = 'SQLitePCLRaw.lib.e_sqlite3'; 'Microsoft.Data.Sqlite' = 'Microsoft.Data.Sqlite.Core'
        }
        $libraries = Get-ChildItem $module -Recurse -File -Include *.dll, *.so, *.dylib | ForEach-Object BaseName | Where-Object { $_ -notlike 'GenesysReporting*' } | Sort-Object -Unique
        $libraries.Count | Should -BeGreaterThan 20
        foreach ($library in $libraries) { $shipped.name | Should -Contain ($packages.ContainsKey($library) ? $packages[$library] : $library) }
        $shipped.name | Should -Not -Contain 'PowerShellStandard.Library'
    }

    It 'has the notices of each of these packages, and the text of each licence' {
        $notices = Get-Content (Join-Path $module THIRD-PARTY-NOTICES.txt) -Raw
        foreach ($package in $shipped) { $notices | Should -Match ([regex]::Escape("$($package.name) $($package.version)`n")) }
        foreach ($text in 'Permission is hereby granted, free of charge', 'Version 2.0, January 2004', 'Neither the name of the copyright holder', 'without a written agreement') {
            $notices | Should -Match ([regex]::Escape($text))
        }
    }

    It 'names no folder of the machine it was made on' {
        foreach ($file in 'sbom.cdx.json', 'THIRD-PARTY-NOTICES.txt', 'GenesysReporting.psd1') {
            Get-Content (Join-Path $module $file) -Raw | Should -Not -Match ([regex]::Escape($RepositoryRoot))
        }
    }
}

Describe 'A published module' -Skip:(-not $hasRepositories) {
    BeforeAll {
        $repository = (New-Item -ItemType Directory (Join-Path $TestDrive repository)).FullName
        $modules = (New-Item -ItemType Directory (Join-Path $TestDrive modules)).FullName
        $name = "GenesysReporting-$PID"
        Register-PSResourceRepository -Name $name -Uri $repository -Trusted
        try {
            Publish-PSResource -NupkgPath $nupkg -Repository $name
            $found = Find-PSResource GenesysReporting -Repository $name
            Save-PSResource GenesysReporting -Repository $name -Path $modules
        }
        finally {
            Unregister-PSResourceRepository $name
        }
    }

    It 'is found with its author, its addresses and its tags' {
        $found.Version | Should -Be $version
        $found.ProjectUri | Should -Be (Import-PowerShellDataFile (Join-Path $RepositoryRoot GenesysReporting.psd1)).PrivateData.PSData.ProjectUri
        $found.Tags | Should -Contain 'GenesysCloud'
    }

    It 'is installed by the lines of the README' -Skip:(-not $IsLinux) {
        $readme = [IO.File]::ReadAllText((Join-Path $RepositoryRoot README.md))
        $lines = [regex]::Match($readme, '(?s)## Install\n.*?```powershell\n(?<code>.*?)```').Groups['code'].Value.Replace('./out/package', "'$first'")
        # The home of the user decides where modules are installed, and where repositories are noted.
        $place = (New-Item -ItemType Directory (Join-Path $TestDrive home)).FullName
        $base = Invoke-Fresh "$lines`nImport-Module GenesysReporting`n(Get-Module GenesysReporting).ModuleBase" @{ HOME = $place; XDG_DATA_HOME = $null; XDG_CONFIG_HOME = $null }
        $base | Should -BeLike "$place/*/GenesysReporting/$version"
    }

    It 'is imported by its name from an empty PSModulePath, and reports' {
        $result = Invoke-Fresh @"
            `$env:PSModulePath = '$modules'
            Import-Module GenesysReporting
            `$null = Start-GenesysSandbox -Connect
            try {
                @{ Base = (Get-Module GenesysReporting).ModuleBase; Rows = @(Invoke-GenesysReport QueuePerformance -Period Yesterday).Count }
            }
            finally { Stop-GenesysSandbox }
"@
        $result.Base | Should -Be (Join-Path $modules GenesysReporting $version)
        $result.Rows | Should -BeGreaterThan 0
    }
}
