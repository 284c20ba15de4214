BeforeDiscovery {
    $kinds = @(
        @{ Cmdlet = 'Get-GenesysQueue'; Type = 'GenesysQueue'; Path = '/api/v2/routing/queues'; Count = 5; Some = 'Billing'; Wild = 'S*'; Fits = 'Sales', 'Support'; View = 'Name +Division +Members +Joined +Id'; Permission = 'routing:queue:view' }
        @{ Cmdlet = 'Get-GenesysUser'; Type = 'GenesysUser'; Path = '/api/v2/users'; Count = 11; Some = 'Alice Martin'; Wild = '*[ ]*ee'; Fits = 'Sam Lee', 'Sam Lee'; View = 'Name +Email +State +Division +Id' }
        @{ Cmdlet = 'Get-GenesysWrapupCode'; Type = 'GenesysWrapupCode'; Path = '/api/v2/routing/wrapupcodes'; Count = 8; Some = 'Resolved'; Wild = '*a[dl]*'; Fits = 'Call back later', 'Complaint, escalated', 'Sale – closed', 'İade'; View = 'Name +Division +Id'; Permission = 'routing:wrapupCode:view' }
        @{ Cmdlet = 'Get-GenesysDivision'; Type = 'GenesysDivision'; Path = '/api/v2/authorization/divisions'; Count = 3; Some = 'Home'; Wild = '*&*'; Fits = 'Türkiye & Orta Doğu'; View = 'Name +Home +Description +Id' }
        @{ Cmdlet = 'Get-GenesysSkill'; Type = 'GenesysSkill'; Path = '/api/v2/routing/skills'; Count = 6; Some = 'French'; Wild = '*, *'; Fits = 'Level 2, technical'; View = 'Name +State +Division +Id'; Permission = 'routing:skill:view' }
        @{ Cmdlet = 'Get-GenesysTeam'; Type = 'GenesysTeam'; Path = '/api/v2/teams'; Count = 3; Some = 'Blue team'; Wild = '*TEAM'; Fits = 'Blue team', 'Green team'; View = 'Name +Division +Members +Id'; Permission = 'groups:team:view' }
        @{ Cmdlet = 'Get-GenesysFlow'; Type = 'GenesysFlow'; Path = '/api/v2/flows'; Count = 6; Some = 'Main menu'; Wild = '*; *'; Fits = 'Messaging; welcome'; View = 'Name +Type +Division +Id'; Permission = 'architect:flow:view' }
    )
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0

    # What went to the API, as 'METHOD /path?query'.
    function Get-Sent {
        @($sandbox.Server.Requests | Where-Object PathAndQuery -NotLike '/oauth/*' | ForEach-Object { "$($_.Method) $($_.PathAndQuery)" })
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe '<Cmdlet>' -ForEach $kinds {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        # Each test has its own session, which has no cached names.
        $session = Connect-GenesysCloud -ApiUri $sandbox.ApiUri -LoginUri $sandbox.LoginUri -Credential $sandbox.Credential -Name names
        $sandbox.Server.ClearRequests()
    }

    It 'lists all as typed objects, once' {
        $all = & $Cmdlet
        $all.Count | Should -Be $Count
        $all[0].GetType().FullName | Should -Be "GenesysReporting.Names.$Type"
        (& $Cmdlet).Id | Should -Be $all.Id
        @(Get-Sent).Count | Should -Be 1
        Get-Sent | Should -BeLike "GET ${Path}?pageSize=100*"
    }

    It 'finds a name whatever its case, by argument and from the pipeline' {
        (& $Cmdlet $Some.ToUpperInvariant()).Name | Should -BeExactly $Some
        ($Some | & $Cmdlet).Name | Should -BeExactly $Some
        ([pscustomobject] @{ Name = $Some } | & $Cmdlet).Name | Should -BeExactly $Some
    }

    It 'finds by wildcard, silent without a match' {
        (& $Cmdlet $Wild).Name | Should -BeExactly $Fits
        & $Cmdlet 'nothing*' -ErrorVariable failure | Should -BeNullOrEmpty
        $failure | Should -BeNullOrEmpty
    }

    It 'finds by id, in three ways' {
        $one = & $Cmdlet $Some
        (& $Cmdlet -Refresh -Id $one.Id).Name | Should -BeExactly $Some
        (& $Cmdlet -Refresh $one.Id).Name | Should -BeExactly $Some
        ("Id`n$($one.Id)" | ConvertFrom-Csv | & $Cmdlet -Refresh).Name | Should -BeExactly $Some
    }

    It 'returns its own output unchanged' {
        $all = & $Cmdlet
        ($all | & $Cmdlet).Id | Should -Be $all.Id
    }

    It 'answers a name without a match with the nearest, and continues' {
        $near = $Some.Remove(1, 1)
        $found = & $Cmdlet $near, $Some -ErrorAction SilentlyContinue -ErrorVariable failure
        $found.Name | Should -BeExactly $Some
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NameNotFound,*'
        $failure[0].CategoryInfo.Category | Should -Be ObjectNotFound
        $failure[0].TargetObject | Should -Be $near
        "$($failure[0])" | Should -BeLike "*'$Some'*"
    }

    It 'answers an unknown id with IdNotFound, and continues' {
        $nobody = [guid]::NewGuid().ToString()
        $known = (& $Cmdlet $Some).Id
        $found = & $Cmdlet -Id $nobody, $known, 'none' -ErrorAction SilentlyContinue -ErrorVariable failure
        $found.Name | Should -BeExactly $Some
        $failure.FullyQualifiedErrorId | Should -BeLike 'IdNotFound,*'
        $failure.TargetObject | Should -Be $nobody, 'none'
    }

    It 'asks again with -Refresh' {
        $null = & $Cmdlet
        $null = & $Cmdlet -Refresh
        @(Get-Sent).Count | Should -Be 2
    }

    It 'completes names that are known, quoted where needed, without a request' {
        Complete "$Cmdlet " | Where-Object { $_ -like "*$Some*" } | Should -BeNullOrEmpty
        Get-Sent | Should -BeNullOrEmpty
        $null = & $Cmdlet
        $sandbox.Server.ClearRequests()
        Complete "$Cmdlet -Name $($Some.Substring(0, 3))" | Should -Contain ($Some -match '^\w+$' ? $Some : "'$Some'")
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'has its own table, and JSON with all members' {
        & $Cmdlet | Format-Table | Out-String -Width 200 | Should -Match $View
        $json = & $Cmdlet $Some | ConvertTo-Json -Depth 5 | ConvertFrom-Json
        $json.Name | Should -BeExactly $Some
        $json.AdditionalMembers.selfUri | Should -BeLike '/api/v2/*'
    }

    It 'names the permission that is missing' -Skip:(-not $_.ContainsKey('Permission')) {
        $sandbox.Server.AddFault('Forbidden', $Path, 2)
        $refused = Get-ErrorOf { & $Cmdlet }
        $refused.FullyQualifiedErrorId | Should -BeLike 'PermissionMissing,*'
        "$refused" | Should -BeLike "*$Permission*"
        (Test-GenesysSession -Cmdlet $Cmdlet).MissingPermissions | Should -Be $Permission
    }

    It 'takes a page that is not a list for an error, and not for an empty organisation' {
        $sandbox.Server.AddFault('NotJson', $Path, 1)
        (Get-ErrorOf { & $Cmdlet }).FullyQualifiedErrorId | Should -BeLike 'AnswerUnreadable,*'
    }

    It 'takes <_> for an error, and not for an empty organisation' -ForEach 'NullAnswer', 'ArrayAnswer', 'ErrorAsSuccess', 'NoList' {
        $sandbox.Server.AddFault($_, $Path, 9)
        (Get-ErrorOf { & $Cmdlet }).FullyQualifiedErrorId | Should -BeLike 'AnswerMisshaped,*'
    }

    It 'needs a session' {
        $session | Disconnect-GenesysCloud
        (Get-ErrorOf { & $Cmdlet }).FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        Complete "$Cmdlet -Name $($Some.Substring(0, 3))" | Where-Object { $_ -like "*$Some*" } | Should -BeNullOrEmpty
    }
}

Describe 'Look-ups of names' {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        $session = Connect-GenesysCloud -ApiUri $sandbox.ApiUri -LoginUri $sandbox.LoginUri -Credential $sandbox.Credential -Name names
        $sandbox.Server.ClearRequests()
    }

    It 'find users by state, and by id those who were deleted' {
        (Get-GenesysUser -State Deleted).Name | Should -Be 'Paul Gone'
        (Get-GenesysUser paul* -State Any).State | Should -Be deleted
        @(Get-GenesysUser -State Any).Count | Should -Be 13
        $id = (Get-GenesysUser -State Deleted).Id
        (Get-GenesysUser -Refresh -Id $id).Name | Should -Be 'Paul Gone'
        @(Get-Sent)[-1] | Should -Be "GET /api/v2/users?pageSize=100&state=any&id=$id"
        $failure = Get-ErrorOf { Get-GenesysUser 'Paul Gone' -ErrorAction Stop }
        "$failure" | Should -BeLike '*-State Any*'
        "$failure" | Should -Not -BeLike '*Did you mean*'
    }

    It 'write all of one name, and each once however many names fit it' {
        @(Get-GenesysUser 'sam lee').Count | Should -Be 2
        (Get-GenesysQueue S*, Sales, Billing).Name | Should -Be Sales, Support, Billing
    }

    It 'request only a plain name' {
        $null = Get-GenesysQueue 'Réclamations, VIP'
        Get-Sent | Should -Be 'GET /api/v2/routing/queues?pageSize=100&name=R%C3%A9clamations%2C%20VIP'
    }

    It 'gather ids out of the pipeline into one request' {
        $ids = (Get-GenesysUser -State Any).Id
        $sandbox.Server.ClearRequests()
        $found = $ids | ForEach-Object { [pscustomobject] @{ Id = $_ } } | Get-GenesysUser -Refresh
        $found.Id | Should -Be $ids
        @(Get-Sent).Count | Should -Be 1
    }

    It 'can be nested without waiting for them' {
        $names = Get-GenesysUser -Refresh | ForEach-Object { Get-GenesysUser $_.Name, *lee | Select-Object -First 1 } | ForEach-Object Name
        $names.Count | Should -Be 11
        (Get-GenesysQueue Sales, S*, Billing | ForEach-Object { Get-GenesysQueue $_.Name, D* -Refresh }).Count | Should -Be 6
    }

    It 'are stopped by Select-Object' {
        (Get-GenesysUser | Select-Object -First 2).Count | Should -Be 2
        @(Get-GenesysUser).Count | Should -Be 11
    }

    It 'keep sessions apart' {
        $other = Connect-GenesysCloud -ApiUri $sandbox.ApiUri -LoginUri $sandbox.LoginUri -Credential $sandbox.Credential -Name other -NoDefault
        $null = Get-GenesysQueue -Session other
        Complete 'Get-GenesysQueue -Name Bill' | Should -Not -Contain Billing
        Complete 'Get-GenesysQueue -Session other -Name Bill' | Should -Be Billing
        Complete 'Get-GenesysQueue -Session none -Name Bill' | Should -Not -Contain Billing
        $other | Disconnect-GenesysCloud
    }

    It 'share what several threads of one session ask for' {
        $found = 1..6 | ForEach-Object -ThrottleLimit 6 -Parallel {
            Import-Module $using:ModulePath
            Get-GenesysUser *lee -Session $using:session
        }
        $found.Count | Should -Be 12
        @(Get-Sent).Count | Should -Be 1
    }

    It 'have the same wildcards as PowerShell: <Pattern>' -ForEach @(
        '*', 'B*', '?illing', '*[st]', '[a-c]*', '*ng', '*, *', '*"*', '[!b]*', 'Destek?"*' | ForEach-Object { @{ Pattern = $_ } }
    ) {
        $expected = (Get-GenesysQueue).Name | Where-Object { $_ -like $Pattern }
        (Get-GenesysQueue $Pattern).Name | Should -BeExactly $expected
    }

    It 'read names the same in every culture' {
        $answer = Invoke-Fresh @"
            [Threading.Thread]::CurrentThread.CurrentCulture = 'tr-TR'
            Import-Module `$ModulePath
            `$secret = ConvertTo-SecureString '$($sandbox.Credential.GetNetworkCredential().Password)' -AsPlainText -Force
            `$null = Connect-GenesysCloud -ApiUri $($sandbox.ApiUri) -LoginUri $($sandbox.LoginUri) -ClientId $($sandbox.Credential.UserName) -ClientSecret `$secret
            @{ Literal = (Get-GenesysQueue BILLING).Name; Wild = (Get-GenesysQueue BILL*).Name }
"@
        $answer.Literal | Should -Be Billing
        $answer.Wild | Should -Be Billing
    }
}
