BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
}

AfterAll {
    Stop-GenesysSandbox
}

Describe 'Start-GenesysSandbox' {
    It 'starts a server on loopback and does not sign in' {
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

    It 'has more users, if asked for' {
        $null = Start-GenesysSandbox -Connect
        $few = @(Get-GenesysUser).Count
        $null = Start-GenesysSandbox -AdditionalUsers 60 -Connect
        @(Get-GenesysUser).Count | Should -Be ($few + 60)
    }

    It 'keeps its data for as many days as asked for' {
        $null = Start-GenesysSandbox -RetentionDays 3 -Connect
        (Invoke-GenesysApi -Path /api/v2/analytics/dataretention/settings).retentionDays | Should -Be 3
        $day = [DateTime]::UtcNow.Date.AddDays(-10)
        @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start $day -End $day.AddDays(1) -TimeZone UTC).Count | Should -Be 0
    }

    It 'has conversations that are open for more than 8 days with late changes alone' {
        $day = @{ Start = '2026-11-02'; End = '2026-11-03'; TimeZone = 'UTC' }
        $long = foreach ($late in $false, $true) {
            $null = Start-GenesysSandbox -LateChanges:$late -Connect
            @(Invoke-GenesysAnalyticsQuery ConversationDetails @day | ConvertTo-GenesysRow -TimeZone UTC |
                    Where-Object DurationSeconds -GT (8 * 86400)).Count
        }
        $long[0] | Should -Be 0
        $long[1] | Should -BeGreaterThan 0
    }

    It 'can make a UTC day fail' {
        $sandbox = Start-GenesysSandbox -Connect
        $sandbox.Server.AddDayFault('Forbidden', '2026-11-03')
        $path = '/api/v2/analytics/conversations/details/query'
        { Invoke-GenesysApi -Method POST -Path $path -Body @{ interval = '2026-11-03T00:00:00Z/2026-11-04T00:00:00Z' } } | Should -Throw
        (Invoke-GenesysApi -Method POST -Path $path -Body @{ interval = '2026-11-02T00:00:00Z/2026-11-03T00:00:00Z' }).totalHits |
            Should -BeGreaterThan 0
    }

    It 'renews tokens that live only a few seconds' {
        $null = Start-GenesysSandbox -TokenLifetime 00:00:02 -Connect
        @(Invoke-GenesysAnalyticsQuery ConversationDetails -Start 2026-11-02 -End 2026-11-09 -TimeZone UTC).Count | Should -BeGreaterThan 0
    }

    It 'runs next to others' {
        $one = Start-GenesysSandbox -Connect
        $two = Start-GenesysSandbox -Connect
        (Get-GenesysSession).Count | Should -BeGreaterThan 1
        $one | Stop-GenesysSandbox
        (Test-GenesysSession $two.Session -Quiet) | Should -BeTrue
    }

    It 'runs analytics jobs as configured' {
        $null = Start-GenesysSandbox -JobPolls 1 -DataAvailabilityLag 02:00:00 -Connect
        $jobs = '/api/v2/analytics/conversations/details/jobs'
        $job = Invoke-GenesysApi -Method POST -Path $jobs -Body @{ interval = '2026-11-02T00:00:00Z/2026-11-03T00:00:00Z' }
        (Invoke-GenesysApi -Path "$jobs/$($job.jobId)").state | Should -Be 'QUEUED'
        (Invoke-GenesysApi -Path "$jobs/$($job.jobId)").state | Should -Be 'FULFILLED'
        $age = [datetimeoffset]::UtcNow - [datetimeoffset](Invoke-GenesysApi -Path "$jobs/availability").dataAvailabilityDate
        $age.TotalHours | Should -BeGreaterThan 1.9
        $age.TotalHours | Should -BeLessThan 2.2
    }

    It 'misbehaves by chance when asked to' {
        $sandbox = Start-GenesysSandbox -Connect
        $sandbox.Server.AddChaos(3, 1.0, 'InternalServerError')
        (Get-ErrorOf { Invoke-GenesysApi -Method POST -Path '/api/v2/analytics/bots/aggregates/query' -Body @{
                    interval = '2026-11-02T00:00:00Z/2026-11-03T00:00:00Z'; metrics = @('nBotSessions') } }).Exception.Message | Should -Match '500'
        $sandbox.Server.ClearFaults()
        $answer = Invoke-GenesysApi -Method POST -Path '/api/v2/analytics/bots/aggregates/query' -Body @{
            interval = '2026-11-02T00:00:00Z/2026-11-03T00:00:00Z'; metrics = @('nBotSessions') }
        $answer.results[0].data[0].metrics[0].stats.count | Should -BeGreaterThan 0
    }

    It 'refuses an invalid lifetime' {
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
