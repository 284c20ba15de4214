BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
}

AfterAll {
    Stop-GenesysSandbox
}

Describe 'Start-GenesysSandbox' {
    It 'starts a server on loopback and signs nobody in' {
        $sandbox = Start-GenesysSandbox
        $sandbox.ApiUri.IsLoopback | Should -BeTrue
        $sandbox.LoginUri.Port | Should -Not -Be $sandbox.ApiUri.Port
        $sandbox.Session | Should -BeNullOrEmpty
        @(Get-GenesysSession).Count | Should -Be 0
    }

    It 'signs in with -Connect' {
        $sandbox = Start-GenesysSandbox -Connect
        $sandbox.Session | Should -Be (Get-GenesysSession -Default)
        $sandbox | Stop-GenesysSandbox
    }

    It 'gives the same conversations for the same seed, and others for another' {
        $day = @{ Start = '2026-11-02'; End = '2026-11-03'; TimeZone = 'UTC' }
        $ids = foreach ($seed in 7, 7, 8) {
            $sandbox = Start-GenesysSandbox -Seed $seed -Connect
            (Invoke-GenesysAnalyticsQuery ConversationDetails @day).ConversationId -join ','
            $sandbox | Stop-GenesysSandbox
        }
        $ids[0] | Should -Be $ids[1]
        $ids[0] | Should -Not -Be $ids[2]
    }

    It 'has about as many conversations a day as asked for' {
        $null = Start-GenesysSandbox -ConversationsPerDay 20 -Connect
        $week = @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start 2026-11-02 -End 2026-11-09 -TimeZone UTC)
        $week.Count | Should -BeGreaterThan 70
        $week.Count | Should -BeLessThan 280
    }

    It 'renews tokens that live a few seconds only' {
        $null = Start-GenesysSandbox -TokenLifetime 00:00:02 -Connect
        @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start 2026-11-02 -End 2026-11-09 -TimeZone UTC).Count | Should -BeGreaterThan 0
    }

    It 'is one of many' {
        $one = Start-GenesysSandbox -Connect
        $two = Start-GenesysSandbox -Connect
        (Get-GenesysSession).Count | Should -BeGreaterThan 1
        $one | Stop-GenesysSandbox
        (Test-GenesysSession $two.Session -Quiet) | Should -BeTrue
    }

    It 'refuses a lifetime that is none' {
        (Get-ErrorOf { Start-GenesysSandbox -TokenLifetime 0 }).FullyQualifiedErrorId | Should -BeLike 'InvalidSandboxSetting,*'
    }
}

Describe 'Stop-GenesysSandbox' {
    It 'stops the server and forgets its sessions' {
        $sandbox = Start-GenesysSandbox -Connect
        $session = $sandbox.Session
        $sandbox | Stop-GenesysSandbox
        Get-GenesysSession -Default | Should -BeNullOrEmpty
        $session.IsConnected | Should -BeFalse
        { [Net.Sockets.TcpClient]::new('127.0.0.1', $sandbox.ApiUri.Port) } | Should -Throw
    }

    It 'stops nothing with -WhatIf' {
        $sandbox = Start-GenesysSandbox -Connect
        Stop-GenesysSandbox -WhatIf
        Test-GenesysSession -Quiet | Should -BeTrue
    }

    It 'stops all when none is named, and may be called again' {
        $null = Start-GenesysSandbox
        $null = Start-GenesysSandbox
        Stop-GenesysSandbox
        Stop-GenesysSandbox
    }
}
