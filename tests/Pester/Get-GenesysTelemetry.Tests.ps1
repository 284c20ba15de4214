BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect
    $session = $sandbox.Session
    function Get-Wait($Telemetry, [string] $Cause) {
        $Telemetry.Waits | Where-Object Cause -EQ $Cause
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Get-GenesysTelemetry' {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        $null = Get-GenesysTelemetry -Reset
    }

    It 'counts requests, answers by class, and bytes' {
        $null = Invoke-GenesysApi /api/v2/routing/queues
        $null = Get-ErrorOf { Invoke-GenesysApi /api/v2/nothing/here }
        $null = Get-ErrorOf { Invoke-GenesysApi /api/v2/analytics/conversations/details/query -Method POST -Body @{ a = 1 } }
        $told = Get-GenesysTelemetry
        $told.Session | Should -Be $session.Name
        $told.Requests, $told.Attempts, $told.Succeeded, $told.Refused, $told.Failed, $told.Unanswered | Should -Be 3, 3, 1, 2, 0, 0
        $told.BytesReceived | Should -BeGreaterThan 1000
        $told.BytesSent | Should -Be '{"a":1}'.Length
        $told.RateLimit.Allowed | Should -Be 300
    }

    It 'has every cause, even without events' {
        (Get-GenesysTelemetry).Waits.Cause | Should -Be 'RateLimit', 'TooManyRequests', 'ServiceFault', 'BrokenConnection', 'SignIn'
        (Get-GenesysTelemetry).Retries | Should -Be 0
        (Get-GenesysTelemetry).Waited | Should -Be ([timespan]::Zero)
    }

    It 'counts a retry after <Fault> as <Cause>' -ForEach @(
        @{ Fault = 'TooManyRequests'; Cause = 'TooManyRequests' }
        @{ Fault = 'ServiceUnavailable'; Cause = 'ServiceFault' }
        @{ Fault = 'CutBody'; Cause = 'BrokenConnection' }
    ) {
        $sandbox.Server.AddFault($Fault, '/api/v2/organizations/*', 1, 0, 1)
        $null = Invoke-GenesysApi /api/v2/organizations/me
        $told = Get-GenesysTelemetry
        $told.Requests, $told.Attempts, $told.Retries | Should -Be 1, 2, 1
        (Get-Wait $told $Cause).Retries | Should -Be 1
        (Get-Wait $told $Cause).Waited | Should -BeGreaterThan ([timespan]::Zero)
        $told.Waited | Should -Be (Get-Wait $told $Cause).Waited
    }

    It 'counts renewals of the token, and the time that they took' {
        $sandbox.Server.ExpireTokens()
        $null = Invoke-GenesysApi /api/v2/organizations/me
        $told = Get-GenesysTelemetry
        $told.TokenRenewals, $told.Requests, $told.Attempts | Should -Be 1, 1, 3
        (Get-Wait $told SignIn).Waited | Should -BeGreaterThan ([timespan]::Zero)
    }

    It 'counts from zero after -Reset, which writes the old numbers' {
        $null = Invoke-GenesysApi /api/v2/organizations/me
        $was = Get-GenesysTelemetry -Reset
        $was.Requests | Should -Be 1
        $now = Get-GenesysTelemetry
        $now.Requests | Should -Be 0
        $now.Since | Should -BeGreaterThan $was.Since
    }

    It 'sums up all sessions of the process with -All, those of other runspaces and those that ended too' {
        $before = Get-GenesysTelemetry -All
        $other = Connect-GenesysCloud -ApiUri $sandbox.ApiUri -LoginUri $sandbox.LoginUri -Credential $sandbox.Credential -Name other -NoDefault
        1..3 | ForEach-Object -Parallel { Import-Module $using:ModulePath; $null = Invoke-GenesysApi /api/v2/organizations/me -Session $using:session }
        Disconnect-GenesysCloud $other
        $after = Get-GenesysTelemetry -All
        $after.Session | Should -BeNullOrEmpty
        # The token's proof, its revocation, and three calls.
        $after.Requests - $before.Requests | Should -Be 5
    }

    It 'shows a session by name, from the pipeline, and after its end' {
        $other = Connect-GenesysCloud -ApiUri $sandbox.ApiUri -LoginUri $sandbox.LoginUri -Credential $sandbox.Credential -Name other -NoDefault
        (Get-GenesysTelemetry other).Requests | Should -Be 1
        (Get-GenesysSession | Get-GenesysTelemetry).Session | Should -Contain 'other'
        Disconnect-GenesysCloud $other
        (Get-GenesysTelemetry $other).Requests | Should -Be 2
    }

    It 'throws where there is no session' {
        (Get-ErrorOf { Get-GenesysTelemetry nobody }).FullyQualifiedErrorId | Should -Be 'SessionNotFound,GenesysReporting.Commands.GetGenesysTelemetryCommand'
        (Invoke-Fresh 'Import-Module $ModulePath; try { Get-GenesysTelemetry } catch { $_.FullyQualifiedErrorId }') |
            Should -Be 'NotConnected,GenesysReporting.Commands.GetGenesysTelemetryCommand'
    }

    It 'never holds a secret or an address' {
        $null = Invoke-GenesysApi '/api/v2/users?pageSize=1&pageToken=hush'
        $all = @((Get-GenesysTelemetry | ConvertTo-Json -Depth 6), (Get-GenesysTelemetry | Format-List * | Out-String), "$(Get-GenesysTelemetry)") -join ' '
        $all | Should -Not -Match 'hush|/api/|Bearer'
        $all | Should -Not -BeLike "*$($sandbox.Credential.GetNetworkCredential().Password)*"
    }

    It 'has a view that fits 80 columns' {
        $lines = (Get-GenesysTelemetry | Out-String -Width 80) -split '\r?\n'
        "$lines" | Should -Match 'Session +Requests +Retries +Waited +Bytes in +Bytes out +Rate left'
        "$lines" | Should -Match 'Sandbox +0 +0 +00:00:00\.0 +0 +0 +\d+ of 300'
    }

    It 'completes "<Line>" with <Expected>' -ForEach @(
        @{ Line = 'Get-GenesysTelemetry '; Expected = 'Sandbox' }
        @{ Line = 'Get-GenesysTelemetry -'; Expected = '-Reset' }
    ) {
        Complete $Line | Should -Contain $Expected
    }
}

Describe 'Reports of requests' {
    BeforeEach {
        $sandbox.Server.ClearFaults()
    }

    It 'reports each attempt with -Verbose' {
        $sandbox.Server.AddFault('ServiceUnavailable', '/api/v2/organizations/*', 1, 0, 1)
        $said = @($(Invoke-GenesysApi /api/v2/organizations/me -Verbose | Out-Null) 4>&1 | ForEach-Object Message)
        $said[0] | Should -Match '^GET /api/v2/organizations/me: HTTP 503 in \d+ ms, correlation id [0-9a-f-]{36}$'
        $said[1] | Should -Match '^GET /api/v2/organizations/me: HTTP 503, attempt 1; again in [\d.]+ s$'
        $said[2] | Should -Match '^GET /api/v2/organizations/me: HTTP 200 in \d+ ms, correlation id [0-9a-f-]{36}$'
        $said.Count | Should -Be 3
    }

    It 'counts a wait of more than three seconds down' {
        $sandbox.Server.AddFault('TooManyRequests', '/api/v2/organizations/*', 1, 0, 4)
        $shell = [powershell]::Create().AddScript('Import-Module $args[0]; Invoke-GenesysApi /api/v2/organizations/me -Session $args[1]').AddArgument($ModulePath).AddArgument($session)
        $null = $shell.Invoke()
        $shown = @($shell.Streams.Progress | Where-Object StatusDescription -Match 'HTTP 429')
        $shell.Dispose()
        $shown[0].StatusDescription | Should -Be 'next request in 4 s (HTTP 429)'
        $seconds = @($shown.StatusDescription | ForEach-Object { [int]($_ -replace '^next request in (\d+) s.*$', '$1') })
        $seconds[-1] | Should -BeLessThan $seconds[0]
        @($shown.SecondsRemaining | Select-Object -Unique) | Should -Be -1
        $shown.Count | Should -BeLessThan 13
        @($shown.ActivityId | Select-Object -Unique).Count | Should -Be 1
    }

    It 'reports why a request is delayed, and for how long' {
        $narrow = Start-GenesysSandbox -Connect -RequestsPerMinute 10
        $shell = [powershell]::Create().AddScript('param($module, $session) Import-Module $module; 1..9 | ForEach-Object { Invoke-GenesysApi /api/v2/organizations/me -Session $session -Verbose }').AddArgument($ModulePath).AddArgument($narrow.Session)
        $running = $shell.BeginInvoke()
        # The test stops when it is reported, as the wait takes a minute.
        $deadline = [datetime]::UtcNow.AddSeconds(60)
        while (-not ($shell.Streams.Progress | Where-Object StatusDescription -Match 'rate limit') -and [datetime]::UtcNow -lt $deadline) {
            $null = $running.AsyncWaitHandle.WaitOne(20)
        }
        $shell.Stop()
        $shell.Streams.Progress[0].StatusDescription | Should -Match '^next request in \d+ s \(rate limit: 9 of 10 used\)$'
        "$($shell.Streams.Verbose)" | Should -Match 'GET /api/v2/organizations/me: waits [\d.]+ s; rate limit: 9 of 10 used, resets in \d+ s'
        $shell.Dispose()
        @($narrow.Server.Requests | Where-Object Status -EQ 429).Count | Should -Be 0
        $narrow | Stop-GenesysSandbox
    }

    It 'never waits for the consumer, which may wait for a lock of the request' {
        # A cmdlet would need a token that is renewed while the consumer uses the same session and the queue is full.
        $type = [GenesysReporting.Commands.GetGenesysTelemetryCommand].Assembly.GetType('GenesysReporting.Pipeline.PipelinePump')
        $stop = [Threading.CancellationTokenSource]::new([timespan]::FromSeconds(120))
        $pump = [Activator]::CreateInstance($type, @($stop.Token))
        { 1..1000 | ForEach-Object { $type.GetMethod('Post').Invoke($pump, @([Action] {})) } } | Should -Not -Throw
        $records = { 1..1000 | ForEach-Object { $type.GetMethod('PostRecords').Invoke($pump, @([Action] {})) } }
        $stop.CancelAfter(100)
        $records | Should -Throw -Because 'records must wait, so that memory stays flat'
        $pump.Dispose()
    }
}
