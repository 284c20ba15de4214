BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
}

Describe 'Resolve-GenesysGrantType' {
    It 'answers <Grant> (<Admin>) for <Question>' -ForEach @(
        @{ Question = @{ DataOwner = 'Organization' }; Grant = 'ClientCredentials'; Admin = 'Client Credentials' }
        @{ Question = @{ DataOwner = 'Organization'; Unattended = $true }; Grant = 'ClientCredentials'; Admin = 'Client Credentials' }
        @{ Question = @{ DataOwner = 'Organization'; NeedsUserPermissions = $true }; Grant = 'AuthorizationCode'; Admin = 'Code Authorization' }
        @{ Question = @{ DataOwner = 'User' }; Grant = 'AuthorizationCode'; Admin = 'Code Authorization' }
        @{ Question = @{ DataOwner = 'User'; CanKeepSecret = $false }; Grant = 'AuthorizationCode'; Admin = 'PKCE-Enabled Code Authorization' }
        @{ Question = @{ DataOwner = 'Organization'; CanKeepSecret = $false }; Grant = 'AuthorizationCode'; Admin = 'PKCE-Enabled Code Authorization' }
        @{ Question = @{ DataOwner = 'Organization'; CanKeepSecret = $false; Unattended = $true }; Grant = 'AccessToken'; Admin = 'Client Credentials' }
    ) {
        $answer = Resolve-GenesysGrantType @Question
        $answer.GrantType | Should -Be $Grant
        $answer.AdminGrantType | Should -Be $Admin
        $answer.Reasons | Should -Not -BeNullOrEmpty
    }

    It 'needs no session and assumes conversation details by default' {
        $answer = Resolve-GenesysGrantType Organization
        $answer.Permissions | Should -Be 'analytics:conversationDetail:view or analytics:agentConversationDetail:view'
        $answer.Scopes | Should -BeNullOrEmpty
        (Resolve-GenesysGrantType User).Scopes | Should -Be 'analytics:readonly'
    }

    It 'takes the permissions of cmdlets and query types' {
        $expected = (Resolve-GenesysGrantType Organization).Permissions
        (Resolve-GenesysGrantType Organization -Cmdlet Invoke-GenesysAnalyticsQuery).Permissions | Should -Be $expected
        (Resolve-GenesysGrantType Organization -Type conversationdetails).Permissions | Should -Be $expected
        (Resolve-GenesysGrantType Organization -Permission routing:queue:view).Permissions | Should -Be 'routing:queue:view'
    }

    It 'explains the right name for a name of tutorials' {
        $answer = Resolve-GenesysGrantType Organization -Permission analytics:conversation:view -Scope analytics:conversation:view
        $answer.Permissions | Should -Be 'analytics:conversationDetail:view'
        $answer.Warnings | Should -Contain (
            'analytics:conversation:view is neither a permission nor a scope of the platform; ' +
            'the permission is analytics:conversationDetail:view, in a role, and the nearest scope is analytics:readonly, on OAuth clients for users only.')
        "$($answer.Warnings)" | Should -BeLike '*Scopes do not apply to client credentials*'
    }

    It 'returns a command that PowerShell can parse' {
        foreach ($owner in 'Organization', 'User') {
            foreach ($unattended in $true, $false) {
                foreach ($keeps in $true, $false) {
                    $answer = Resolve-GenesysGrantType $owner -Unattended:$unattended -CanKeepSecret $keeps -ClientId "o'neill $(1)"
                    $errors = $null
                    $ast = [System.Management.Automation.Language.Parser]::ParseInput($answer.Command, [ref] $null, [ref] $errors)
                    $errors | Should -BeNullOrEmpty
                    @($ast.EndBlock.Statements).Count | Should -Be 1
                    $answer.Command | Should -BeLike "Connect-GenesysCloud -GrantType $($answer.GrantType) -Region *"
                }
            }
        }
    }

    It 'puts the region into the command and refuses an unknown region' {
        (Resolve-GenesysGrantType Organization -Region eu-west-1).Command |
            Should -Be 'Connect-GenesysCloud -GrantType ClientCredentials -Region mypurecloud.ie -Credential (Get-Credential)'
        (Get-ErrorOf { Resolve-GenesysGrantType Organization -Region mypurecloud }).FullyQualifiedErrorId | Should -BeLike 'UnknownRegion,*'
    }

    It 'refuses unknown cmdlets and types with the nearest name' {
        $cmdlet = Get-ErrorOf { Resolve-GenesysGrantType User -Cmdlet Invoke-GenesysAnalyticQuery }
        $cmdlet.FullyQualifiedErrorId | Should -BeLike 'CmdletNotProbed,*'
        "$cmdlet" | Should -BeLike "*'Invoke-GenesysAnalyticsQuery'*"
        $type = Get-ErrorOf { Resolve-GenesysGrantType User -Type ConversationDetail }
        $type.FullyQualifiedErrorId | Should -BeLike 'UnknownQueryType,*'
        "$type" | Should -BeLike "*'ConversationDetails'*"
    }

    It 'refuses text for -CanKeepSecret' {
        (Get-ErrorOf { Resolve-GenesysGrantType User -CanKeepSecret 'false' }).FullyQualifiedErrorId | Should -BeLike 'CannotConvertArgument*'
    }

    It 'has its own view, with every warning on its line' {
        $shown = Resolve-GenesysGrantType Organization -Unattended -CanKeepSecret $false | Out-String -Width 400
        $shown | Should -Match '(?m)^GrantType +: AccessToken'
        $shown | Should -Match '(?m)^Warnings +: PKCE does not help'
        $shown | Should -Match '(?m)^ +A supplied token'
    }

    It 'completes "<Line>" with <Expected>' -ForEach @(
        @{ Line = 'Resolve-GenesysGrantType Org'; Expected = 'Organization' }
        @{ Line = 'Resolve-GenesysGrantType User -CanKeepSecret '; Expected = '$false' }
        @{ Line = 'Resolve-GenesysGrantType User -CanKeepSecret $f'; Expected = '$false' }
        @{ Line = 'Resolve-GenesysGrantType User -Region zurich'; Expected = 'euc2.pure.cloud' }
        @{ Line = 'Resolve-GenesysGrantType User -Cmdlet Inv'; Expected = 'Invoke-GenesysAnalyticsQuery' }
        @{ Line = 'Resolve-GenesysGrantType User -Type Conv'; Expected = 'ConversationDetails' }
        @{ Line = 'Resolve-GenesysGrantType User -Permission conversationDet'; Expected = 'analytics:conversationDetail:view' }
        @{ Line = 'Resolve-GenesysGrantType User -Scope an'; Expected = 'analytics:readonly' }
    ) {
        Complete $Line | Should -Contain $Expected
    }
}

Describe 'Resolve-GenesysGrantType -Session' {
    BeforeAll {
        $sandbox = Start-GenesysSandbox -Connect
    }

    AfterAll {
        $sandbox | Stop-GenesysSandbox
    }

    It 'explains the grant of a session, by object, name and pipeline' {
        $session = Get-GenesysSession
        foreach ($answer in (Resolve-GenesysGrantType -Session $session), (Resolve-GenesysGrantType -Session $session.Name), ($session | Resolve-GenesysGrantType)) {
            $answer.Session | Should -Be $session.Name
            $answer.GrantType | Should -Be 'ClientCredentials'
            $answer.ExpiresAt | Should -Be $session.ExpiresAt
            "$($answer.Limits)" | Should -BeLike '*400, not.a.user*'
            $answer.Scopes | Should -BeNullOrEmpty
            $answer.Permissions | Should -BeLike '*analytics:conversationDetail:view*'
        }
    }

    It 'needs no network' {
        $before = $sandbox.Server.Requests.Count
        $null = Resolve-GenesysGrantType -Session (Get-GenesysSession) -Cmdlet Invoke-GenesysAnalyticsQuery
        $null = Resolve-GenesysGrantType User -Unattended
        $sandbox.Server.Requests.Count | Should -Be $before
    }

    It 'lists the sessions when a name has no match' {
        (Get-ErrorOf { Resolve-GenesysGrantType -Session none }).FullyQualifiedErrorId | Should -BeLike 'SessionNotFound,*'
    }

    It 'has its own view' {
        Get-GenesysSession | Resolve-GenesysGrantType | Out-String -Width 400 | Should -Match '(?m)^Expires \(UTC\) +: \d{4}-\d\d-\d\d \d\d:\d\d'
    }
}
