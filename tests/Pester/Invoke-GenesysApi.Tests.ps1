BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $script:scripted = @()
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0
    $details = '/api/v2/analytics/conversations/details/query'
    # A whole UTC day in the past, so that the data is final.
    # A fixed week, as the days of the week differ: agents are away on some of them.
    $midnight = [DateTimeOffset]'2026-03-07T00:00:00Z'
    $interval = '{0:yyyy-MM-ddTHH:mm:ss.fffZ}/{1:yyyy-MM-ddTHH:mm:ss.fffZ}' -f $midnight.AddDays(-2).UtcDateTime, $midnight.AddDays(-1).UtcDateTime

    # What went to the API, as 'METHOD /path?query'.
    function Get-Sent {
        @($sandbox.Server.Requests | Where-Object PathAndQuery -NotLike '/oauth/*' | ForEach-Object { "$($_.Method) $($_.PathAndQuery)" })
    }

    # A session whose API answers with the body and media type in $Answers for a path and query.
    function Connect-Scripted([hashtable] $Answers) {
        $port = Get-FreePort
        $listener = [Net.HttpListener]::new()
        $listener.Prefixes.Add("http://localhost:$port/")
        $listener.Start()
        # GetContext() could wait forever: a wait that begins while Stop() takes effect never ends, and the end of its
        # runspace waits with it.
        $stop = [Threading.CancellationTokenSource]::new()
        $shell = [powershell]::Create().AddScript({
                param($listener, $answers, $stop)
                while (-not $stop.IsCancellationRequested) {
                    $coming = $listener.GetContextAsync()
                    while (-not $coming.AsyncWaitHandle.WaitOne(50)) {
                        if ($stop.IsCancellationRequested) { return }
                    }
                    $context = $coming.GetAwaiter().GetResult()
                    $answer = $answers[$context.Request.RawUrl] ?? @{ Body = '{}' }
                    $bytes = $answer['Bytes'] ?? [Text.Encoding]::UTF8.GetBytes($answer['Body'])
                    $context.Response.StatusCode = $answer['Status'] ?? 200
                    $context.Response.ContentType = $answer['Type'] ?? 'application/json'
                    $context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
                    $context.Response.Close()
                }
            }).AddArgument($listener).AddArgument($Answers).AddArgument($stop)
        $script:scripted += @{ Listener = $listener; Shell = $shell; Running = $shell.BeginInvoke(); Stop = $stop }
        Connect-GenesysCloud -ApiUri "http://localhost:$port" -LoginUri $sandbox.LoginUri -Credential $sandbox.Credential -Name "scripted-$port" -NoDefault
    }
}

AfterAll {
    Get-GenesysSession | Disconnect-GenesysCloud -ErrorAction SilentlyContinue
    foreach ($server in $script:scripted) {
        $server.Stop.Cancel()
        $null = $server.Shell.EndInvoke($server.Running)
        $server.Shell.Dispose()
        $server.Listener.Close()
    }
    $sandbox | Stop-GenesysSandbox
}

Describe 'Invoke-GenesysApi' {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        $sandbox.Server.ClearRequests()
    }

    It 'gets an answer as an object, times as the text that was sent' {
        $answer = Invoke-GenesysApi $details -Method Post -Body @{ interval = $interval }
        $answer.totalHits | Should -BeGreaterThan 10
        $answer.conversations[0].conversationStart | Should -BeOfType string
        $answer.conversations[0].conversationStart | Should -Match 'Z$'
    }

    It 'takes a path as <Form>' -ForEach @(
        @{ Form = 'a path'; Given = { '/api/v2/organizations/me' } }
        @{ Form = 'a path without its slash'; Given = { 'api/v2/organizations/me' } }
        @{ Form = 'an address on the session''s API'; Given = { "$($sandbox.ApiUri)api/v2/organizations/me" } }
        @{ Form = 'an address with two slashes'; Given = { "$($sandbox.ApiUri)/api/v2/organizations/me" } }
    ) {
        (Invoke-GenesysApi (& $Given)).name | Should -Be 'Sandbox'
        Get-Sent | Should -Be 'GET /api/v2/organizations/me'
    }

    It 'joins and escapes the query' {
        $null = Invoke-GenesysApi '/api/v2/routing/queues?pageSize=5' -Query ([ordered]@{ name = 'A & B+ü'; id = 'x', 'y'; hasPeer = $true })
        Get-Sent | Should -Be 'GET /api/v2/routing/queues?pageSize=5&name=A%20%26%20B%2B%C3%BC&id=x&id=y&hasPeer=true'
    }

    It 'sends dates as UTC and numbers the same in every culture' {
        $null = Invoke-Fresh @"
            [Threading.Thread]::CurrentThread.CurrentCulture = 'fr-FR'
            Import-Module `$ModulePath
            `$secret = ConvertTo-SecureString '$($sandbox.Credential.GetNetworkCredential().Password)' -AsPlainText -Force
            `$null = Connect-GenesysCloud -ApiUri $($sandbox.ApiUri) -LoginUri $($sandbox.LoginUri) -ClientId $($sandbox.Credential.UserName) -ClientSecret `$secret
            `$null = Invoke-GenesysApi /api/v2/users -Query @{ at = [DateTimeOffset]'2026-11-01T08:00:00+02:00' }
            `$null = Invoke-GenesysApi /api/v2/users -Query @{ at = 1.5 }
"@
        Get-Sent | Should -Contain 'GET /api/v2/users?at=2026-11-01T06%3A00%3A00.000Z'
        Get-Sent | Should -Contain 'GET /api/v2/users?at=1.5'
    }

    It 'works in a session given by name' {
        $session = Connect-GenesysCloud -ApiUri $sandbox.ApiUri -LoginUri $sandbox.LoginUri -Credential $sandbox.Credential -Name other -NoDefault
        (Invoke-GenesysApi /api/v2/organizations/me -Session other).name | Should -Be 'Sandbox'
        Disconnect-GenesysCloud $session
    }

    It 'reports method, path, status, time and correlation id with -Verbose, and nothing that may be secret' {
        $said = Invoke-GenesysApi '/api/v2/users?pageSize=1&pageToken=hush' -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        "$said" | Should -Match '^GET /api/v2/users\?pageSize=1&pageToken=\*\*\*: HTTP 200 in \d+ ms, correlation id [0-9a-f-]{36}$'
    }

    It 'renews a token that the server refuses, without an error' {
        $sandbox.Server.ExpireTokens()
        (Invoke-GenesysApi /api/v2/organizations/me).name | Should -Be 'Sandbox'
    }
}

Describe 'Invoke-GenesysApi -All' {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        $sandbox.Server.ClearRequests()
    }

    It 'reads numbered pages to the end' {
        $all = Invoke-GenesysApi /api/v2/users -Query @{ pageSize = 100; state = 'any' } -All
        $paged = Invoke-GenesysApi '/api/v2/users?pageSize=3' -Query @{ state = 'any' } -All -WarningVariable warned
        $paged.id | Should -Be $all.id
        $warned | Should -BeNullOrEmpty
        Get-Sent | Should -Contain 'GET /api/v2/users?pageSize=3&state=any&pageNumber=2'
    }

    It 'follows links' {
        $all = Invoke-GenesysApi /api/v2/teams -Query @{ pageSize = 100 } -All
        $paged = Invoke-GenesysApi /api/v2/teams -Query @{ pageSize = 1 } -All
        $all.Count | Should -BeGreaterThan 1
        $paged.id | Should -Be $all.id
    }

    It 'pages a details query in its body, as the query cmdlet does' {
        $expected = Invoke-GenesysAnalyticsQuery ConversationDetails -Interval $interval
        $sandbox.Server.ClearRequests()
        $all = Invoke-GenesysApi $details -Method POST -Body @{ interval = $interval; paging = @{ pageSize = 10 } } -All -WarningVariable warned
        $all.conversationId | Should -Be $expected.ConversationId
        $warned | Should -BeNullOrEmpty
        @(Get-Sent).Count | Should -Be ([math]::Ceiling($expected.Count / 10))
    }

    It 'warns when fewer items came than were announced' {
        $sandbox.Server.AddFault('DropRecord', $details, 1)
        $null = Invoke-GenesysApi $details -Method POST -Body @{ interval = $interval } -All -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'announced \d+ items, and \d+ arrived'
    }

    It 'is stopped by Select-Object within the requests under way' {
        (Invoke-GenesysApi /api/v2/users -Query @{ pageSize = 1 } -All | Select-Object -First 3).Count | Should -Be 3
        @(Get-Sent).Count | Should -BeLessThan 12
    }

    It 'writes an answer that is not a list as it is, and says so' {
        $said = $(Invoke-GenesysApi /api/v2/tokens/me -All -Verbose | Set-Variable me) 4>&1
        $me.organization.name | Should -Be 'Sandbox'
        "$said" | Should -Match 'without a list'
    }

    It 'refuses a call that changes something' {
        (Get-ErrorOf { Invoke-GenesysApi /api/v2/routing/queues -Method POST -Body @{} -All }).FullyQualifiedErrorId | Should -BeLike 'AllNeedsRead,*'
        @(Get-Sent).Count | Should -Be 0
    }

    It 'ends a list that repeats itself with an error' {
        $session = Connect-Scripted @{ '/api/v2/x' = @{ Body = '{"entities":[1],"nextUri":"/api/v2/x"}' } }
        $got = [Collections.Generic.List[object]]::new()
        (Get-ErrorOf { Invoke-GenesysApi /api/v2/x -All -Session $session | ForEach-Object { $got.Add($_) } }).FullyQualifiedErrorId | Should -BeLike 'PagingLooped,*'
        $got | Should -Be 1
    }

    It 'follows no link to another host' {
        $session = Connect-Scripted @{ '/api/v2/x' = @{ Body = '{"entities":[1],"nextUri":"https://evil.example/api/v2/x?p=2"}' } }
        $failed = Get-ErrorOf { Invoke-GenesysApi /api/v2/x -All -Session $session }
        $failed.FullyQualifiedErrorId | Should -BeLike 'NextPageRefused,*'
        $failed.CategoryInfo.Category | Should -Be 'InvalidData'
    }
}

Describe 'Calls that change something' {
    BeforeEach {
        $sandbox.Server.ClearFaults()
        $sandbox.Server.ClearRequests()
    }

    It 'sends nothing for <_> with -WhatIf' -ForEach 'POST', 'PUT', 'PATCH', 'DELETE' {
        Invoke-GenesysApi /api/v2/routing/queues/abc -Method $_ -Body @{ a = 1 } -WhatIf
        @($sandbox.Server.Requests).Count | Should -Be 0
    }

    It 'checks the call also with -WhatIf' {
        (Get-ErrorOf { Invoke-GenesysApi /api/v2/routing/queues -Method POST -Body '{' -WhatIf }).FullyQualifiedErrorId | Should -BeLike 'BodyNotJson,*'
    }

    It 'reads also with -WhatIf' {
        (Invoke-GenesysApi /api/v2/organizations/me -WhatIf).name | Should -Be 'Sandbox'
        (Invoke-GenesysApi $details -Method POST -Body @{ interval = $interval } -WhatIf).totalHits | Should -BeGreaterThan 0
    }

    It 'does not ask, so that runbooks do not hang' {
        (Invoke-Fresh @"
            Import-Module `$ModulePath
            `$null = Start-GenesysSandbox -Connect
            try { Invoke-GenesysApi /api/v2/tokens/me -Method DELETE; 'done' } catch { "`$_" }
"@) | Should -Be 'done'
    }

    It 'repeats <Method> <Path> after a 503: <Repeats>' -ForEach @(
        @{ Method = 'GET'; Path = '/api/v2/users'; Repeats = $true }
        @{ Method = 'POST'; Path = '/api/v2/routing/queues'; Repeats = $false }
        @{ Method = 'PATCH'; Path = '/api/v2/routing/queues'; Repeats = $false }
    ) {
        $sandbox.Server.AddFault('ServiceUnavailable', $Path, 1)
        $failed = Get-ErrorOf { Invoke-GenesysApi $Path -Method $Method }
        @(Get-Sent).Count | Should -Be $(if ($Repeats) { 2 } else { 1 })
        [bool]$failed | Should -Be (-not $Repeats)
    }

    It 'shows a refusal with the platform''s text' {
        $failed = Get-ErrorOf { Invoke-GenesysApi /api/v2/users/me }
        $failed.FullyQualifiedErrorId | Should -Be 'UserContextRequired,GenesysReporting.Commands.InvokeGenesysApiCommand'
        $failed = Get-ErrorOf { Invoke-GenesysApi '/api/v2/nothing/here?pageToken=hush' }
        $failed.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        "$failed $($failed.TargetObject)" | Should -Not -BeLike '*hush*'
    }

    It 'names the permission that a query needs' {
        $poor = @($sandbox.Server.Clients | Where-Object { $null -ne $_.Permissions })[0]
        $session = Connect-GenesysCloud -ApiUri $sandbox.ApiUri -LoginUri $sandbox.LoginUri -ClientId $poor.ClientId -ClientSecret (ConvertTo-Secret $poor.ClientSecret) -NoDefault
        "$(Get-ErrorOf { Invoke-GenesysApi $details -Method POST -Body @{ interval = $interval } -Session $session })" | Should -BeLike '*analytics:conversationDetail:view*'
    }
}

Describe 'Bodies' {
    BeforeEach {
        $sandbox.Server.ClearRequests()
    }

    # The sandbox answers 404; the test checks the body that arrived.
    It 'writes <Case> as <Json>' -ForEach @(
        @{ Case = 'a table'; Given = { [ordered]@{ a = 1; b = 'x' } }; Json = '{"a":1,"b":"x"}' }
        @{ Case = 'an object'; Given = { [pscustomobject]@{ a = $null; b = $true } }; Json = '{"a":null,"b":true}' }
        @{ Case = 'a list of one'; Given = { , @('id1') }; Json = '["id1"]' }
        @{ Case = 'an empty list'; Given = { , @() }; Json = '[]' }
        @{ Case = 'depth'; Given = { @{ a = @{ a = @{ a = @{ a = @(@{ a = 'deep' }) } } } } }; Json = '{"a":{"a":{"a":{"a":[{"a":"deep"}]}}}}' }
        @{ Case = 'a time with its offset'; Given = { @{ a = [DateTimeOffset]'2026-11-01T08:00:00+02:00' } }; Json = '{"a":"2026-11-01T08:00:00.000+02:00"}' }
        @{ Case = 'a UTC time'; Given = { @{ a = [DateTimeOffset]::Parse('2026-11-01T08:00:00Z').UtcDateTime } }; Json = '{"a":"2026-11-01T08:00:00.000Z"}' }
        @{ Case = 'a constant'; Given = { @{ a = [DayOfWeek]::Monday } }; Json = '{"a":"Monday"}' }
        @{ Case = 'a switch'; Given = { @{ a = [switch]$true } }; Json = '{"a":true}' }
        @{ Case = 'the output of a pipeline without output'; Given = { @{ a = (Get-Variable nothing* -Scope Local | Where-Object { $false }) } }; Json = '{"a":null}' }
        @{ Case = 'text with notes'; Given = { @{ a = ('x' | Add-Member note 1 -PassThru) } }; Json = '{"a":"x"}' }
        @{ Case = 'a big number'; Given = { @{ a = [bigint]::Parse('123456789012345678901234567890') } }; Json = '{"a":123456789012345678901234567890}' }
        @{ Case = 'JSON as it is'; Given = { '{ "a" : 1.0 }' }; Json = '{ "a" : 1.0 }' }
        @{ Case = 'lines of JSON'; Given = { , @('{', '"a":1}') }; Json = "{`n`"a`":1}" }
        @{ Case = 'an answer'; Given = { (Invoke-GenesysApi /api/v2/routing/skills -Query @{ pageSize = 1 }).entities[0] | Select-Object name }; Json = '{"name":"*"}' }
    ) {
        $null = Get-ErrorOf { Invoke-GenesysApi /api/v2/routing/queues/abc -Method PUT -Body (& $Given) }
        @($sandbox.Server.Requests)[-1].BodyText | Should -BeLike ($Json -replace '\[', '`[' -replace '\]', '`]')
    }

    It 'refuses <Case> with <Id> and sends nothing' -ForEach @(
        @{ Case = 'broken JSON'; Given = { "{`n `"a`": }" }; Id = 'BodyNotJson'; Says = '*line 2, position 7*' }
        @{ Case = 'a table in quotes'; Given = { '@{ a = 1 }' }; Id = 'BodyNotJson'; Says = '*without quotes*' }
        @{ Case = 'nothing'; Given = { $null }; Id = 'BodyMissing'; Says = '*$null*' }
        @{ Case = 'a cycle'; Given = { $a = @{}; $a.b = @{ c = $a }; $a }; Id = 'BodyCyclic'; Says = '*$.b.c*' }
        @{ Case = 'no number'; Given = { @{ a = @(1, [double]::NaN) } }; Id = 'BodyNumberUnsupported'; Says = '*$.a`[1`]*' }
        @{ Case = 'a TimeSpan'; Given = { @{ a = [timespan]::FromMinutes(15) } }; Id = 'BodyValueUnsupported'; Says = '*PT15M*' }
        @{ Case = 'a secret'; Given = { @{ a = ConvertTo-Secret x } }; Id = 'BodyValueUnsupported'; Says = '*SecureString*' }
        @{ Case = 'a credential'; Given = { @{ a = $sandbox.Credential } }; Id = 'BodyValueUnsupported'; Says = '*SecureString*' }
        @{ Case = 'code'; Given = { @{ a = { 1 } } }; Id = 'BodyValueUnsupported'; Says = '*ScriptBlock*' }
        @{ Case = 'too much'; Given = { @{ a = 'x' * 600000 } }; Id = 'BodyTooLarge'; Says = '*512000*' }
    ) {
        $refused = Get-ErrorOf { Invoke-GenesysApi $details -Method POST -Body (& $Given) }
        $refused.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        "$refused" | Should -BeLike $Says
        $refused.CategoryInfo.Category | Should -Be 'InvalidArgument'
        @($sandbox.Server.Requests).Count | Should -Be 0
    }
}

Describe 'Answers' {
    BeforeAll {
        $session = Connect-Scripted @{
            '/api/v2/odd'     = @{ Body = '{"Id":1,"id":2,"":3}' }
            '/api/v2/names'   = @{ Body = '{"CamelCase":1,"lower":{"psobject":1}}' }
            '/api/v2/numbers' = @{ Body = '[9007199254740993,123456789012345678901234567890,1.5,1e3]' }
            '/api/v2/times'   = @{ Body = '{"at":"2026-11-01T08:00:00.000Z"}' }
            '/api/v2/csv'     = @{ Body = "a;b`n1;ü"; Type = 'text/csv' }
            '/api/v2/page'    = @{ Body = '<html>Sign in</html>'; Type = 'text/html' }
            '/api/v2/pdf'     = @{ Bytes = [byte[]](37, 80, 0, 255); Type = 'application/pdf' }
            '/api/v2/broken'  = @{ Body = '{"a":' }
            '/api/v2/none'    = @{ Body = ''; Status = 204 }
            '/api/v2/nulls'   = @{ Body = '[null,1]' }
        }
        function Get-Answer([string] $Name) { Invoke-GenesysApi "/api/v2/$Name" -Session $session @args }
    }

    It 'keep names that differ only in case, and become the same JSON again' {
        $odd = Get-Answer odd
        $odd['Id'], $odd['id'], $odd[''] | Should -Be 1, 2, 3
        $null = Get-ErrorOf { Invoke-GenesysApi /api/v2/x -Method PUT -Body $odd }
        @($sandbox.Server.Requests)[-1].BodyText | Should -Be '{"Id":1,"id":2,"":3}'
    }

    It 'keep the letters of names, and names that PowerShell reserves' {
        $answer = Get-Answer names
        $answer.psobject.Properties.Name | Should -BeExactly 'CamelCase', 'lower'
        $answer.lower['psobject'] | Should -Be 1
    }

    It 'keep every digit of a whole number' {
        $numbers = Get-Answer numbers
        $numbers.Count | Should -Be 4
        $numbers[0] | Should -Be 9007199254740993L
        $numbers[1] | Should -Be ([bigint]::Parse('123456789012345678901234567890'))
        $numbers[2] | Should -Be 1.5
    }

    It 'keep times as text' {
        (Get-Answer times).at | Should -BeExactly '2026-11-01T08:00:00.000Z'
        (Get-Answer times).at | Should -BeOfType string
    }

    It 'are text, bytes or nothing, as they arrived' {
        Get-Answer csv | Should -BeExactly "a;b`n1;ü"
        $bytes = Get-Answer pdf
        $bytes.GetType() | Should -Be ([byte[]])
        $bytes | Should -Be 37, 80, 0, 255
        @(Get-Answer none).Count | Should -Be 0
        @(Get-Answer nulls).Count | Should -Be 2
    }

    It 'warn of a web page' {
        Invoke-GenesysApi /api/v2/page -Session $session -WarningVariable warned -WarningAction SilentlyContinue | Should -BeLike '<html>*'
        "$warned" | Should -BeLike '*proxy*'
    }

    It 'that are broken JSON are an error' {
        $failed = Get-ErrorOf { Get-Answer broken }
        $failed.FullyQualifiedErrorId | Should -BeLike 'AnswerUnreadable,*'
    }
}

Describe 'Paths to other places' {
    It 'refuses <Path> with <Id> and sends nothing' -ForEach @(
        @{ Path = 'https://evil.example/api/v2/users'; Id = 'PathOutsideSession' }
        @{ Path = '//evil.example/api/v2/users'; Id = 'PathOutsideSession' }
        @{ Path = 'https://user:pw@evil.example/api/v2/users'; Id = 'PathOutsideSession' }
        @{ Path = '/api/v2/../../oauth/token'; Id = 'PathInvalid' }
        @{ Path = '/api/v2/%2e%2e/x'; Id = 'PathInvalid' }
        @{ Path = '/api/v2\x'; Id = 'PathInvalid' }
        @{ Path = "/api/v2/x`r`nX: y"; Id = 'PathInvalid' }
        @{ Path = '/api/v2/users#me'; Id = 'PathInvalid' }
        @{ Path = '/users'; Id = 'PathOutsideApi' }
        @{ Path = '/api/v2/users/'; Id = 'PathSegmentEmpty' }
        @{ Path = '/api/v2/users/{userId}'; Id = 'PathHasPlaceholder' }
        @{ Path = '/api/v2/users?access_token=hush'; Id = 'SecretInQuery' }
    ) {
        $sandbox.Server.ClearRequests()
        $refused = Get-ErrorOf { Invoke-GenesysApi $Path }
        $refused.FullyQualifiedErrorId | Should -Be "$Id,GenesysReporting.Commands.InvokeGenesysApiCommand"
        $refused.CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$refused" | Should -Not -Match 'hush|pw@'
        @($sandbox.Server.Requests).Count | Should -Be 0
    }

    It 'refuses the query <Query> with <Id>' -ForEach @(
        @{ Query = @{ a = $null }; Id = 'QueryValueMissing' }
        @{ Query = @{ a = @() }; Id = 'QueryValueMissing' }
        @{ Query = @{ ' ' = 1 }; Id = 'QueryKeyMissing' }
        @{ Query = @{ clientSecret = 'x' }; Id = 'SecretInQuery' }
        @{ Query = @{ pageSize = 2 }; Id = 'QueryKeyTwice' }
        @{ Query = @{ a = @{ b = 1 } }; Id = 'QueryValueUnsupported' }
        @{ Query = @{ a = [timespan]::Zero }; Id = 'QueryValueUnsupported' }
    ) {
        (Get-ErrorOf { Invoke-GenesysApi '/api/v2/users?pageSize=1' -Query $Query }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'refuses a body for a GET' {
        (Get-ErrorOf { Invoke-GenesysApi /api/v2/users -Body @{ a = 1 } }).FullyQualifiedErrorId | Should -BeLike 'BodyNotAllowed,*'
    }
}

Describe 'Completion of Invoke-GenesysApi' {
    It 'completes "<Line>" with <Expected>' -ForEach @(
        @{ Line = 'Invoke-GenesysApi api/v2/routing/q'; Expected = '/api/v2/routing/queues' }
        @{ Line = 'Invoke-GenesysApi details/q'; Expected = '/api/v2/analytics/conversations/details/query' }
        @{ Line = 'Invoke-GenesysApi x -Method D'; Expected = 'DELETE' }
        @{ Line = 'Invoke-GenesysApi x -Session '; Expected = 'Sandbox' }
    ) {
        Complete $Line | Should -Contain $Expected
    }
}
