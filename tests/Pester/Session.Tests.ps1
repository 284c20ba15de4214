BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox
    $at = @{ ApiUri = $sandbox.ApiUri; LoginUri = $sandbox.LoginUri }
    function Connect-Sandbox([string] $Name = 'box') {
        Connect-GenesysCloud @at -Credential $sandbox.Credential -Name $Name
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Get-GenesysSession' {
    AfterEach {
        $sandbox.Server.ClearFaults()
        Get-GenesysSession | Disconnect-GenesysCloud -ErrorAction SilentlyContinue
    }

    It 'writes nothing when there is no session' {
        @(Get-GenesysSession).Count | Should -Be 0
    }

    It 'finds sessions by name and wildcard' {
        $null = Connect-Sandbox prod-eu
        $null = Connect-Sandbox prod-us
        $null = Connect-Sandbox test
        (Get-GenesysSession prod-*).Name | Should -Be 'prod-eu', 'prod-us'
        (Get-GenesysSession TEST).Name | Should -Be 'test'
        @(Get-GenesysSession none*).Count | Should -Be 0
    }

    It 'holds one session of a client that signs in again and again' {
        1..3 | ForEach-Object { $null = Connect-GenesysCloud @at -Credential $sandbox.Credential }
        @(Get-GenesysSession).Count | Should -Be 1
        (Get-GenesysSession).Name | Should -Be 'Sandbox'
        $null = Connect-Sandbox named
        $null = Connect-GenesysCloud @at -Credential $sandbox.Credential
        (Get-GenesysSession).Name | Sort-Object | Should -Be 'named', 'Sandbox'
    }

    It 'keeps no handle of sessions that were closed' -Skip:(-not $IsLinux) {
        # The sockets of closed connections wait for the collector.
        function Get-HandleCount {
            [GC]::Collect()
            [GC]::WaitForPendingFinalizers()
            @(Get-ChildItem /proc/self/fd).Count
        }
        function Open-AndClose([int] $Count) {
            foreach ($i in 1..$Count) { $null = Connect-Sandbox "s$i"; Disconnect-GenesysCloud "s$i" }
        }
        Open-AndClose 20
        $before = Get-HandleCount
        Open-AndClose 200
        # Other tests may close theirs at the same time, and none is left of two hundred.
        (Get-HandleCount) - $before | Should -BeLessThan 50
        @(Get-GenesysSession).Count | Should -Be 0
    }

    It 'lists the candidates when a name has no match' {
        $null = Connect-Sandbox prod
        $missing = Get-ErrorOf { Get-GenesysSession prd -ErrorAction Stop }
        $missing.FullyQualifiedErrorId | Should -BeLike 'SessionNotFound,*'
        "$missing" | Should -BeLike "*'prod'*"
    }

    It 'shows the rate that is left' {
        (Connect-Sandbox).RateLimit.Allowed | Should -Be 300
        (Get-GenesysSession).RateLimit.Remaining | Should -Be 299
    }

    It 'shows no secret in any form' {
        $null = Connect-Sandbox
        $session = Get-GenesysSession
        $shown = ($session | Format-List * -Force | Out-String) + ($session | ConvertTo-Json -Depth 10) + ($session | Out-String) +
            ($session | Get-Member -Force | Out-String) + [Management.Automation.PSSerializer]::Serialize($session, 5)
        $shown | Should -Not -BeLike "*$($sandbox.Credential.GetNetworkCredential().Password)*"
        $shown | Should -Not -Match '(?i)bearer|access_?token'
    }

    It 'has its own table' {
        $null = Connect-Sandbox
        Get-GenesysSession | Format-Table | Out-String -Width 160 | Should -Match 'Expires \(UTC\)'
    }
}

Describe 'Test-GenesysSession' {
    AfterEach {
        $sandbox.Server.ClearFaults()
        Get-GenesysSession | Disconnect-GenesysCloud -ErrorAction SilentlyContinue
    }

    It 'reports a valid session' {
        $null = Connect-Sandbox
        $test = Test-GenesysSession
        $test.IsValid | Should -BeTrue
        $test.MissingPermissions | Should -BeNullOrEmpty
        $test.RoundTrip | Should -BeGreaterThan ([timespan]::Zero)
        Test-GenesysSession -Quiet | Should -BeTrue
    }

    It 'tries the permissions of the given cmdlets' {
        $null = Connect-Sandbox
        Test-GenesysSession -Cmdlet Invoke-GenesysAnalyticsQuery -Quiet | Should -BeTrue
        $sandbox.Server.AddFault('Forbidden', '/api/v2/analytics/*', 1)
        $test = Test-GenesysSession -Cmdlet Invoke-GenesysAnalyticsQuery
        $test.IsValid | Should -BeTrue
        $test.IsUsable | Should -BeFalse
        $test.MissingPermissions | Should -BeLike '*analytics:conversationDetail:view*'
    }

    It 'names the permission that a real role lacks' {
        $poor = @($sandbox.Server.Clients | Where-Object { $null -ne $_.Permissions })[0]
        $null = Connect-GenesysCloud @at -ClientId $poor.ClientId -ClientSecret (ConvertTo-Secret $poor.ClientSecret)
        (Test-GenesysSession -Cmdlet Invoke-GenesysAnalyticsQuery).MissingPermissions | Should -BeLike '*analytics:conversationDetail:view*'
        Test-GenesysSession -Cmdlet Invoke-GenesysAnalyticsQuery -Quiet | Should -BeFalse
    }

    It 'says that a session is not valid any more' {
        $null = Connect-Sandbox
        $sandbox.Server.AddFault('Unauthorized', '/api/v2/tokens/me', 2)
        $test = Test-GenesysSession
        $test.IsValid | Should -BeFalse
        $test.Problem | Should -BeLike '*401*'
    }

    It 'returns false without a session with -Quiet, and throws without it' {
        Test-GenesysSession -Quiet | Should -BeFalse
        (Get-ErrorOf { Test-GenesysSession }).FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }

    It 'refuses a cmdlet that it cannot try, with the nearest name' {
        $null = Connect-Sandbox
        $refused = Get-ErrorOf { Test-GenesysSession -Cmdlet Invoke-GenesysAnalyticQuery }
        $refused.FullyQualifiedErrorId | Should -BeLike 'CmdletNotProbed,*'
        "$refused" | Should -BeLike "*'Invoke-GenesysAnalyticsQuery'*"
    }
}

Describe 'Disconnect-GenesysCloud' {
    AfterEach {
        $sandbox.Server.ClearFaults()
        Get-GenesysSession | Disconnect-GenesysCloud -ErrorAction SilentlyContinue
    }

    It 'revokes the token on the server and ends the session' {
        $session = Connect-Sandbox
        Disconnect-GenesysCloud
        $last = @($sandbox.Server.Requests)[-1]
        "$($last.Method) $($last.PathAndQuery) $($last.Status)" | Should -Match '^DELETE /api/v2/tokens/me 20\d$'
        $session.IsConnected | Should -BeFalse
        @(Get-GenesysSession).Count | Should -Be 0
        (Get-ErrorOf { Invoke-GenesysAnalyticsQuery ConversationDetails -Past 1h -Session $session }).FullyQualifiedErrorId | Should -BeLike 'SessionEnded,*'
    }

    It 'ends many through the pipeline' {
        $null = 'a', 'b', 'c' | ForEach-Object { Connect-Sandbox $_ }
        Get-GenesysSession | Disconnect-GenesysCloud
        @(Get-GenesysSession).Count | Should -Be 0
    }

    It 'ends one by its name and leaves the others' {
        $null = Connect-Sandbox a
        $null = Connect-Sandbox b
        Disconnect-GenesysCloud a
        (Get-GenesysSession).Name | Should -Be 'b'
        (Get-GenesysSession -Default).Name | Should -Be 'b'
    }

    It 'does nothing with -WhatIf' {
        $session = Connect-Sandbox
        Disconnect-GenesysCloud -WhatIf
        $session.IsConnected | Should -BeTrue
    }

    It 'ends the session also when the server cannot revoke, and says so' {
        $session = Connect-Sandbox
        $sandbox.Server.AddFault('InternalServerError', '/api/v2/tokens/me', 1)
        Disconnect-GenesysCloud -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ServiceFailed,*'
        $session.IsConnected | Should -BeFalse
        @(Get-GenesysSession).Count | Should -Be 0
    }

    It 'writes an error that ends nothing when there is no session' {
        $after = Disconnect-GenesysCloud -ErrorAction SilentlyContinue -ErrorVariable failed; 'after'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        Disconnect-GenesysCloud none -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'SessionNotFound,*'
        Disconnect-GenesysCloud -ErrorAction Ignore
        (Get-ErrorOf { Disconnect-GenesysCloud -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }

    It 'hides no error of a sign-in when it stands in finally: <_>' -ForEach 'Ignore', 'SilentlyContinue', 'Continue', 'preference' {
        $with = if ($_ -eq 'preference') { @{} } else { @{ ErrorAction = $_ } }
        $real = Get-ErrorOf {
            $ErrorActionPreference = 'Stop'
            try { Connect-GenesysCloud @at -ClientId $sandbox.Credential.UserName -ClientSecret (ConvertTo-Secret wrong) }
            finally { Disconnect-GenesysCloud @with 2> $null 3> $null }
        }
        $real.FullyQualifiedErrorId | Should -BeLike 'ClientSecretRejected,*'
        "$real" | Should -BeLike '*or its secret was not accepted*'
    }

    It 'names the sessions there are when there is no default' {
        $null = Connect-Sandbox a
        $null = Connect-Sandbox b
        (Get-GenesysSession | Where-Object IsDefault).Name | Should -Be 'b'
        Get-GenesysSession | Format-Table | Out-String -Width 160 | Should -Match '(?m)^\* +b '
        $null = Get-ErrorOf { Connect-GenesysCloud @at -ClientId $sandbox.Credential.UserName -ClientSecret (ConvertTo-Secret wrong) }
        "$(Get-ErrorOf { Invoke-GenesysApi /api/v2/organizations/me })" |
            Should -Be 'There is no default session (the last sign-in failed). Sessions: a, b. Give -Session.'
        @(Get-GenesysSession | Where-Object IsDefault).Count | Should -Be 0
    }
}

Describe 'Runspaces' {
    AfterAll {
        Get-GenesysSession | Disconnect-GenesysCloud -ErrorAction SilentlyContinue
    }

    It 'leaves the sessions and sandboxes of others when one ends its own: <Name>' -ForEach @(
        @{ Name = '[powershell]::Create(), Remove-Module'; Run = {
                param($Module, $Sandbox, $Work)
                $shell = [powershell]::Create().AddScript($Work).AddArgument($Module).AddArgument($Sandbox).AddArgument('Remove')
                try { $shell.Invoke(); if ($shell.HadErrors) { throw "$($shell.Streams.Error)" } } finally { $shell.Dispose() }
            }
        }
        @{ Name = 'Start-ThreadJob, Import-Module -Force'; Run = {
                param($Module, $Sandbox, $Work)
                Start-ThreadJob ([scriptblock]::Create($Work)) -ArgumentList $Module, $Sandbox, 'Force' | Receive-Job -Wait -AutoRemoveJob -ErrorAction Stop
            }
        }
        @{ Name = 'ForEach-Object -Parallel, both'; Run = {
                param($Module, $Sandbox, $Work)
                'Remove', 'Force' | ForEach-Object -Parallel { & ([scriptblock]::Create($using:Work)) $using:Module $using:Sandbox $_ }
            }
        }
    ) {
        $work = @'
            param($Module, $Sandbox, $How)
            Import-Module $Module
            $own = Start-GenesysSandbox -Connect
            $null = Connect-GenesysCloud -ApiUri $Sandbox.ApiUri -LoginUri $Sandbox.LoginUri -Credential $Sandbox.Credential -Name inner
            if ($How -eq 'Force') { Import-Module $Module -Force } else { Remove-Module GenesysReporting }
            $ended = try { [Net.Sockets.TcpClient]::new('127.0.0.1', $own.ApiUri.Port).Dispose(); $false } catch { $true }
            [pscustomobject] @{ How = $How; OwnEnded = $ended -and -not $own.Session.IsConnected }
'@
        $session = Connect-Sandbox outer
        $done = @(& $Run $ModulePath $sandbox $work)
        $done.Count | Should -BeGreaterThan 0
        $done.OwnEnded | Should -Not -Contain $false
        Test-GenesysSession $session -Quiet | Should -BeTrue
        (Invoke-GenesysApi /api/v2/organizations/me -Session outer).name | Should -Be 'Sandbox'
    }

    It 'stops the sandboxes of its own runspace alone' {
        $null = Connect-Sandbox outer
        1..2 | ForEach-Object -Parallel { Import-Module $using:ModulePath; $null = Start-GenesysSandbox; Stop-GenesysSandbox }
        Test-GenesysSession outer -Quiet | Should -BeTrue
    }
}

Describe 'Several sessions at once' {
    BeforeAll {
        $other = Start-GenesysSandbox -Seed 2
        $a = Connect-Sandbox a
        $b = Connect-GenesysCloud -ApiUri $other.ApiUri -LoginUri $other.LoginUri -Credential $other.Credential -Name b -NoDefault
        $day = @{ Start = '2026-11-02'; End = '2026-11-03'; TimeZone = 'UTC' }
        $both = @(Invoke-GenesysAnalyticsQuery ConversationDetails @day -Session $a).Count + @(Invoke-GenesysAnalyticsQuery ConversationDetails @day -Session $b).Count
    }

    AfterAll {
        Get-GenesysSession | Disconnect-GenesysCloud -ErrorAction SilentlyContinue
        $other | Stop-GenesysSandbox
    }

    AfterEach {
        $other.Server.ClearFaults()
    }

    It 'asks each, and every record says its organization: <Name>' -ForEach @(
        @{ Name = 'objects'; Get = { Invoke-GenesysAnalyticsQuery ConversationDetails @day -Session $a, $b } }
        @{ Name = 'names'; Get = { Invoke-GenesysAnalyticsQuery ConversationDetails @day -Session a, b } }
        @{ Name = 'a wildcard'; Get = { Invoke-GenesysAnalyticsQuery ConversationDetails @day -Session '[ab]' } }
        @{ Name = 'the pipeline'; Get = { Get-GenesysSession | Invoke-GenesysAnalyticsQuery ConversationDetails @day } }
        @{ Name = 'the pipeline with a query'; Get = { $query = New-GenesysAnalyticsQuery ConversationDetails @day; Get-GenesysSession | Invoke-GenesysAnalyticsQuery -Query $query } }
    ) {
        $found = @(& $Get)
        $found.Count | Should -Be $both
        @($found | Where-Object Organization -NE 'Sandbox').Count | Should -Be 0
    }

    It 'says nothing of organizations for one session' {
        $one = Invoke-GenesysAnalyticsQuery ConversationDetails @day -Session a -First 1
        $one.PSObject.Properties.Name | Should -Not -Contain 'Organization'
        ($one | ConvertTo-GenesysRow).PSObject.Properties.Name | Should -Not -Contain 'Organization'
    }

    It 'gives rows the column first, with the names of each organization' {
        $rows = @(Invoke-GenesysAnalyticsQuery ConversationDetails @day -Session a, b | ConvertTo-GenesysRow -ResolveName)
        $rows.Count | Should -Be $both
        @($rows[0].PSObject.Properties.Name)[0] | Should -Be 'Organization'
        @($rows | Where-Object Organization -NE 'Sandbox').Count | Should -Be 0
        $plain = @(Invoke-GenesysAnalyticsQuery ConversationDetails @day -Session b | ConvertTo-GenesysRow -ResolveName -Session b)
        $rows[-1].QueueName | Should -Be $plain[-1].QueueName
    }

    It 'shows whole headings in one line at <_> columns' -ForEach 80, 100, 120 {
        $lines = @((Get-GenesysSession | Out-String -Width $_) -split '\r?\n' | Where-Object { $_.Trim() })
        $lines[0] | Should -Match '^ +Name +Organization +Region +Identity +Expires \(UTC\)( +Rate left +GrantType)? *$'
        $lines[1] | Should -Match '^[- ]+$'
    }

    It 'takes sessions from the pipeline, and not their names: Get-Genesys<_>' -ForEach 'Queue', 'User', 'Skill', 'Team', 'Flow', 'Division', 'WrapupCode', 'Presence' {
        $all = @(& "Get-Genesys$_" -Session a, b)
        @($a, $b | & "Get-Genesys$_").Id | Should -Be $all.Id
        @($b | & "Get-Genesys$_").Id | Should -Be (& "Get-Genesys$_" -Session b).Id
        $name = $all[-1].Name
        @(Get-GenesysSession -Name b | & "Get-Genesys$_" $name).Name | Should -Contain $name
        @($name | & "Get-Genesys$_" -Session b).Name | Should -Contain $name
        @($all[-1] | & "Get-Genesys$_" -Session b).Id | Should -Be $all[-1].Id
    }

    It 'keeps the summary of each session: <_>' -ForEach 'a query', 'jobs' {
        if ($_ -eq 'jobs') {
            $jobs = Start-GenesysAnalyticsJob ConversationDetails @day -Session a, b
            $null = $jobs | Wait-GenesysAnalyticsJob
            $null = $jobs | Receive-GenesysAnalyticsJob -SummaryVariable summary
        }
        else {
            $null = Invoke-GenesysAnalyticsQuery ConversationDetails @day -Session a, b -SummaryVariable summary
            $summary.Organization | Should -Be 'Sandbox', 'Sandbox'
        }
        $summary.Count | Should -Be 2
        ($summary | Measure-Object Delivered -Sum).Sum | Should -Be $both
    }

    It 'marks look-ups and calls too, and leaves no mark on what is cached' {
        @((Get-GenesysQueue -Session a, b).Organization | Select-Object -Unique) | Should -Be 'Sandbox'
        (Get-GenesysQueue -Session a)[0].PSObject.Properties.Name | Should -Not -Contain 'Organization'
        @(Invoke-GenesysApi /api/v2/organizations/me -Session a, b).Organization | Should -Be 'Sandbox', 'Sandbox'
        @($a, $b | Invoke-GenesysApi /api/v2/organizations/me).Count | Should -Be 2
        @(Test-GenesysSession a, b -Quiet) | Should -Be $true, $true
    }

    It 'does not stop at an error in one session' {
        $other.Server.AddFault('Forbidden', '/api/v2/organizations/me', 5)
        $got = @(Invoke-GenesysApi /api/v2/organizations/me -Session b, a, none -ErrorVariable failed -ErrorAction SilentlyContinue)
        $got.Count | Should -Be 1
        @($failed.FullyQualifiedErrorId) -like '*,*' | Should -HaveCount 2
        "$failed" | Should -BeLike "*'none'*"
        "$failed" | Should -BeLike '*Sandbox: *'
    }

    It 'asks for each job in the session that started it' {
        $jobs = @(Start-GenesysAnalyticsJob ConversationDetails @day -Session a, b)
        $jobs.SessionName | Should -Be 'a', 'b'
        $ended = @($jobs | Wait-GenesysAnalyticsJob)
        $ended.State | Should -Be 'Fulfilled', 'Fulfilled'
        @($jobs | Receive-GenesysAnalyticsJob -Session a, b).Count | Should -Be $both
    }

    It 'refuses one file for several, and an empty variable' {
        $refused = Get-ErrorOf { Export-GenesysConversation "$TestDrive/x.csv" @day -Session a, b }
        $refused.FullyQualifiedErrorId | Should -BeLike 'SessionsNotTaken,*'
        Get-ChildItem $TestDrive | Should -BeNullOrEmpty
        $none = $null
        (Get-ErrorOf { Invoke-GenesysApi /api/v2/organizations/me -Session $none }).FullyQualifiedErrorId | Should -BeLike 'SessionEmpty,*'
        (Get-ErrorOf { Invoke-GenesysApi /api/v2/organizations/me -Session @() }).FullyQualifiedErrorId | Should -BeLike 'SessionEmpty,*'
    }

    It 'completes each of several' {
        Complete 'Get-GenesysQueue -Session a,' | Should -Contain 'b'
    }
}
