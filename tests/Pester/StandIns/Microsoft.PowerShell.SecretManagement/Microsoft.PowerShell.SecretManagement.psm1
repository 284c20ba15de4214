# Stands in for Microsoft.PowerShell.SecretManagement where the module is not installed. It has the parameters, the types of results and the
# error ids of version 1.1.2 that GenesysReporting depends on, and calls vault extensions in the same way.
# The vaults are registered in the file that SECRET_VAULTS names.

if (-not ('Microsoft.PowerShell.SecretManagement.SecretInformation' -as [type])) {
    Add-Type -TypeDefinition @'
namespace Microsoft.PowerShell.SecretManagement
{
    public sealed class SecretInformation
    {
        public SecretInformation(string name, string type, string vaultName) { Name = name; Type = type; VaultName = vaultName; }
        public string Name { get; }
        public string Type { get; }
        public string VaultName { get; }
    }
}
'@
}

function Read-Vault {
    if (Test-Path $env:SECRET_VAULTS) { @(Import-Clixml $env:SECRET_VAULTS) } else { @() }
}

function New-NotFound([string] $Id, [string] $Message) {
    [Management.Automation.ErrorRecord]::new([Management.Automation.ItemNotFoundException]::new($Message), $Id, 'ObjectNotFound', $null)
}

# The registered vaults to ask: one by name, or all.
function Resolve-Vault([Management.Automation.PSCmdlet] $Caller, [string] $Name) {
    $vaults = Read-Vault
    if (-not $Name) { return $vaults }
    $found = @($vaults | Where-Object Name -EQ $Name)
    if (-not $found) { $Caller.ThrowTerminatingError((New-NotFound GetSecretVaultNotFound "Vault not found in registry: $Name")) }
    $found
}

function Invoke-Extension($Vault, [string] $Command, [hashtable] $Arguments) {
    $path = Join-Path $Vault.ModulePath "$(Split-Path $Vault.ModulePath -Leaf).Extension"
    $extension = Import-Module $path -PassThru -Scope Local -Force
    & $extension { param($Command, $Arguments) & $Command @Arguments } $Command ($Arguments + @{ VaultName = $Vault.Name; AdditionalParameters = $Vault.VaultParameters })
}

# Texts leave a vault as secure strings.
function Protect($Value) {
    if ($Value -is [string]) { ConvertTo-SecureString $Value -AsPlainText -Force } else { $Value }
}

function Register-SecretVault {
    [CmdletBinding()]
    param([string] $Name, [string] $ModuleName, [hashtable] $VaultParameters = @{})
    $all = @(Read-Vault) + @([pscustomobject] @{ Name = $Name; ModuleName = Split-Path $ModuleName -Leaf; ModulePath = $ModuleName; VaultParameters = $VaultParameters })
    $all | Export-Clixml -Path $env:SECRET_VAULTS
}

function Get-SecretVault {
    [CmdletBinding()]
    param([Parameter(Position = 0)] [string] $Name = '*')
    $found = @(Read-Vault | Where-Object Name -Like $Name)
    if (-not $found -and -not [wildcardpattern]::ContainsWildcardCharacters($Name)) { $PSCmdlet.WriteError((New-NotFound GetSecretVaultNotFound "Vault not found: $Name")) }
    $found
}

function Get-Secret {
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0)] [string] $Name, [Parameter(Position = 1)] [string] $Vault)
    foreach ($one in Resolve-Vault $PSCmdlet $Vault) {
        $secret = Invoke-Extension $one Get-Secret @{ Name = $Name }
        if ($null -eq $secret) { continue }
        if ($secret -isnot [hashtable]) { return Protect $secret }
        $table = @{}
        foreach ($key in $secret.Keys) { $table[$key] = Protect $secret[$key] }
        return $table
    }
    $PSCmdlet.WriteError((New-NotFound GetSecretNotFound "The secret $Name was not found."))
}

function Get-SecretInfo {
    [CmdletBinding()]
    param([Parameter(Position = 0)] [string] $Name = '*', [string] $Vault)
    foreach ($one in Resolve-Vault $PSCmdlet $Vault) { Invoke-Extension $one Get-SecretInfo @{ Filter = $Name } }
}

function Set-Secret {
    [CmdletBinding(DefaultParameterSetName = 'SecureString')]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Name,
        [Parameter(Mandatory, ParameterSetName = 'Object')] [object] $Secret,
        [Parameter(Mandatory, ParameterSetName = 'SecureString')] [securestring] $SecureStringSecret,
        [string] $Vault
    )
    foreach ($one in Resolve-Vault $PSCmdlet $Vault) { Invoke-Extension $one Set-Secret @{ Name = $Name; Secret = $SecureStringSecret ?? $Secret }; return }
}

function Remove-Secret {
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0)] [string] $Name, [string] $Vault)
    foreach ($one in Resolve-Vault $PSCmdlet $Vault) { Invoke-Extension $one Remove-Secret @{ Name = $Name } }
}
