BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    $sandbox = Start-GenesysSandbox -Connect -RequestsPerMinute 0 -ConversationsPerDay 400
    $time = @{ Start = '2026-11-02'; End = '2026-11-05'; TimeZone = 'UTC' }
    $keyText = 'a long random text of the tests'
    $key = ConvertTo-Secret $keyText
    $all = @(Invoke-GenesysAnalyticsQuery ConversationDetails @time -Mode Job)

    # The hash of a value in its canonical form, as about_GenesysProtection describes it.
    function Get-Hash([string] $Text) {
        $hmac = [Security.Cryptography.HMACSHA256]::new([Text.Encoding]::UTF8.GetBytes($keyText))
        [Convert]::ToHexString($hmac.ComputeHash([Text.Encoding]::UTF8.GetBytes($Text))).Substring(0, 32).ToLower()
    }
}

AfterAll {
    $sandbox | Stop-GenesysSandbox
}

Describe 'Export-GenesysConversation -Protect' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $folder
        $sandbox.Server.ClearFaults()
        $sandbox.Server.ClearRequests()
    }

    It 'hashes numbers so that the calls of one number still join, and leaves the other columns as they are' {
        $null = Export-GenesysConversation "$folder/plain.csv" @time -AllowFormula
        $null = Export-GenesysConversation "$folder/hashed.csv" @time -AllowFormula -Protect @{ ani = 'hash' } -ProtectKey $key
        $plain = @(Import-Csv "$folder/plain.csv")
        $hashed = @(Import-Csv "$folder/hashed.csv")
        $numbers = @($plain | Where-Object Ani -Match '^tel:\+\d+$')
        $numbers.Count | Should -BeGreaterThan 50
        foreach ($row in $numbers) {
            ($hashed | Where-Object ConversationId -EQ $row.ConversationId).Ani | Should -BeExactly (Get-Hash $row.Ani.Substring(5))
        }
        @($hashed | Where-Object Ani | Group-Object Ani).Count | Should -Be @($plain | Where-Object Ani | Group-Object Ani).Count
        # A hidden number and the name of its caller may be the same text.
        $named = @($plain | Where-Object { $_.Ani -and $_.Ani -eq $_.CustomerName })
        $named.Count | Should -BeGreaterThan 0
        $named | ForEach-Object { ($hashed | Where-Object ConversationId -EQ $_.ConversationId).CustomerName | Should -BeExactly (Get-Hash $_.Ani) }
        $columns = $plain[0].PSObject.Properties.Name | Where-Object { $_ -notin 'Ani', 'CustomerName' }
        ($hashed | Select-Object $columns | ConvertTo-Json) | Should -BeExactly ($plain | Select-Object $columns | ConvertTo-Json)
    }

    It 'drops and masks in lines of JSON, which read as conversations as before' {
        $null = Export-GenesysConversation "$folder/a.jsonl" @time -Mode Job -Protect @{
            Attributes = 'Drop'; CustomerName = 'Mask'; WrapUpNote = 'Drop'; Ani = 'Drop'; Subject = 'Mask'
        }
        $records = [IO.File]::ReadAllLines("$folder/a.jsonl") | ForEach-Object { $_ | ConvertFrom-Json -AsHashtable }
        $records.conversationId | Should -Be $all.ConversationId
        $participants = @($records.participants)
        @($participants | Where-Object { $_.ContainsKey('attributes') }) | Should -BeNullOrEmpty
        $names = @($participants | Where-Object { $_.purpose -eq 'customer' -and $_.ContainsKey('participantName') } | ForEach-Object participantName)
        $names.Count | Should -BeGreaterThan 100
        $names | Where-Object { $_ -cnotmatch '^\p{L}?\*\*\*\d{0,3}$' } | Should -BeNullOrEmpty
        @($participants.sessions | Where-Object { $_.ContainsKey('ani') }) | Should -BeNullOrEmpty
        $segments = @($participants.sessions.segments)
        @($segments | Where-Object { $_.ContainsKey('wrapUpNote') }) | Should -BeNullOrEmpty
        @($segments | Where-Object { $_.ContainsKey('subject') -and $_.subject -notmatch '\*\*\*' }) | Should -BeNullOrEmpty
        @($all.Participants.Attributes | Where-Object Count -GT 0).Count | Should -BeGreaterThan 0
        @($all.Participants.Sessions.Segments | Where-Object WrapUpNote).Count | Should -BeGreaterThan 0
        [IO.File]::ReadAllLines("$folder/a.jsonl") | ConvertTo-GenesysRow | Measure-Object | ForEach-Object Count | Should -Be $all.Count
    }

    It 'protects a single attribute by a pattern' {
        $name = @($all.Participants.Attributes.Keys)[0]
        $pattern = "Attribute:$($name.Substring(0, 2).ToUpper())*"
        $null = Export-GenesysConversation "$folder/a.csv" @time -Mode Job -Attribute $name -Protect @{ $pattern = 'Drop' }
        @(Import-Csv "$folder/a.csv" | Where-Object $name) | Should -BeNullOrEmpty
        $null = Export-GenesysConversation "$folder/b.csv" @time -Mode Job -Attribute $name -Protect @{ 'Attribute:none' = 'Drop' }
        @(Import-Csv "$folder/b.csv" | Where-Object $name).Count | Should -BeGreaterThan 0
    }

    It 'resumes with the same rules and key, and names the difference of others' {
        $protect = [ordered] @{ Ani = 'Hash'; CustomerName = [GenesysReporting.Protection.ProtectionAction]::Mask }
        $sandbox.Server.AddFault('InternalServerError', '*/conversations/details/query', 1, 8, 0)
        $failed = Get-ErrorOf { Export-GenesysConversation "$folder/a.csv" @time -Protect $protect -ProtectKey $key -ThrottleLimit 1 -WarningAction SilentlyContinue }
        $failed.FullyQualifiedErrorId | Should -BeLike 'ServiceFailed,*'
        Get-Content "$folder/a.csv.progress.json" -Raw | Should -Not -Match ([regex]::Escape($keyText))
        $other = ConvertTo-Secret 'another long random text'
        $refused = Get-ErrorOf { Export-GenesysConversation "$folder/a.csv" @time -Protect $protect -ProtectKey $other }
        $refused.FullyQualifiedErrorId | Should -BeLike 'OtherExport,*'
        "$refused" | Should -BeLike '*-Protect: the key is another one.*'
        "$(Get-ErrorOf { Export-GenesysConversation "$folder/a.csv" @time -Protect @{ Ani = 'Drop' } })" |
            Should -BeLike '*-Protect: Ani is Hash there and Drop here; CustomerName is Mask there and not protected here.*'
        "$(Get-ErrorOf { Export-GenesysConversation "$folder/a.csv" @time })" | Should -BeLike '*Ani is Hash there and not protected here*'
        $summary = Export-GenesysConversation "$folder/a.csv" @time -Protect @{ customername = 'mask'; ANI = 'hash' } -ProtectKey $key
        $summary.Resumed | Should -BeTrue
        $null = Export-GenesysConversation "$folder/b.csv" @time -Protect $protect -ProtectKey $key
        Get-Content "$folder/a.csv" -Raw | Should -BeExactly (Get-Content "$folder/b.csv" -Raw)
    }

    It 'refuses <Error>, and sends nothing' -ForEach @(
        @{ Error = 'ProtectEmpty'; With = { @{ Protect = @{} } } }
        @{ Error = 'ProtectFieldUnknown'; With = { @{ Protect = @{ Anni = 'Hash' } } }; Said = "*Did you mean 'Ani'?*Ani, Dnis, *" }
        @{ Error = 'ProtectFieldTwice'; With = { @{ Protect = [Collections.Hashtable]::new(@{ Ani = 'Mask'; ' ani' = 'Mask' }) } } }
        @{ Error = 'ProtectActionUnknown'; With = { @{ Protect = @{ Ani = 'Hide' } } }; Said = '*Hash, Mask, Drop*' }
        @{ Error = 'ProtectKeyMissing'; With = { @{ Protect = @{ Ani = 'Hash' } } }; Said = '*-ProtectKey*' }
        @{ Error = 'ProtectKeyShort'; With = { @{ Protect = @{ Ani = 'Hash' }; ProtectKey = ConvertTo-Secret 'fifteen bytes..' } }; Said = '*15 bytes*16*' }
        @{ Error = 'ProtectKeyAlone'; With = { @{ ProtectKey = $key } } }
        @{ Error = 'ParameterNotTaken'; With = { @{ Protect = @{ AgentName = 'Mask' }; ResolveName = $true } }; Said = '*-ResolveName*AgentName*' }
    ) {
        $parameters = & $With
        $refused = Get-ErrorOf { Export-GenesysConversation "$folder/a.csv" @time @parameters }
        $refused.FullyQualifiedErrorId | Should -Be "$Error,GenesysReporting.Commands.ExportGenesysConversationCommand"
        "$refused" | Should -BeLike ($_['Said'] ?? '*')
        "$refused" | Should -Not -Match 'fifteen'
        $sandbox.Server.Requests.Count | Should -Be 0
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'refuses a key as plain text without quoting it' {
        $refused = Get-ErrorOf { Export-GenesysConversation "$folder/a.csv" @time -Protect @{ Ani = 'Hash' } -ProtectKey $keyText }
        "$refused" | Should -BeLike '*SecureString*'
        "$refused $($refused.Exception) $($refused.TargetObject)" | Should -Not -Match ([regex]::Escape($keyText))
    }

    It 'shows the key nowhere' {
        $said = Export-GenesysConversation "$folder/a.csv" @time -Protect @{ Ani = 'Hash' } -ProtectKey $key -Verbose -Debug 3>&1 4>&1 5>&1 6>&1
        $text = ($said | Out-String) + ($said | ConvertTo-Json -Depth 4 -WarningAction SilentlyContinue)
        $text | Should -Not -Match ([regex]::Escape($keyText))
        $text | Should -Match 'Complete'
    }

    It 'completes fields within the table, as PowerShell 7.6 can' -Skip:($PSVersionTable.PSVersion -lt [version] '7.6') {
        Complete 'Export-GenesysConversation a.csv -Protect @{ A' | Should -Contain AgentName
        Complete "Export-GenesysConversation a.csv -Protect @{ Ani = 'Hash'; Cu" | Should -Be CustomerName
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Export-GenesysConversation a.csv -Protect '; Expected = "@{ Ani = 'Hash' }" }
        @{ Line = 'Export-GenesysConversation a.csv -Protect wrapup'; Expected = "@{ WrapUpNote = 'Drop' }" }
        @{ Line = 'Export-GenesysConversation a.csv -Protect mask'; Expected = "@{ CustomerName = 'Mask' }" }
    ) {
        Complete $Line | Should -Contain $Expected
    }
}
