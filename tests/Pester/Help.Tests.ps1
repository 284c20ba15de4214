BeforeDiscovery {
    . (Join-Path $PSScriptRoot Shared.ps1)
    . (Join-Path $RepositoryRoot docs/Examples.ps1)
    $cmdlets = (Get-Command -Module GenesysReporting).Name
    $topics = (Get-ChildItem (Join-Path $RepositoryRoot docs/en-US) -Filter about_*.help.txt).Name -replace '\.help\.txt$'
    $runnable = Get-ChildItem (Join-Path $RepositoryRoot docs/en-US) -Filter *.md |
        ForEach-Object { Get-PageExample $_.FullName } |
        Where-Object { $_.IsRunnable -and ($IsLinux -or -not $_.UsesProfile) } |
        ForEach-Object { @{ Page = $_.Page; Title = $_.Title; Example = $_ } }
    $reports = (Get-GenesysReport).Name
    $withoutPlatyPS = -not (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS)
}

BeforeAll {
    . (Join-Path $PSScriptRoot Shared.ps1)
    . (Join-Path $RepositoryRoot docs/Examples.ps1)
    $configurationBefore = $env:XDG_CONFIG_HOME
    $env:XDG_CONFIG_HOME = Join-Path $TestDrive config
    $helpFile = Join-Path $RepositoryRoot docs/en-US/GenesysReporting.dll-Help.xml
    $common = [Management.Automation.PSCmdlet]::CommonParameters

    # The text of a part of the help, however it is nested; a part that is missing has none.
    function Get-Text($Part) {
        (@($Part) | ForEach-Object { if ($_ -and $_.PSObject.Properties['Text']) { $_.Text } else { "$_" } }) -join "`n"
    }
}

AfterAll {
    $env:XDG_CONFIG_HOME = $configurationBefore
}

Describe 'Help of <_>' -ForEach $cmdlets {
    BeforeAll {
        $name = $_
        $help = Get-Help $name -Full
    }

    It 'has a synopsis and a description' {
        $help.Synopsis.Length | Should -BeGreaterThan 20
        (Get-Text $help.description).Length | Should -BeGreaterThan 200
    }

    It 'describes every parameter, and no other' {
        $documented = @($help.parameters.parameter)
        # A parameter that is only bound from objects of the pipeline is hidden, and has no text.
        $shown = (Get-Command $name).Parameters.Values | Where-Object { -not ($_.Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow }) }
        $documented.name | Sort-Object | Should -Be ($shown.Name | Where-Object { $_ -notin $common } | Sort-Object)
        foreach ($parameter in $documented) {
            (Get-Text $parameter.description).Length | Should -BeGreaterThan 15 -Because "-$($parameter.name) needs words"
        }
    }

    It 'has its page on the web below the address of the manifest' {
        $project = (Get-Module GenesysReporting).ProjectUri
        (Get-Command $name).HelpUri | Should -Be "$project/blob/main/docs/en-US/$name.md"
        Join-Path $RepositoryRoot "docs/en-US/$name.md" | Should -Exist
    }

    It 'states the input and the output' {
        foreach ($part in @($help.inputTypes.inputType) + @($help.returnValues.returnValue)) {
            $part.type.name | Should -Not -BeNullOrEmpty
            (Get-Text $part.description).Length | Should -BeGreaterThan 10
        }
        $written = @((Get-Command $name).OutputType | ForEach-Object Name)
        if ($written) { $help.returnValues.returnValue.type.name | Should -Be $written }
    }

    It 'has three examples or more, each with code' {
        $examples = @($help.examples.example)
        $examples.Count | Should -BeGreaterOrEqual 3
        foreach ($example in $examples) {
            $example.title | Should -Match 'Example \d+: \w'
            $example.code | Should -Match ([regex]::Escape($name))
            $errors = $null
            $null = [Management.Automation.Language.Parser]::ParseInput($example.code, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty
        }
        @($examples.code | Where-Object { $_.Contains('Start-GenesysSandbox') }).Count | Should -BeGreaterThan 0
    }

    It 'uses parameters that exist' {
        foreach ($example in $help.examples.example) {
            $tree = [Management.Automation.Language.Parser]::ParseInput($example.code, [ref] $null, [ref] $null)
            foreach ($call in $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
                $command = Get-Command $call.GetCommandName() -Module GenesysReporting -ErrorAction Ignore
                if (-not $command) { continue }
                $call.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] } |
                    ForEach-Object { $_.ParameterName | Should -BeIn $command.Parameters.Keys }
            }
        }
    }

    It 'says the default of each parameter that has one' {
        $without = @($help.parameters.parameter | Where-Object {
                $_.defaultValue -notin $null, '', 'None', 'False' -and (Get-Text $_.description) -notmatch '\bdefault\b'
            })
        $without | ForEach-Object name | Should -BeNullOrEmpty
    }

    It 'links the topics that it names' {
        $text = (Get-Text $help.description) + ($help.parameters.parameter | ForEach-Object { Get-Text $_.description })
        $named = [regex]::Matches($text, '\babout_Genesys(?!Report_)[A-Za-z]+') | ForEach-Object Value
        $linked = @($help.relatedLinks.navigationLink | ForEach-Object { $_.linkText })
        $named | Where-Object { $_ -notin $linked } | Sort-Object -Unique | Should -BeNullOrEmpty
    }

    It 'has no gap' {
        $all = $help | Out-String
        $all | Should -Not -Match '\{\{|Fill in|Insert list|```|@output'
    }
}

Describe '<_>' -ForEach $topics {
    It 'is found, and fits 80 columns' {
        $text = Get-Help $_ | Out-String
        $text | Should -Match 'SHORT DESCRIPTION'
        ($text -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }
}

Describe 'The page of the report <_>' -ForEach $reports {
    BeforeAll {
        $file = "about_GenesysReport_$_.help.txt"
        $page = [IO.File]::ReadAllText((Join-Path $RepositoryRoot "docs/en-US/$file"))
        $fresh = Join-Path $TestDrive pages
        if (-not (Test-Path $fresh)) {
            $null = New-Item -ItemType Directory $fresh
            & (Join-Path $RepositoryRoot docs/Update-ReportHelp.ps1) -PageFolder $fresh
        }
    }

    It 'is that of the definition' {
        [IO.File]::ReadAllText((Join-Path $fresh $file)) -ceq $page | Should -BeTrue -Because 'docs/Update-ReportHelp.ps1 must be run after a definition was changed'
    }

    It 'has no line that ends where a value should be' {
        $page -split '\n' -match '^ +[\w ]+:( \w+ is)?$' | Should -BeNullOrEmpty
    }

    It 'has every column with its definition and its formula' {
        $definition = Get-GenesysReport $_
        $words = $page -replace '\s+', ' '
        foreach ($column in @($definition.Rows) + @($definition.Columns)) {
            $words | Should -MatchExactly "\b$($column.Column)"
            $words | Should -BeLikeExactly "*$([WildcardPattern]::Escape($column.Definition))*"
        }
        foreach ($column in $definition.Columns | Where-Object Value) {
            $words | Should -BeLikeExactly "*from: *$([WildcardPattern]::Escape($column.Value))*"
        }
        $words | Should -BeLikeExactly "*permission: *$($definition.Permissions[0])*"
    }
}

Describe 'The pages of reports' {
    It 'are those of the reports that there are' {
        $pages = Get-ChildItem (Join-Path $RepositoryRoot docs/en-US) -Filter about_GenesysReport_*.help.txt
        $pages.Name | Sort-Object | Should -Be ((Get-GenesysReport).Name | ForEach-Object { "about_GenesysReport_$_.help.txt" } | Sort-Object)
    }

    It 'are found by Get-Help in the module' {
        Get-Help about_GenesysReport_QueuePerformance | Out-String | Should -Match 'oServiceLevel\.numerator / oServiceLevel\.denominator'
    }

    It 'are removed with their reports' {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $null = New-Item (Join-Path $folder about_GenesysReport_Gone.help.txt), (Join-Path $folder about_GenesysRows.help.txt)
        & (Join-Path $RepositoryRoot docs/Update-ReportHelp.ps1) -PageFolder $folder
        Join-Path $folder about_GenesysReport_Gone.help.txt | Should -Not -Exist
        Join-Path $folder about_GenesysRows.help.txt | Should -Exist
    }
}

Describe 'The page of stores' {
    BeforeAll {
        $file = 'about_GenesysStore.help.txt'
        $page = [IO.File]::ReadAllText((Join-Path $RepositoryRoot "docs/en-US/$file"))
    }

    It 'has the tables of the definitions' {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $damaged = $page -replace '(?m)^ +conversation_id \(text\)\n', ''
        $damaged -ceq $page | Should -BeFalse
        [IO.File]::WriteAllText((Join-Path $folder $file), $damaged)
        & (Join-Path $RepositoryRoot docs/Update-StoreHelp.ps1) -PageFolder $folder
        [IO.File]::ReadAllText((Join-Path $folder $file)) -ceq $page | Should -BeTrue -Because 'docs/Update-StoreHelp.ps1 must be run after a column was changed'
    }

    It 'has every table' {
        foreach ($table in 'conversations', 'segments', 'raw_conversations', 'user_presence', 'user_routing', 'queue_intervals', 'queues', 'presences') {
            $page | Should -MatchExactly "(?m)^    (\w+, )*$table(,|$)"
        }
        $page | Should -MatchExactly 'queue_intervals_named'
    }
}

Describe 'Lists in the help' {
    It 'names every topic, those of single reports aside, in the introduction' {
        $introduction = Get-Help about_GenesysReporting | Out-String
        $topics = (Get-ChildItem (Join-Path $RepositoryRoot docs/en-US) -Filter about_*.help.txt).Name -replace '\.help\.txt$'
        $topics = $topics -notlike 'about_GenesysReport_*' -ne 'about_GenesysReporting'
        $topics.Count | Should -BeGreaterThan 10
        $topics | Where-Object { $introduction -cnotmatch "(?m)^ +$_ " } | Should -BeNullOrEmpty
    }

    It 'names every column of a row' {
        $row = [GenesysReporting.Analytics.AnalyticsConversation]::new() | ConvertTo-GenesysRow
        $description = Get-Text (Get-Help ConvertTo-GenesysRow).description
        $row.PSObject.Properties.Name | Where-Object { $description -cnotmatch "\b$_\b" } | Should -BeNullOrEmpty
    }

    It 'names every column of the finer rows' -ForEach 'Participant', 'Session', 'Segment' {
        $part = '{"Participants":[{"Sessions":[{"Segments":[{}]}]}]}'
        $conversation = [Text.Json.JsonSerializer]::Deserialize($part, [GenesysReporting.Analytics.AnalyticsConversation], [Text.Json.JsonSerializerOptions] $null)
        $topic = Get-Help about_GenesysRows | Out-String
        $metrics = ([GenesysReporting.Analytics.AnalyticsConversation]::new() | ConvertTo-GenesysRow).PSObject.Properties.Name | Select-Object -Last 29
        $names = ($conversation | ConvertTo-GenesysRow -Grain $_).PSObject.Properties.Name
        $names.Count | Should -BeGreaterThan 20
        $names | Where-Object { $_ -notin $metrics -and $topic -cnotmatch "\b$_\b" } | Should -BeNullOrEmpty
    }

    It 'names every fault of the sandbox' {
        $sandbox = Start-GenesysSandbox
        $kinds = [enum]::GetNames($sandbox.Server.GetType().Assembly.GetType('GenesysReporting.Sandbox.SandboxFaultKind'))
        $sandbox | Stop-GenesysSandbox
        $topic = Get-Help about_GenesysSandbox | Out-String
        $kinds | Where-Object { $topic -cnotmatch "(?m)^ +$_ " } | Should -BeNullOrEmpty
    }
}

Describe 'The topic of metrics' {
    BeforeAll {
        # The rows of a part: term, metric, column or formula.
        function Get-TopicRow([string] $Part) {
            $text = [IO.File]::ReadAllText((Join-Path $RepositoryRoot docs/en-US/about_GenesysMetrics.help.txt))
            $lines = ($text -split "(?m)^  $Part\n", 2)[1] -split "(?m)^  \S", 2
            foreach ($line in $lines[0] -split "`n") {
                if ($line -cmatch '^    (?<term>\S.*?) {2,}(?<metric>[tno][A-Z]\w+) {2,}(?<column>\S.*)$') { [pscustomobject] $Matches }
            }
        }
        $aggregates = @(Get-TopicRow 'Conversation aggregates')
        $observations = @(Get-TopicRow 'The current state')
        $others = @(Get-TopicRow 'Other types of query')
    }

    It 'has terms that lead to their metrics in the catalogue' {
        $aggregates.Count | Should -BeGreaterThan 20
        $observations.Count | Should -BeGreaterThan 3
        $others.Count | Should -BeGreaterThan 3
        foreach ($row in $aggregates + $observations + $others) {
            (Get-GenesysAnalyticsCatalog -Metric $row.term).Name | Should -Contain $row.metric -Because "'$($row.term)' leads there"
        }
        foreach ($row in $others) { (Get-GenesysAnalyticsCatalog $row.column).Metrics | Should -Contain $row.metric }
        $known = (Get-GenesysAnalyticsCatalog ConversationAggregates).Metrics
        $aggregates.metric | Where-Object { $_ -cnotin $known } | Should -BeNullOrEmpty
        $known = (Get-GenesysAnalyticsCatalog QueueObservations).Metrics
        $observations.metric | Where-Object { $_ -cnotin $known } | Should -BeNullOrEmpty
    }

    It 'has the columns that rows have' {
        $sandbox = Start-GenesysSandbox -Connect
        $metrics = @($aggregates.metric | Select-Object -Unique)
        $row = Invoke-GenesysAnalyticsQuery ConversationAggregates -Past 1d -Metric $metrics | ConvertTo-GenesysRow | Select-Object -First 1
        foreach ($column in $aggregates.column -split ' / ') { $row.PSObject.Properties.Name | Should -Contain $column }
        $row = New-GenesysQueryFilter queueId Billing | Invoke-GenesysAnalyticsQuery QueueObservations -Metric oWaiting | ConvertTo-GenesysRow | Select-Object -First 1
        foreach ($column in $observations.column) { $row.PSObject.Properties.Name | Should -Contain $column }
        $sandbox | Stop-GenesysSandbox
    }
}

Describe 'The compiled help' {
    It 'matches the pages' -Skip:$withoutPlatyPS {
        & (Join-Path $RepositoryRoot docs/Build-Help.ps1) -OutputFolder $TestDrive
        $fresh = [IO.File]::ReadAllText((Join-Path $TestDrive (Split-Path $helpFile -Leaf)))
        $fresh -ceq [IO.File]::ReadAllText($helpFile) | Should -BeTrue -Because 'build.sh docs must be run after a page was changed'
    }

    It 'is the one of the module' {
        $laid = Join-Path (Split-Path (Get-Command Connect-GenesysCloud).DLL) ../en-US/GenesysReporting.dll-Help.xml
        (Get-FileHash $laid).Hash | Should -Be (Get-FileHash $helpFile).Hash
    }
}

Describe 'Pages that do not match the cmdlets' -Skip:$withoutPlatyPS {
    BeforeEach {
        $pages = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $pages
        Copy-Item (Join-Path $RepositoryRoot docs/en-US/*.md) $pages
        function Edit-Page([string] $Name, [string] $Old, [string] $New) {
            $file = Join-Path $pages "$Name.md"
            $text = [IO.File]::ReadAllText($file)
            [IO.File]::WriteAllText($file, $text.Replace($Old, $New))
        }
        function Get-BuildError {
            Get-ErrorOf { & (Join-Path $RepositoryRoot docs/Build-Help.ps1) -PageFolder $pages }
        }
    }

    It 'are refused when a page is missing' {
        Remove-Item (Join-Path $pages Get-GenesysSession.md)
        "$(Get-BuildError)" | Should -BeLike '*Get-GenesysSession has no page.*'
    }

    It 'are refused when there is a page too many' {
        $extra = [IO.File]::ReadAllText((Join-Path $pages Get-GenesysSession.md)).Replace('Get-GenesysSession', 'Get-GenesysNothing')
        [IO.File]::WriteAllText((Join-Path $pages Get-GenesysNothing.md), $extra)
        "$(Get-BuildError)" | Should -BeLike '*There is no cmdlet Get-GenesysNothing*'
    }

    It 'are refused when a parameter is missing, and when there is one too many' {
        Edit-Page Get-GenesysSession '### -Name' '### -Nome'
        $refused = "$(Get-BuildError)"
        $refused | Should -BeLike '*Get-GenesysSession -Name is not documented.*'
        $refused | Should -BeLike '*Get-GenesysSession has no parameter -Nome.*'
    }

    It 'are refused when a parameter is another' {
        Edit-Page Get-GenesysSession 'Type: System.String' 'Type: System.Int32'
        Edit-Page Get-GenesysSession 'SupportsWildcards: true' 'SupportsWildcards: false'
        $refused = "$(Get-BuildError)"
        $refused | Should -BeLike '*has the type System.String`[`], not System.Int32`[`].*'
        $refused | Should -BeLike '*wildcards=True*'
    }

    It 'are refused when the syntax is old' {
        Edit-Page Start-GenesysSandbox ' [-Latency <timespan>]' ''
        "$(Get-BuildError)" | Should -BeLike '*Start-GenesysSandbox has the syntax: *-Latency*'
    }

    It 'are refused when a gap was left' {
        Edit-Page Stop-GenesysSandbox 'Stops sandboxes' '{{ Fill in }}'
        "$(Get-BuildError)" | Should -BeLike '*Stop-GenesysSandbox.md has a gap*'
    }
}

Describe 'Example of <Page>: <Title>' -ForEach $runnable {
    AfterAll {
        Stop-GenesysSandbox
    }

    It 'runs, and writes what the page shows' {
        $written = Invoke-ExampleCode $Example.Code $ModulePath $TestDrive
        if ($Example.HasOutput) { Get-StableText $written | Should -BeExactly (Get-StableText $Example.Output) }
    }
}

Describe 'Get-Help -Online' {
    It 'opens the page on the web' -Skip:(-not $IsLinux) {
        # What PowerShell starts to open an address there.
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive browser)).FullName
        $opener = Join-Path $folder xdg-open
        Set-Content $opener "#!/bin/sh`nprintf '%s' `"`$1`" > '$folder/opening'`nmv '$folder/opening' '$folder/opened'"
        chmod 700 $opener
        $opened = Invoke-Fresh @"
            Import-Module `$ModulePath
            Get-Help Get-GenesysQueue -Online
            # The opener is not waited for.
            `$end = [datetime]::UtcNow.AddSeconds(60)
            while (-not (Test-Path '$folder/opened') -and [datetime]::UtcNow -lt `$end) { Start-Sleep -Milliseconds 20 }
            Get-Content '$folder/opened' -Raw
"@ -Environment @{ PATH = "${folder}:$env:PATH" }
        $opened | Should -Be (Get-Command Get-GenesysQueue).HelpUri
    }
}
