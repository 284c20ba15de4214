BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox
    $at = @{ ApiUri = $sandbox.ApiUri; LoginUri = $sandbox.LoginUri }
    $clientId = $sandbox.Credential.UserName
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Connect-GenesysCloud' {
    AfterEach {
        Get-GenesysSession | Disconnect-GenesysCloud
    }

    It 'signs in with a credential and returns the session' {
        $session = Connect-GenesysCloud -GrantType ClientCredentials @at -Credential $sandbox.Credential
        $session | Should -BeOfType GenesysReporting.Api.GenesysSession
        $session.Organization | Should -Be 'Sandbox'
        $session.ClientId | Should -Be $clientId
        $session.ClientName | Should -Be 'Reporting'
        $session.GrantType | Should -Be 'ClientCredentials'
        $session.ExpiresAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddHours(23))
        $session.IsConnected | Should -BeTrue
    }

    It 'signs in with an id and a secret' {
        (Connect-GenesysCloud @at -ClientId $clientId -ClientSecret $sandbox.Credential.Password).IsConnected | Should -BeTrue
    }

    It 'makes the session the default' {
        $session = Connect-GenesysCloud @at -Credential $sandbox.Credential
        Get-GenesysSession -Default | Should -Be $session
    }

    It 'keeps the default with -NoDefault' {
        $first = Connect-GenesysCloud @at -Credential $sandbox.Credential -Name first
        $second = Connect-GenesysCloud @at -Credential $sandbox.Credential -Name second -NoDefault
        Get-GenesysSession -Default | Should -Be $first
        (Get-GenesysSession).Name | Should -Be 'first', 'second'
        $second.IsConnected | Should -BeTrue
    }

    It 'forgets the old default before it tries' {
        $null = Connect-GenesysCloud @at -Credential $sandbox.Credential
        $wrong = [pscredential]::new($clientId, (ConvertTo-Secret 'wrong'))
        (Get-ErrorOf { Connect-GenesysCloud @at -Credential $wrong }) | Should -Not -BeNullOrEmpty
        Get-GenesysSession -Default | Should -BeNullOrEmpty
        (Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1d }).FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }

    It 'forgets the old default also when its input is bad' {
        $null = Connect-GenesysCloud @at -Credential $sandbox.Credential
        $null = Get-ErrorOf { Connect-GenesysCloud -Region nowhere -Credential $sandbox.Credential }
        Get-GenesysSession -Default | Should -BeNullOrEmpty
    }

    It 'replaces a session of the same name' {
        $null = Connect-GenesysCloud @at -Credential $sandbox.Credential -Name prod
        $new = Connect-GenesysCloud @at -Credential $sandbox.Credential -Name prod
        @(Get-GenesysSession prod).Count | Should -Be 1
        Get-GenesysSession prod | Should -Be $new
    }

    It 'keeps the sessions of other runspaces apart' {
        $null = Connect-GenesysCloud @at -Credential $sandbox.Credential
        $ids = 1..2 | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            try { Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1h } catch { $_.FullyQualifiedErrorId }
        }
        $ids | Should -BeLike 'NotConnected,*'
    }

    It 'shares a session with other runspaces when it is passed in' {
        $session = Connect-GenesysCloud @at -Credential $sandbox.Credential
        $counts = 1..3 | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            @(Invoke-GenesysAnalyticsQuery ConversationDetails -Past 2d -First 7 -Session $using:session).Count
        }
        $counts | Should -Be 7, 7, 7
    }
}

Describe 'Errors of Connect-GenesysCloud' {
    It 'distinguishes a wrong client id from a wrong secret' {
        $unknown = Get-ErrorOf {
            Connect-GenesysCloud @at -ClientId ([guid]::NewGuid()) -ClientSecret $sandbox.Credential.Password
        }
        $unknown.FullyQualifiedErrorId | Should -Be 'ClientNotFound,GenesysReporting.Commands.ConnectGenesysCloudCommand'
        $unknown.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $unknown.Exception.Failure.Status | Should -Be 400

        $wrong = Get-ErrorOf { Connect-GenesysCloud @at -ClientId $clientId -ClientSecret (ConvertTo-Secret 'hush-hush') }
        $wrong.FullyQualifiedErrorId | Should -BeLike 'ClientSecretRejected,*'
        $wrong.Exception.Failure.Status | Should -Be 401
        $wrong.Exception.Failure.Code | Should -Be 'invalid_client'
        $wrong.Exception.Failure.CorrelationId | Should -Not -BeNullOrEmpty
        "$wrong" | Should -BeLike '*Admin > Integrations > OAuth*'
        ($wrong | Format-List * -Force | Out-String) | Should -Not -BeLike '*hush-hush*'
    }

    It 'names a host that does not answer' {
        $uri = "http://127.0.0.1:$(Get-FreePort)"
        $failed = Get-ErrorOf { Connect-GenesysCloud -ApiUri $uri -LoginUri $uri -Credential $sandbox.Credential }
        $failed.FullyQualifiedErrorId | Should -BeLike 'HostUnreachable,*'
        $failed.CategoryInfo.Category | Should -Be 'ConnectionError'
        "$failed" | Should -BeLike "*$($uri.Substring(7))*"
    }

    It 'refuses <Case> with <Id> and sends nothing' -ForEach @(
        @{ Case = 'a text that is not a region'; Id = 'UnknownRegion'; With = @{ Region = 'eu-wst-1' } }
        @{ Case = 'a region that is an address'; Id = 'RegionIsAddress'; With = @{ Region = 'https://api.mypurecloud.ie' } }
        @{ Case = 'no region'; Id = 'RegionMissing'; With = @{ } }
        @{ Case = 'one address of two'; Id = 'AddressesIncomplete'; With = @{ ApiUri = 'https://gw.example.org' } }
        @{ Case = 'plain http to another host'; Id = 'PlainHttpRefused'; With = @{ ApiUri = 'http://gw.example.org'; LoginUri = 'http://gw.example.org' } }
    ) {
        $before = $sandbox.Server.Requests.Count
        $refused = Get-ErrorOf { Connect-GenesysCloud @With -Credential $sandbox.Credential }
        $refused.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $refused.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $sandbox.Server.Requests.Count | Should -Be $before
    }

    It 'asks for a client when none was given' {
        (Get-ErrorOf { Connect-GenesysCloud @at }).FullyQualifiedErrorId | Should -BeLike 'ClientIdMissing,*'
    }

    It 'refuses a secret in plain text without showing it' {
        $refused = Get-ErrorOf { Connect-GenesysCloud @at -ClientId $clientId -ClientSecret 'plain-hush' }
        "$refused $($refused.Exception) $($refused.TargetObject)" | Should -Not -BeLike '*plain-hush*'
        "$refused" | Should -BeLike '*SecureString*'
    }

    It 'refuses an object for <_> without showing its values' -ForEach 'ClientSecret', 'AccessToken', 'Assertion' {
        $with = @{ $_ = [pscustomobject] @{ Value = 'plain-hush' } }
        if ($_ -eq 'ClientSecret') { $with.ClientId = $clientId }
        $refused = Get-ErrorOf { Connect-GenesysCloud @at @with }
        ($refused | Format-List * -Force | Out-String) + $refused.Exception | Should -Not -BeLike '*plain-hush*'
        "$refused" | Should -BeLike '*SecureString*'
    }

    It 'warns of a region that it does not know' {
        $null = Get-ErrorOf {
            Connect-GenesysCloud -Region nowhere.invalid -Credential $sandbox.Credential -WarningVariable script:warned -WarningAction SilentlyContinue
        }
        $warned | Should -BeLike "*'nowhere.invalid'*"
    }
}
