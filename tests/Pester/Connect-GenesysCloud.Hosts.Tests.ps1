BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -AutoSignIn 'Alice Martin'
    $at = @{ ApiUri = $sandbox.ApiUri; LoginUri = $sandbox.LoginUri }
    $id = $sandbox.Credential.UserName
    $secret = $sandbox.Credential.GetNetworkCredential().Password

    function Get-RequestCount { $sandbox.Server.Requests.Count + $sandbox.Server.RequestsUnderWay }

    # What an error shows, with everything that it has.
    function Get-Everything($ErrorRecord) { ($ErrorRecord | Format-List * -Force | Out-String) + ($ErrorRecord.Exception | Format-List * -Force | Out-String) }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Connect-GenesysCloud -Connection' {
    AfterEach {
        Get-GenesysSession | Disconnect-GenesysCloud
    }

    It 'signs in with the members of an automation account''s connection' {
        $connection = @{ ApiUri = "$($sandbox.ApiUri)"; LoginUri = "$($sandbox.LoginUri)"; clientid = $id; ClientSecret = $secret; TimeZone = 'Europe/Paris'; RedirectUri = '' }
        $session = Connect-GenesysCloud -Connection $connection
        $session.ClientId | Should -Be $id
        $session.GrantType | Should -Be 'ClientCredentials'
        $session.TimeZone | Should -Be 'Europe/Paris'
    }

    It 'takes secure strings, a credential, and members that are wrapped' {
        $connection = @{ ApiUri = [psobject] "$($sandbox.ApiUri)"; LoginUri = ConvertTo-Secret "$($sandbox.LoginUri)"; Credential = [psobject] $sandbox.Credential }
        (Connect-GenesysCloud -Connection $connection).ClientId | Should -Be $id
    }

    It 'takes <Kind>' -ForEach @(
        @{ Kind = 'an object of a JSON file'; Make = { param($members) $members | ConvertTo-Json | ConvertFrom-Json } }
        @{ Kind = 'an object of another process'; Make = { param($members) [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize([pscustomobject] $members)) } }
        @{ Kind = 'an ordered dictionary'; Make = { param($members) $ordered = [ordered] @{}; foreach ($key in $members.Keys) { $ordered[$key] = $members[$key] }; $ordered } }
        @{ Kind = 'a generic dictionary'; Make = { param($members) $table = [Collections.Generic.Dictionary[string, object]]::new(); foreach ($key in $members.Keys) { $table[$key] = $members[$key] }; $table } }
        @{ Kind = 'an ExpandoObject'; Make = { param($members) $object = [Dynamic.ExpandoObject]::new(); foreach ($key in $members.Keys) { ([Collections.Generic.IDictionary[string, object]] $object).Add($key, $members[$key]) }; , $object } }
    ) {
        $members = @{ APIURI = "$($sandbox.ApiUri)"; loginuri = "$($sandbox.LoginUri)"; ClientId = $id; clientSecret = $secret; GrantType = ''; Unknown = '' }
        (Connect-GenesysCloud -Connection (& $Make $members)).ClientId | Should -Be $id
    }

    It 'shows no value of a connection that is <Kind>' -ForEach @(
        @{ Kind = 'text'; Value = '{ "ClientSecret": "hidden-1" }' }
        @{ Kind = 'a list'; Value = @([pscustomobject] @{ ClientSecret = 'hidden-1' }, 'hidden-1') }
        @{ Kind = 'a credential'; Value = [pscredential]::new('hidden-1', [securestring]::new()) }
        @{ Kind = 'an object with a wrong member'; Value = [pscustomobject] @{ ClientSecret = 'hidden-1'; ClientId = 5 } }
    ) {
        $refused = Get-ErrorOf { Connect-GenesysCloud -Connection $Value @at }
        "$refused" | Should -BeLike '*connection*'
        Get-Everything $refused | Should -Not -BeLike '*hidden-1*'
    }

    It 'leaves no secret in the records of other streams, which keep the arguments' {
        $records = @(Connect-GenesysCloud -Connection (@{ ClientId = $id; ClientSecret = $secret } + $at) -Verbose 4>&1)
        $records.Count | Should -BeGreaterThan 1
        $records | ConvertTo-Json -Depth 6 -WarningAction Ignore | Should -Not -BeLike "*$secret*"
    }

    It 'refuses contradictions: <Text>' -ForEach @(
        @{ Text = "*both 'Credential' and 'ClientId'*"; Make = { @{ Credential = $sandbox.Credential; ClientId = 'another' } } }
        @{ Text = "*both 'Credential' and 'ClientSecret'*"; Make = { @{ Credential = $sandbox.Credential; ClientSecret = 'hidden-1' } } }
        @{ Text = "*'ClientId' twice*"; Make = { $table = [hashtable]::new([StringComparer]::Ordinal); $table.ClientId = 'another'; $table['clientId'] = $id; $table } }
    ) {
        $before = Get-RequestCount
        $refused = Get-ErrorOf { Connect-GenesysCloud -Connection (& $Make) @at }
        $refused.FullyQualifiedErrorId | Should -BeLike 'ConnectionMembersExclude,*'
        "$refused" | Should -BeLike $Text
        Get-RequestCount | Should -Be $before
    }

    It 'ignores empty members next to a credential' {
        (Connect-GenesysCloud -Connection (@{ Credential = $sandbox.Credential; ClientId = ''; ClientSecret = $null } + $at)).ClientId | Should -Be $id
    }

    It 'lets a parameter win, and takes all addresses from one source' {
        $connection = @{ Region = 'mypurecloud.ie'; ClientId = $id; ClientSecret = $secret; TimeZone = 'Europe/Paris' }
        $session = Connect-GenesysCloud -Connection $connection @at -TimeZone America/New_York
        $session.ApiUri | Should -Be $sandbox.ApiUri
        $session.TimeZone | Should -Be 'America/New_York'
    }

    It 'refuses the member <Member> before anything is sent, without its value' -ForEach @(
        @{ Member = 'Secret'; Value = 'hidden-1'; Id = 'ConnectionMemberUnknown' }
        @{ Member = 'GrantType'; Value = 'hidden-1'; Id = 'ConnectionMemberMalformed' }
        @{ Member = 'GrantType'; Value = '7'; Id = 'ConnectionMemberMalformed' }
        @{ Member = 'GrantType'; Value = 'ClientCredentials, AccessToken'; Id = 'ConnectionMemberMalformed' }
        @{ Member = 'ApiUri'; Value = 'hidden-1'; Id = 'ConnectionMemberMalformed' }
        @{ Member = 'ClientSecret'; Value = 5; Id = 'ConnectionMemberMalformed' }
        @{ Member = 'Credential'; Value = 'hidden-1'; Id = 'ConnectionMemberMalformed' }
        @{ Member = 'TimeZone'; Value = 'Nowhere'; Id = 'UnknownTimeZone' }
    ) {
        $before = Get-RequestCount
        $refused = Get-ErrorOf { Connect-GenesysCloud -Connection (@{ ClientId = $id } + @{ $Member = $Value }) @at }
        $refused.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        "$refused" | Should -BeLike $(if ($Id -eq 'UnknownTimeZone') { '*Nowhere*' } else { "*'$Member'*" })
        Get-Everything $refused | Should -Not -BeLike '*hidden-1*'
        Get-RequestCount | Should -Be $before
    }

    It 'is the type of connection that the module brings to automation accounts' {
        $type = Get-Content (Join-Path (Get-Module GenesysReporting).ModuleBase GenesysReporting-Automation.json) -Raw | ConvertFrom-Json
        $type.IntegrationModuleName | Should -Be (Get-Module GenesysReporting).Name
        $connection = @{}
        foreach ($field in $type.ConnectionFields) { $connection[$field.Name] = '' }
        $connection.ClientId = $id
        $connection.ClientSecret = $secret
        (Connect-GenesysCloud -Connection $connection @at).ClientId | Should -Be $id
        ($type.ConnectionFields | Where-Object IsEncrypted).Name | Should -Be 'ClientSecret'
    }
}

Describe 'Connect-GenesysCloud -GrantType Saml2Bearer' {
    AfterEach {
        Get-GenesysSession | Disconnect-GenesysCloud
    }

    BeforeAll {
        $saml = @{ Credential = $sandbox.SamlCredential; OrganizationName = $sandbox.Server.OrganizationShortName } + $at

        function New-Assertion { ConvertTo-Secret $sandbox.Server.CreateAssertion('Alice Martin') }
    }

    It 'signs the user of the assertion in, and says that there is no refresh token' {
        $session = Connect-GenesysCloud -GrantType Saml2Bearer @saml -Assertion (New-Assertion) -InformationVariable said
        $session.User | Should -Be 'Alice Martin'
        $session.GrantType | Should -Be 'Saml2Bearer'
        $session.CanRenew | Should -BeFalse
        "$said" | Should -BeLike '*no refresh token*new assertion*'
        (Resolve-GenesysGrantType -Session $session).Renewal | Should -BeLike 'None:*assertion*'
        @(Invoke-GenesysAnalyticsQuery -Type ConversationDetails -Past 1d -First 3).Count | Should -Be 3
    }

    It 'is the grant of -Assertion' {
        (Connect-GenesysCloud @saml -Assertion (New-Assertion)).GrantType | Should -Be 'Saml2Bearer'
    }

    It 'is the grant of an assertion in a connection, and of one in lines' {
        $lines = $sandbox.Server.CreateAssertion('Alice Martin') -replace '(.{76})', "`$1`r`n"
        $connection = @{ Credential = $saml.Credential; OrganizationName = $saml.OrganizationName; Assertion = $lines }
        (Connect-GenesysCloud -Connection $connection @at).GrantType | Should -Be 'Saml2Bearer'
    }

    It 'ends with its token, and says so' {
        $null = Connect-GenesysCloud @saml -Assertion (New-Assertion)
        $sandbox.Server.ExpireTokens()
        $ended = Get-ErrorOf { Get-GenesysQueue }
        $ended.FullyQualifiedErrorId | Should -BeLike 'SignInEnded,*'
        "$ended" | Should -BeLike '*-GrantType Saml2Bearer and a new assertion*'
    }

    It 'cannot be saved as a profile' {
        $null = Connect-GenesysCloud @saml -Assertion (New-Assertion)
        (Get-ErrorOf { Save-GenesysProfile saml }).FullyQualifiedErrorId | Should -BeLike 'TokenNotSavable,*'
        $before = Get-RequestCount
        (Get-ErrorOf { Connect-GenesysCloud @saml -Assertion (New-Assertion) -ProfileName saml -SaveProfile }).FullyQualifiedErrorId | Should -BeLike 'TokenNotSavable,*'
        Get-RequestCount | Should -Be $before
    }

    It 'takes an assertion once, and never shows it' {
        $text = $sandbox.Server.CreateAssertion('Alice Martin')
        $null = Connect-GenesysCloud @saml -Assertion (ConvertTo-Secret $text)
        $refused = Get-ErrorOf { Connect-GenesysCloud @saml -Assertion (ConvertTo-Secret $text) }
        $refused.FullyQualifiedErrorId | Should -BeLike 'AssertionRejected,*'
        Get-Everything $refused | Should -Not -BeLike "*$($text.Substring(0, 40))*"
    }

    It 'is refused for another organisation' {
        $other = $saml.Clone()
        $other.OrganizationName = 'another'
        "$(Get-ErrorOf { Connect-GenesysCloud @other -Assertion (New-Assertion) })" | Should -BeLike "*for the organisation 'another'*"
    }

    It 'is refused before anything is sent: <Id>' -ForEach @(
        @{ Id = 'AssertionMissing'; Change = @{}; Without = 'Assertion' }
        @{ Id = 'OrganizationNameMissing'; Change = @{}; Without = 'OrganizationName' }
        @{ Id = 'AssertionMalformed'; Change = @{ Assertion = '<Response>' }; Without = '' }
        @{ Id = 'AssertionMalformed'; Change = @{ Assertion = 'cGxhaW4gdGV4dA==' }; Without = '' }
        @{ Id = 'ParameterNotForGrant'; Change = @{ GrantType = 'ClientCredentials' }; Without = '' }
    ) {
        $with = @{ GrantType = 'Saml2Bearer'; Assertion = $sandbox.Server.CreateAssertion('Alice Martin') } + $saml
        foreach ($name in $Change.Keys) { $with[$name] = $Change[$name] }
        $with.Assertion = ConvertTo-Secret $with.Assertion
        if ($Without) { $with.Remove($Without) }
        $before = Get-RequestCount
        (Get-ErrorOf { Connect-GenesysCloud @with }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
        Get-RequestCount | Should -Be $before
    }
}

Describe 'Vaults of SecretManagement' {
    BeforeAll {
        # The module itself where it is installed, and otherwise what stands in for it; in both cases with a vault extension of the tests.
        $standIn = (Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement) ? @() : @(Join-Path $PSScriptRoot StandIns)
        $userHome = (New-Item -ItemType Directory (Join-Path $TestDrive home)).FullName
        $vaultFolder = (New-Item -ItemType Directory (Join-Path $TestDrive vault)).FullName
        $environment = @{
            HOME = $userHome; XDG_CONFIG_HOME = Join-Path $userHome config; SECRET_VAULTS = Join-Path $userHome vaults.xml
            PSModulePath = ($standIn + $env:PSModulePath) -join [IO.Path]::PathSeparator
        }
        $extension = Join-Path $PSScriptRoot Modules/TestVault
        $preamble = @"
            Import-Module '$ModulePath'
            function Get-Id([scriptblock] `$Script) { try { `$null = & `$Script; 'none' } catch { `$script:Last = `$_; (`$_.FullyQualifiedErrorId -split ',')[0] } }
            `$at = @{ ApiUri = '$($sandbox.ApiUri)'; LoginUri = '$($sandbox.LoginUri)' }
            `$client = [pscredential]::new('$id', (ConvertTo-SecureString '$secret' -AsPlainText -Force))
            `$users = [pscredential]::new('$($sandbox.CodeCredential.UserName)', (ConvertTo-SecureString '$($sandbox.CodeCredential.GetNetworkCredential().Password)' -AsPlainText -Force))
"@
        $first = Invoke-Fresh -Environment $environment @"
            $preamble
            Register-SecretVault -Name Reports -ModuleName '$extension' -VaultParameters @{ Folder = '$vaultFolder' }
            Set-Secret client -Secret `$client -Vault Reports
            Set-Secret table -Secret @{ ClientId = '$id'; ClientSecret = '$secret'; TimeZone = 'Europe/Paris'; ApiUri = `$at.ApiUri; LoginUri = `$at.LoginUri } -Vault Reports
            Set-Secret word -Secret '$secret' -Vault Reports
            `$result = @{}
            `$result.Credential = (Connect-GenesysCloud -SecretName client -VaultName Reports @at).ClientId
            `$result.AnyVault = (Connect-GenesysCloud -SecretName client @at).ClientId
            `$table = Connect-GenesysCloud -SecretName table -VaultName Reports
            `$result.Table = `$table.ClientId; `$result.TableZone = `$table.TimeZone
            `$result.Word = (Connect-GenesysCloud -SecretName word -VaultName Reports -ClientId '$id' @at).ClientId
            Set-Secret secretonly -Secret @{ ClientSecret = '$secret'; ApiUri = `$at.ApiUri; LoginUri = `$at.LoginUri } -Vault Reports
            Set-Secret bytes -Secret ([byte[]] (1, 2, 3)) -Vault Reports
            `$result.SecretOnly = (Connect-GenesysCloud -SecretName secretonly -VaultName Reports -ClientId '$id').ClientId
            `$result.Bytes = Get-Id { Connect-GenesysCloud -SecretName bytes -VaultName Reports -ClientId '$id' @at }
            `$result.BytesText = "`$Last"
            `$result.WordAlone = Get-Id { Connect-GenesysCloud -SecretName word -VaultName Reports @at }
            `$result.OtherClient = Get-Id { Connect-GenesysCloud -SecretName client -VaultName Reports -ClientId another @at }
            `$result.NoSecret = Get-Id { Connect-GenesysCloud -SecretName missing -VaultName Reports @at }
            `$result.NoVault = Get-Id { Connect-GenesysCloud -SecretName client -VaultName Missing @at }
            `$shell = [powershell]::Create().AddScript('Import-Module "$ModulePath"; Connect-GenesysCloud -SecretName endless -VaultName Reports')
            `$running = `$shell.BeginInvoke()
            `$end = [datetime]::UtcNow.AddSeconds(120)
            while (-not (Test-Path '$vaultFolder/asked') -and -not `$running.IsCompleted -and [datetime]::UtcNow -lt `$end) { Start-Sleep -Milliseconds 20 }
            `$stopping = `$shell.BeginStop(`$null, `$null)
            `$result.Stopped = `$stopping.AsyncWaitHandle.WaitOne(60000) -and (Test-Path '$vaultFolder/asked')
            `$result.StoppedState = "`$(`$shell.InvocationStateInfo.State)"
            `$result.Completed = (TabExpansion2 'Connect-GenesysCloud -VaultName ').CompletionMatches.CompletionText
            `$null = Connect-GenesysCloud -SecretName client -VaultName Reports @at
            `$result.SaveNoVault = Get-Id { Save-GenesysProfile night -VaultName Missing }
            `$result.Both = Get-Id { Save-GenesysProfile night -VaultName Reports -AllowPlaintextFile }
            `$null = Set-Content '$vaultFolder/readonly' ''
            `$result.ReadOnly = Get-Id { Save-GenesysProfile night -VaultName Reports }
            `$result.ReadOnlyText = (`$Last | Format-List * -Force | Out-String -Width 500) + `$Last.Exception.ToString()
            Remove-Item '$vaultFolder/readonly'
            `$saved = Save-GenesysProfile night -VaultName Reports -TimeZone Europe/Berlin
            `$result.Saved = "`$(`$saved.Storage) `$(`$saved.VaultName)"
            `$result
"@
        # Another process signs in with what the first one saved.
        $second = Invoke-Fresh -Environment $environment @"
            $preamble
            `$result = @{ Files = (Get-ChildItem '$vaultFolder').Name; Profile = Get-Content (Get-ChildItem '$userHome/config' -Recurse -Filter night.json) -Raw }
            `$null = Connect-GenesysCloud -ProfileName night -SaveProfile -Credential `$client @at
            `$result.SavedAgain = "`$((Get-GenesysProfile night).Storage) `$((Get-GenesysProfile night).VaultName)"
            `$session = Connect-GenesysCloud -ProfileName night
            `$result.Client = `$session.ClientId; `$result.Zone = `$session.TimeZone
            Get-GenesysProfile night | Remove-GenesysProfile
            `$result.FilesAfter = (Get-ChildItem '$vaultFolder').Name
            `$null = Save-GenesysProfile gone -VaultName Reports
            `$null = Save-GenesysProfile moved -VaultName Reports
            Remove-Item `$env:SECRET_VAULTS
            Save-GenesysProfile moved -AllowPlaintextFile -WarningVariable warned -WarningAction SilentlyContinue | Out-Null
            `$result.MovedWarning = "`$warned"
            Remove-GenesysProfile gone -WarningVariable warned -WarningAction SilentlyContinue
            `$result.GoneWarning = "`$warned"
            `$result.Left = (Get-GenesysProfile).Name
            `$env:PSModulePath = ''
            `$result.NoModule = Get-Id { Connect-GenesysCloud -SecretName client @at }
            `$result
"@
    }

    It 'signs in with a credential, a hashtable, or the secret of a client' {
        $first.Credential | Should -Be $id
        $first.AnyVault | Should -Be $id
        $first.Table | Should -Be $id
        $first.TableZone | Should -Be 'Europe/Paris'
        $first.Word | Should -Be $id
        $first.SecretOnly | Should -Be $id
    }

    It 'says what is missing' {
        $first.WordAlone | Should -Be 'SecretUnusable'
        $first.Bytes | Should -Be 'SecretUnusable'
        $first.BytesText | Should -BeLike "*'bytes' is of the type *``[``],*"
        $first.OtherClient | Should -Be 'SecretOfOtherClient'
        $first.NoSecret | Should -Be 'SecretNotFound'
        $first.NoVault | Should -Be 'VaultNotFound'
        $first.SaveNoVault | Should -Be 'VaultNotFound'
        $first.Both | Should -Be 'ParametersExclude'
        $second.NoModule | Should -Be 'SecretManagementMissing'
    }

    It 'is stopped while a vault does not answer' {
        $first.Stopped | Should -BeTrue
        $first.StoppedState | Should -Be Stopped
    }

    It 'completes the names of vaults' {
        $first.Completed | Should -Be 'Reports'
    }

    It 'keeps the secret of a profile in the vault alone' {
        $first.Saved | Should -Be 'Vault Reports'
        $second.Files | Should -Contain 'GenesysReporting-night.xml'
        $second.Profile | Should -Not -BeLike "*$secret*"
        $second.SavedAgain | Should -Be 'Vault Reports'
        $second.Client | Should -Be $id
        $second.Zone | Should -Be 'Europe/Berlin'
        $second.FilesAfter | Should -Not -Contain 'GenesysReporting-night.xml'
        $second.FilesAfter | Should -Contain 'client.xml'
    }

    It 'deletes a profile whose vault is no longer there, and says where its secret may be' {
        $second.GoneWarning | Should -BeLike "*'Reports'*'GenesysReporting-gone'*"
        $second.MovedWarning | Should -BeLike "*'Reports'*'GenesysReporting-moved'*"
        $second.Left | Should -Be 'moved'
    }

    It 'does not show what a failing vault was given, even if the vault does' {
        $first.ReadOnly | Should -Be 'VaultFailed'
        $first.ReadOnlyText | Should -BeLike "*The vault 'Reports' failed: *"
        $first.ReadOnlyText | Should -Not -BeLike "*$secret*"
    }
}
