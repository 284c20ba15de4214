# A vault extension for the tests: a file for each secret in the folder of the vault's parameters.

function Get-File([string] $Name, [hashtable] $AdditionalParameters) {
    Join-Path $AdditionalParameters.Folder "$Name.xml"
}

function Get-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    if ($Name -eq 'endless') {
        Set-Content (Join-Path $AdditionalParameters.Folder asked) ''
        Start-Sleep -Seconds 600
    }
    $file = Get-File $Name $AdditionalParameters
    if (Test-Path -LiteralPath $file) { Import-Clixml -LiteralPath $file }
}

function Get-SecretInfo {
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)
    foreach ($name in (Get-ChildItem $AdditionalParameters.Folder -Filter *.xml).BaseName | Where-Object { $_ -like $Filter }) {
        [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($name, 'SecureString', $VaultName)
    }
}

function Set-Secret {
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters)
    if (Test-Path (Join-Path $AdditionalParameters.Folder readonly)) {
        $text = $Secret -is [securestring] ? [Net.NetworkCredential]::new('', $Secret).Password : "$Secret"
        throw "The vault is read-only, and does not take $text."
    }
    Export-Clixml -InputObject $Secret -LiteralPath (Get-File $Name $AdditionalParameters)
}

function Remove-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    Remove-Item -LiteralPath (Get-File $Name $AdditionalParameters)
}

function Test-SecretVault {
    param([string] $VaultName, [hashtable] $AdditionalParameters)
    Test-Path $AdditionalParameters.Folder
}
