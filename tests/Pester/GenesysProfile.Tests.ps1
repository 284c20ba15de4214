BeforeDiscovery {
    # Without a session bus libsecret reaches no keyring; with one it might ask its user to unlock it.
    $hasStore = -not $IsLinux -or $env:DBUS_SESSION_BUS_ADDRESS -or ($env:XDG_RUNTIME_DIR -and (Test-Path "$env:XDG_RUNTIME_DIR/bus"))
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)

    # The profiles of the user who runs this are never touched. Windows takes the folder from elsewhere, so it is left out there.
    $savedHome = $env:XDG_CONFIG_HOME
    $env:XDG_CONFIG_HOME = Join-Path $TestDrive config
    $folder = Join-Path $env:XDG_CONFIG_HOME GenesysReporting/profiles

    $sandbox = Start-GenesysSandbox -AutoSignIn 'Alice Martin'
    $at = @{ ApiUri = $sandbox.ApiUri; LoginUri = $sandbox.LoginUri }
    $plain = @{ SaveProfile = $true; AllowPlaintextFile = $true; WarningAction = 'SilentlyContinue' }
    $secret = $sandbox.Credential.GetNetworkCredential().Password

    function Save-Client([string] $Name) {
        $null = Connect-GenesysCloud @at -Credential $sandbox.Credential -ProfileName $Name @plain
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
    $env:XDG_CONFIG_HOME = $savedHome
}

Describe 'Connect-GenesysCloud with profiles' -Skip:$IsWindows {
    AfterEach {
        Get-GenesysSession | Disconnect-GenesysCloud
        Get-GenesysProfile * | Remove-GenesysProfile
    }

    It 'names a profile that cannot be read, and shows the others' {
        Save-Client good
        Set-Content "$folder/bad.json" 'no json'
        $shown = @(Get-GenesysProfile -ErrorVariable refused -ErrorAction SilentlyContinue)
        Remove-Item "$folder/bad.json"
        $shown.Name | Should -Be 'good'
        $refused.FullyQualifiedErrorId | Should -BeLike 'ProfileUnreadable,*'
    }

    It 'warns of a plain file of secrets, and of a file of settings, that others can read' {
        Save-Client exposed
        $null = Get-GenesysProfile exposed -WarningVariable none
        $none | Should -BeNullOrEmpty
        chmod 644 "$folder/exposed.secret"
        (Get-GenesysProfile -WarningVariable warned -WarningAction SilentlyContinue).Name | Should -Be 'exposed'
        "$warned" | Should -BeLike "*$folder/exposed.secret*chmod 600*"

        $settings = Join-Path $TestDrive own.env
        Set-Content $settings "CLIENT_ID=$($sandbox.Credential.UserName)`nCLIENT_SECRET=$secret"
        foreach ($mode in '600', '640') {
            chmod $mode $settings
            $null = Connect-GenesysCloud @at -EnvFile $settings -WarningVariable warned -WarningAction SilentlyContinue
            @($warned).Count | Should -Be ([int]($mode -eq '640'))
        }
        "$warned" | Should -BeLike "*$settings*chmod 600*"
        "$warned" | Should -Not -BeLike "*$secret*"
    }

    It 'reads queries in the profile''s time zone' {
        $null = Connect-GenesysCloud @at -Credential $sandbox.Credential
        $null = Save-GenesysProfile zoned -TimeZone Asia/Tokyo -AllowPlaintextFile -WarningAction SilentlyContinue
        $null = Connect-GenesysCloud -ProfileName zoned -WarningAction SilentlyContinue
        $null = Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1h -SummaryVariable summary -WarningAction SilentlyContinue
        $summary.TimeZone | Should -Be 'Asia/Tokyo'
        $conversation = [Text.Json.JsonSerializer]::Deserialize('{"ConversationStart":"2026-11-02T00:00:00Z"}', [GenesysReporting.Analytics.AnalyticsConversation], [Text.Json.JsonSerializerOptions] $null)
        ($conversation | ConvertTo-GenesysRow).Start.ToString() | Should -Be '2026-11-02T09:00:00.000+09:00'
        ($conversation | ConvertTo-GenesysRow -TimeZone UTC).Start.ToString() | Should -Be '2026-11-02T00:00:00.000+00:00'
        $null = Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1h -TimeZone Europe/Paris -SummaryVariable summary -WarningAction SilentlyContinue
        $summary.TimeZone | Should -Be 'Europe/Paris'
    }

    It 'saves a sign-in in a plain file when asked to, and says so' {
        $session = Connect-GenesysCloud @at -Credential $sandbox.Credential -ProfileName prod -SaveProfile -AllowPlaintextFile -WarningVariable warned -WarningAction SilentlyContinue
        $session.Profile | Should -Be 'prod'
        "$warned" | Should -BeLike "*'prod' is in a plain file*"
        (Get-Item "$folder/prod.secret").UnixMode | Should -Be '-rw-------'
        Get-Content "$folder/prod.json" -Raw | Should -Not -BeLike "*$secret*"
    }

    It 'signs in from the profile alone, in any letter case, and says each time where the secret is stored' {
        Save-Client prod
        1..2 | ForEach-Object {
            $session = Connect-GenesysCloud -ProfileName PROD -WarningVariable warned -WarningAction SilentlyContinue
            $session.Profile | Should -Be 'prod'
            $session.Organization | Should -Be 'Sandbox'
            @($warned).Count | Should -Be 1
        }
    }

    It 'signs in from the profile in another process' {
        Save-Client prod
        $other = Invoke-Fresh 'Import-Module $ModulePath; Connect-GenesysCloud -ProfileName prod -WarningAction Ignore | Select-Object Name, Profile, ClientId'
        $other.Profile | Should -Be 'prod'
        $other.ClientId | Should -Be $sandbox.Credential.UserName
    }

    It 'takes a parameter over the profile, and the profile over the environment' {
        Save-Client prod
        $saved = $env:GENESYSCLOUD_OAUTHCLIENT_ID, $env:GENESYSCLOUD_OAUTHCLIENT_SECRET, $env:GENESYSCLOUD_REGION
        try {
            $env:GENESYSCLOUD_OAUTHCLIENT_ID, $env:GENESYSCLOUD_OAUTHCLIENT_SECRET, $env:GENESYSCLOUD_REGION = [guid]::NewGuid(), 'wrong', 'mypurecloud.ie'
            (Connect-GenesysCloud -ProfileName prod -WarningAction Ignore).ClientId | Should -Be $sandbox.Credential.UserName
            $poor = @($sandbox.Server.Clients | Where-Object { $null -ne $_.Permissions })[0]
            $session = Connect-GenesysCloud -ProfileName prod -ClientId $poor.ClientId -ClientSecret (ConvertTo-Secret $poor.ClientSecret) -WarningAction Ignore
            $session.ClientId | Should -Be $poor.ClientId
            $session.Profile | Should -BeNullOrEmpty
        }
        finally {
            $env:GENESYSCLOUD_OAUTHCLIENT_ID, $env:GENESYSCLOUD_OAUTHCLIENT_SECRET, $env:GENESYSCLOUD_REGION = $saved
        }
    }

    It 'never sends the profile''s secret with another client''s id' {
        Save-Client prod
        (Get-ErrorOf { Connect-GenesysCloud -ProfileName prod -ClientId ([guid]::NewGuid()) -WarningAction Ignore }).FullyQualifiedErrorId |
            Should -BeLike 'ClientSecretMissing,*'
    }

    It 'saves a lost secret again, and signs in with one that is given' {
        Save-Client prod
        Remove-Item "$folder/prod.secret"
        $lost = Get-ErrorOf { Connect-GenesysCloud -ProfileName prod }
        $lost.FullyQualifiedErrorId | Should -BeLike 'ProfileSecretMissing,*'
        "$lost" | Should -BeLike '*-SaveProfile*'
        (Connect-GenesysCloud -ProfileName prod -Credential $sandbox.Credential -WarningAction Ignore).IsConnected | Should -BeTrue
        $null = Connect-GenesysCloud -ProfileName prod -Credential $sandbox.Credential @plain
        (Connect-GenesysCloud -ProfileName prod -WarningAction Ignore).IsConnected | Should -BeTrue
    }

    It 'refuses <Case> with <Id> before anything is sent' -ForEach @(
        @{ Case = 'an unknown profile'; Id = 'ProfileNotFound'; With = @{ ProfileName = 'nobody' } }
        @{ Case = 'a name that is not a file''s'; Id = 'ProfileNameUnusable'; With = @{ ProfileName = '../x'; SaveProfile = $true } }
        @{ Case = 'no name to save under'; Id = 'ProfileNameMissing'; With = @{ SaveProfile = $true } }
        @{ Case = 'another client''s profile'; Id = 'ProfileExists'; With = @{ ProfileName = 'prod'; SaveProfile = $true; AllowPlaintextFile = $true; ClientId = 'other'; ClientSecret = (ConvertTo-SecureString x -AsPlainText -Force) } }
        @{ Case = 'a token that was supplied'; Id = 'TokenNotSavable'; With = @{ ProfileName = 'new'; SaveProfile = $true; AllowPlaintextFile = $true; AccessToken = (ConvertTo-SecureString x -AsPlainText -Force) } }
    ) {
        Save-Client prod
        $before = $sandbox.Server.Requests.Count
        (Get-ErrorOf { Connect-GenesysCloud @at @With }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $sandbox.Server.Requests.Count | Should -Be $before
        (Get-GenesysProfile).Name | Should -Be 'prod'
    }

    It 'refuses a plain file that others can read' {
        Save-Client prod
        chmod 644 "$folder/prod.secret"
        $exposed = Get-ErrorOf { Connect-GenesysCloud -ProfileName prod }
        $exposed.FullyQualifiedErrorId | Should -BeLike 'PlaintextFileExposed,*'
        "$exposed" | Should -BeLike '*chmod 600*'
    }

    It 'explains that there is no protected store, and what to do' -Skip:$hasStore {
        $before = $sandbox.Server.Requests.Count
        $refused = Get-ErrorOf { Connect-GenesysCloud @at -Credential $sandbox.Credential -ProfileName safe -SaveProfile }
        $refused.FullyQualifiedErrorId | Should -Be 'ProtectedStoreUnavailable,GenesysReporting.Commands.ConnectGenesysCloudCommand'
        $refused.CategoryInfo.Category | Should -Be 'NotInstalled'
        "$refused" | Should -BeLike '*libsecret*could not be used*'
        "$refused" | Should -BeLike '*Get-Secret*GENESYSCLOUD_OAUTHCLIENT_SECRET*-AllowPlaintextFile*'
        $sandbox.Server.Requests.Count | Should -Be $before
        @(Get-GenesysProfile).Count | Should -Be 0
    }

    It 'lets two runbooks use one user''s profile' {
        $session = Connect-ByBrowser $sandbox @{ ProfileName = 'user' } -Save
        $session.User | Should -Be 'Alice Martin'
        $script = 'Import-Module $ModulePath; 1..8 | ForEach-Object { (Connect-GenesysCloud -ProfileName user -WarningAction Ignore -ErrorAction Stop).User; Start-Sleep -Milliseconds 5 }'
        $users = 1..2 | ForEach-Object -Parallel {
            . (Join-Path $using:PSScriptRoot Shared.ps1)
            Invoke-Fresh $using:script
        }
        @($users).Count | Should -Be 16
        @($users | Sort-Object -Unique) | Should -Be 'Alice Martin'
        $sandbox.Server.ExpireTokens()
        (Test-GenesysSession -Session $session).IsValid | Should -BeTrue
    }

    It 'does not revoke the token of a user''s profile without -Revoke' {
        $session = Connect-ByBrowser $sandbox @{ ProfileName = 'user' } -Save
        $before = @($sandbox.Server.Requests | Where-Object Method -EQ DELETE).Count
        $session | Disconnect-GenesysCloud
        @($sandbox.Server.Requests | Where-Object Method -EQ DELETE).Count | Should -Be $before
        $again = Connect-GenesysCloud -ProfileName user -WarningAction Ignore
        $again.User | Should -Be 'Alice Martin'
        $again | Disconnect-GenesysCloud -Revoke
        @($sandbox.Server.Requests | Where-Object Method -EQ DELETE).Count | Should -Be ($before + 1)
    }
}

Describe 'Save-, Get- and Remove-GenesysProfile' -Skip:$IsWindows {
    BeforeEach {
        'prod-eu', 'prod us', 'test' | ForEach-Object { Save-Client $_ }
    }

    AfterEach {
        Get-GenesysSession | Disconnect-GenesysCloud
        Get-GenesysProfile * | Remove-GenesysProfile
    }

    It 'lists profiles without their secrets' {
        $profiles = Get-GenesysProfile
        $profiles | Should -BeOfType GenesysReporting.Profiles.GenesysProfile
        $profiles.Name | Should -Be 'prod us', 'prod-eu', 'test'
        $profiles[0].Storage | Should -Be 'PlaintextFile'
        $shown = ($profiles | Format-List * -Force | Out-String) + ($profiles | ConvertTo-Json -Depth 5) + ($profiles | Out-String) + [Management.Automation.PSSerializer]::Serialize($profiles, 5)
        $shown | Should -Not -BeLike "*$secret*"
    }

    It 'finds profiles by name, wildcard and pipeline, and lists the candidates' {
        (Get-GenesysProfile prod*).Name | Should -Be 'prod us', 'prod-eu'
        ('TEST', 'prod-eu' | Get-GenesysProfile).Name | Should -Be 'test', 'prod-eu'
        @(Get-GenesysProfile none*).Count | Should -Be 0
        $missing = Get-ErrorOf { Get-GenesysProfile tset -ErrorAction Stop }
        $missing.FullyQualifiedErrorId | Should -BeLike 'ProfileNotFound,*'
        "$missing" | Should -BeLike "*'test'*"
    }

    It 'removes by wildcard and pipeline, with the secret' {
        Remove-GenesysProfile prod*
        (Get-GenesysProfile).Name | Should -Be 'test'
        Get-GenesysProfile | Remove-GenesysProfile
        @(Get-GenesysProfile).Count | Should -Be 0
        @(Get-ChildItem $folder -Exclude *.lock).Count | Should -Be 0
    }

    It 'takes no session for a profile' {
        $refused = Get-GenesysSession | ForEach-Object { Get-ErrorOf { $_ | Remove-GenesysProfile -ErrorAction Stop } }
        @($refused)[0].FullyQualifiedErrorId | Should -BeLike 'ProfileExpected,*'
        @(Get-GenesysProfile).Count | Should -Be 3
    }

    It 'removes and saves nothing with -WhatIf' {
        Remove-GenesysProfile * -WhatIf
        Save-GenesysProfile fourth -WhatIf
        @(Get-GenesysProfile).Count | Should -Be 3
    }

    It 'saves the present session, with its time zone' {
        $saved = Save-GenesysProfile fourth -TimeZone Europe/Paris -AllowPlaintextFile -WarningVariable warned -WarningAction SilentlyContinue
        $saved.TimeZone | Should -Be 'Europe/Paris'
        "$warned" | Should -BeLike '*plain file*'
        (Connect-GenesysCloud -ProfileName fourth -WarningAction Ignore).TimeZone | Should -Be 'Europe/Paris'
        (Get-ErrorOf { Save-GenesysProfile fourth -TimeZone Nowhere/None }).FullyQualifiedErrorId | Should -BeLike 'UnknownTimeZone,*'
    }

    It 'replaces another client''s profile only with -Force' {
        $poor = @($sandbox.Server.Clients | Where-Object { $null -ne $_.Permissions })[0]
        $null = Connect-GenesysCloud @at -ClientId $poor.ClientId -ClientSecret (ConvertTo-Secret $poor.ClientSecret)
        (Get-ErrorOf { Save-GenesysProfile test -AllowPlaintextFile }).FullyQualifiedErrorId | Should -BeLike 'ProfileExists,*'
        (Save-GenesysProfile test -AllowPlaintextFile -Force -WarningAction Ignore).ClientId | Should -Be $poor.ClientId
    }

    It 'completes names and quotes them where needed' {
        Complete 'Connect-GenesysCloud -ProfileName pro' | Should -Be "'prod us'", 'prod-eu'
        Complete 'Get-GenesysProfile te' | Should -Be 'test'
        Complete 'Remove-GenesysProfile te' | Should -Be 'test'
    }
}
