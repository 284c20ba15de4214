BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $savedHome = $env:XDG_CONFIG_HOME
    $env:XDG_CONFIG_HOME = Join-Path $TestDrive config
    $sandbox = Start-GenesysSandbox -AutoSignIn 'Alice Martin'
    $at = @{ ApiUri = $sandbox.ApiUri; LoginUri = $sandbox.LoginUri }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
    $env:XDG_CONFIG_HOME = $savedHome
}

Describe 'Connect-GenesysCloud for a user' {
    AfterEach {
        Get-GenesysSession | Disconnect-GenesysCloud -ErrorAction SilentlyContinue
    }

    It 'signs a user in through the browser' {
        $session = Connect-ByBrowser $sandbox
        $session.User | Should -Be 'Alice Martin'
        $session.UserId | Should -Not -BeNullOrEmpty
        $session.GrantType | Should -Be 'AuthorizationCode'
        $session.CanRenew | Should -BeTrue
        $session.Profile | Should -BeNullOrEmpty
    }

    It 'renews the sign-in without the user' {
        $session = Connect-ByBrowser $sandbox
        1..3 | ForEach-Object {
            $sandbox.Server.ExpireTokens()
            (Test-GenesysSession -Session $session).IsValid | Should -BeTrue
        }
    }

    It 'says that a new sign-in is needed when the refresh token has died' {
        $session = Connect-ByBrowser $sandbox
        $sandbox.Server.RevokeRefreshTokens()
        $sandbox.Server.ExpireTokens()
        $dead = Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1h -Session $session }
        $dead.FullyQualifiedErrorId | Should -BeLike 'RefreshTokenRejected,*'
        $dead.CategoryInfo.Category | Should -Be 'AuthenticationError'
        "$dead" | Should -BeLike '*Connect-GenesysCloud -GrantType AuthorizationCode*'
    }

    It 'signs a public client''s user in with PKCE, and says when that ends' {
        $session = Connect-ByBrowser $sandbox @{ ClientId = $sandbox.PkceClientId }
        $session.User | Should -Be 'Alice Martin'
        $session.CanRenew | Should -BeFalse
        $LastSaid | Should -BeLike "*cannot be renewed and ends at $($session.ExpiresAt.ToLocalTime().ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture))*"
        $sandbox.Server.ExpireTokens()
        (Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1h -Session $session }).FullyQualifiedErrorId |
            Should -BeLike 'SignInEnded,*'
    }

    It 'ends the wait for a user who does not sign in' {
        $late = Get-ErrorOf {
            Connect-GenesysCloud @at -GrantType AuthorizationCode -Credential $sandbox.CodeCredential -RedirectUri http://localhost:0/callback -NoBrowser -SignInTimeoutSec 1 6> $null
        }
        $late.FullyQualifiedErrorId | Should -BeLike 'RedirectUriUnusable,*'
        $port = Get-FreePort
        $late = Get-ErrorOf {
            Connect-GenesysCloud @at -GrantType AuthorizationCode -Credential $sandbox.CodeCredential -RedirectUri "http://localhost:$port/callback" -NoBrowser -SignInTimeoutSec 1 6> $null
        }
        $late.FullyQualifiedErrorId | Should -BeLike 'SignInTimedOut,*'
        "$late" | Should -BeLike "*http://localhost:$port/callback*"
        "$late" | Should -BeLike '*-SignInTimeoutSec gives more time*'
    }

    It 'never opens a browser for a secret without a grant' {
        $session = Connect-GenesysCloud @at -Credential $sandbox.Credential -TimeoutSec 30
        $session.GrantType | Should -Be 'ClientCredentials'
        $session | Disconnect-GenesysCloud
        foreach ($of in @{ NoBrowser = $true }, @{ SignInTimeoutSec = 1 }, @{ RedirectUri = 'http://localhost:8080/callback' }) {
            $refused = Get-ErrorOf { Connect-GenesysCloud @at -Credential $sandbox.CodeCredential @of }
            $refused.FullyQualifiedErrorId | Should -BeLike 'ParameterNotForGrant,*'
            "$refused" | Should -BeLike '*-GrantType AuthorizationCode*'
        }
    }

    It 'opens the sign-in of a public client when a parameter of it is given' {
        $port = Get-FreePort
        (Get-ErrorOf {
            Connect-GenesysCloud @at -ClientId $sandbox.PkceClientId -RedirectUri "http://localhost:$port/callback" -NoBrowser -SignInTimeoutSec 1 6> $null
        }).FullyQualifiedErrorId | Should -BeLike 'SignInTimedOut,*'
    }

    It 'revokes the token when it disconnects' {
        $session = Connect-ByBrowser $sandbox
        $session | Disconnect-GenesysCloud
        $last = @($sandbox.Server.Requests)[-1]
        "$($last.Method) $($last.PathAndQuery)" | Should -Be 'DELETE /api/v2/tokens/me'
    }
}

Describe 'Connect-GenesysCloud with other sources' {
    BeforeAll {
        # A token made elsewhere, as a runbook gets one.
        function Get-Token {
            $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$($sandbox.Credential.UserName):$($sandbox.Credential.GetNetworkCredential().Password)"))
            (Invoke-RestMethod "$($sandbox.LoginUri)oauth/token" -Method Post -Body @{ grant_type = 'client_credentials' } -Headers @{ Authorization = "Basic $basic" }).access_token
        }
    }

    AfterEach {
        Get-GenesysSession | Disconnect-GenesysCloud -ErrorAction SilentlyContinue
    }

    It 'takes a token, and revokes it only with -Revoke' {
        $token = ConvertTo-Secret (Get-Token)
        $session = Connect-GenesysCloud @at -AccessToken $token -InformationVariable said 6> $null
        $session.GrantType | Should -Be 'AccessToken'
        $session.CanRenew | Should -BeFalse
        "$said" | Should -BeLike '*was supplied*'
        $session | Disconnect-GenesysCloud
        $again = Connect-GenesysCloud @at -AccessToken $token 6> $null
        $again | Disconnect-GenesysCloud -Revoke
        (Get-ErrorOf { Connect-GenesysCloud @at -AccessToken $token 6> $null }) | Should -Not -BeNullOrEmpty
    }

    It 'takes client and secret from a file, relative to PowerShell''s location' {
        Set-Content (Join-Path $TestDrive box.env) @"
GENESYSCLOUD_OAUTHCLIENT_ID=$($sandbox.Credential.UserName)
GENESYSCLOUD_OAUTHCLIENT_SECRET="$($sandbox.Credential.GetNetworkCredential().Password)"
"@
        Push-Location $TestDrive
        try {
            (Connect-GenesysCloud @at -EnvFile box.env).ClientId | Should -Be $sandbox.Credential.UserName
        }
        finally {
            Pop-Location
        }
    }

    It 'signs a client in whatever redirect URI the file holds' {
        Set-Content (Join-Path $TestDrive redirect.env) "REDIRECT_URI=https://app.example.org/callback"
        (Connect-GenesysCloud @at -EnvFile (Join-Path $TestDrive redirect.env) -Credential $sandbox.Credential).IsConnected | Should -BeTrue
    }

    It 'takes a parameter over the file' {
        Set-Content (Join-Path $TestDrive wrong.env) "CLIENT_ID=$([guid]::NewGuid())`nCLIENT_SECRET=wrong"
        (Connect-GenesysCloud @at -EnvFile (Join-Path $TestDrive wrong.env) -Credential $sandbox.Credential).ClientId |
            Should -Be $sandbox.Credential.UserName
    }

    It 'refuses -<Parameter> without its partner, before anything is sent' -ForEach @(
        @{ Parameter = 'AllowPlaintextFile'; With = @{ AllowPlaintextFile = $true } }
        @{ Parameter = 'ProxyCredential'; With = @{ ProxyCredential = [pscredential]::new('p', (ConvertTo-SecureString x -AsPlainText -Force)) } }
    ) {
        $before = $sandbox.Server.Requests.Count
        $refused = Get-ErrorOf { Connect-GenesysCloud @at -Credential $sandbox.Credential @With }
        $refused.FullyQualifiedErrorId | Should -BeLike 'ParameterNeedsOther,*'
        "$refused" | Should -BeLike "*-$Parameter *"
        $sandbox.Server.Requests.Count | Should -Be $before
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'a redirect for a client'; With = @{ GrantType = 'ClientCredentials'; ClientId = 'a'; RedirectUri = 'http://localhost:8080/callback' } }
        @{ Case = 'a browser''s parameter with a token'; With = @{ GrantType = 'AccessToken'; AccessToken = (ConvertTo-SecureString x -AsPlainText -Force); NoBrowser = $true } }
        @{ Case = 'a token for a client'; With = @{ GrantType = 'ClientCredentials'; AccessToken = (ConvertTo-SecureString x -AsPlainText -Force) } }
        @{ Case = 'a client for a token'; With = @{ GrantType = 'AccessToken'; ClientId = 'a' } }
    ) {
        $before = $sandbox.Server.Requests.Count
        $refused = Get-ErrorOf { Connect-GenesysCloud @at @With }
        $refused.FullyQualifiedErrorId | Should -BeLike 'ParameterNotForGrant,*'
        $refused.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $sandbox.Server.Requests.Count | Should -Be $before
    }
}
