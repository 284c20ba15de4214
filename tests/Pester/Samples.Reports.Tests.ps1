BeforeAll {
    . (Join-Path $PSScriptRoot SamplesShared.ps1)

    # The profiles of the user who runs this are never touched. Windows takes the folder from elsewhere, so it is left out there.
    $savedHome = $env:XDG_CONFIG_HOME
    $env:XDG_CONFIG_HOME = Join-Path $TestDrive config
    $sandbox = Start-GenesysSandbox -ConversationsPerDay 20 -RequestsPerMinute 0
    $other = Start-GenesysSandbox -Seed 2 -ConversationsPerDay 20 -RequestsPerMinute 0
    if (-not $IsWindows) {
        Save-SandboxProfile $other north
        Save-SandboxProfile $sandbox south
    }
    $zone = Get-NoonZone
    $yesterday = Get-Yesterday $zone
    $day = @{ Start = $yesterday; End = $yesterday.AddDays(1); TimeZone = $zone }
}

AfterAll {
    Stop-GenesysSandbox
    $env:XDG_CONFIG_HOME = $savedHome
}

Describe 'The mailed report' -Skip:$IsWindows {
    BeforeAll {
        Add-Type -Path (Join-Path $PSScriptRoot Hosts/SmtpServer.cs)
        $smtp = [SmtpServer]::new()
        $mail = @{ SmtpServer = '127.0.0.1'; Port = $smtp.Port; From = 'reports@example.com'; To = 'a@example.com,b@example.com'; TimeZone = $zone; ProfileName = 'south' }
        $env:SMTP_USER, $env:SMTP_PASSWORD = 'reports', 'password'
    }

    AfterAll {
        $smtp.Dispose()
        $env:SMTP_USER = $env:SMTP_PASSWORD = $null
    }

    It 'is not sent without TLS, and the password is not sent either' {
        Get-SampleError Send-DailyReport.ps1 $mail | Should -Match 'secure'
        $smtp.Commands | Where-Object { $_ -match '^(AUTH|MAIL|DATA)' } | Should -BeNullOrEmpty
    }

    It 'is not sent without TLS to another machine if there is a password' {
        $elsewhere = $mail + @{ NoTls = $true }
        $elsewhere.SmtpServer = 'mail.example.com'
        Get-SampleError Send-DailyReport.ps1 $elsewhere | Should -Match 'unencrypted'
    }

    It 'is not sent if data are missing' {
        $sandbox.Server.AddFault('DropRecord', '/api/v2/analytics/*', [int]::MaxValue)
        try {
            Get-SampleError Send-DailyReport.ps1 ($mail + @{ NoTls = $true; Report = 'InteractionList' }) | Should -Match 'is not complete'
        }
        finally {
            $sandbox.Server.ClearFaults()
        }
        $smtp.Mails.Count | Should -Be 0
    }

    It 'is the report of yesterday, as the body of a mail to each address' {
        $smtp.Commands.Clear()
        $run = Invoke-Sample Send-DailyReport.ps1 (@($mail.Keys | ForEach-Object { "-$_", $mail.$_ }) + '-NoTls')
        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        $smtp.Commands | Where-Object { $_ -match '^RCPT' } | Should -Be 'RCPT TO:<a@example.com>', 'RCPT TO:<b@example.com>'
        # The user's name in base64.
        $smtp.Commands | Where-Object { $_ -match '^AUTH' } | Should -Be 'AUTH login cmVwb3J0cw=='
        $smtp.Mails.Count | Should -Be 1
        $smtp.Mails[0] | Should -Match '(?m)^Content-Type: text/html; charset=utf-8'
        $file = Join-Path $TestDrive expected.html
        $session = Connect-GenesysCloud -ProfileName south -WarningAction SilentlyContinue
        $null = Invoke-GenesysReport QueuePerformance @day -Layout Mail -OutFile $file -Session $session
        # Apart from the time of the question, and from the ends of lines.
        $body, $expected = [SmtpServer]::Body($smtp.Mails[0]), (Get-Content $file -Raw) | ForEach-Object { ($_ -replace 'Data as of</td><td>[^<]+').ReplaceLineEndings("`n").Trim() }
        $expected.Length | Should -BeGreaterThan 3000
        $body | Should -BeExactly $expected
    }
}

Describe 'The export of a month' -Skip:$IsWindows {
    BeforeAll {
        $folder = Join-Path $TestDrive 'a lake'
        $first = [datetime]::new($yesterday.AddDays(1).Year, $yesterday.AddDays(1).Month, 1).AddMonths(-1)
        $days = [datetime]::DaysInMonth($first.Year, $first.Month)
        $arguments = '-Folder', $folder, '-Period', 'LastMonth', '-TimeZone', $zone, '-ProfileName', 'south'
        # A day fails at first.
        $sandbox.Server.AddDayFault('InternalServerError', $first.AddDays(4).ToString('yyyy-MM-dd'))
        $stopped = Invoke-Sample Export-Conversations.ps1 $arguments
        $sandbox.Server.ClearFaults()
        $complete = Invoke-Sample Export-Conversations.ps1 $arguments
    }

    It 'ends with exit code 1 if a day could not be exported' {
        $stopped.ExitCode | Should -Be 1
        $stopped.Errors | Should -Match 'HTTP 500'
    }

    It 'has a file for each day after the next run, which skips the days that are there' {
        $complete.Errors | Should -BeNullOrEmpty
        $complete.ExitCode | Should -Be 0
        $there = [regex]::Matches($stopped.Output, '(?m)^Complete: ').Count
        $there | Should -BeGreaterThan 1
        [regex]::Matches($complete.Output, '(?m)^Skipped: ').Count | Should -Be $there
        [regex]::Matches($complete.Output, '(?m)^(Skipped|Complete): ').Count | Should -Be $days
        (Get-ChildItem $folder -Directory).Name | Should -Be (0..($days - 1) | ForEach-Object { "date=$($first.AddDays($_).ToString('yyyy-MM-dd'))" })
        Get-ChildItem $folder -Recurse -File | Where-Object Name -Like '*.partial*' | Should -BeNullOrEmpty
    }

    It 'has the other days if one is incomplete, which the error and the exit code say' {
        $week = Join-Path $TestDrive week
        # The middle of the week: a day of the zone has parts of two UTC days, so one or two days are incomplete.
        $sandbox.Server.AddDayFault('DropRecord', $yesterday.AddDays(-3).ToString('yyyy-MM-dd'))
        try {
            $run = Invoke-Sample Export-Conversations.ps1 '-Folder', $week, '-Period', 'Last7Days', '-TimeZone', $zone, '-ProfileName', 'south'
        }
        finally {
            $sandbox.Server.ClearFaults()
        }
        $run.ExitCode | Should -Be 1
        $incomplete = [int] [regex]::Match($run.Errors, 'Days not complete: (\d)\.').Groups[1].Value
        $incomplete | Should -BeIn 1, 2
        [regex]::Matches($run.Output, '(?m)^Complete: ').Count | Should -Be (7 - $incomplete)
        Join-Path $week "date=$($yesterday.ToString('yyyy-MM-dd'))" conversations.csv | Should -Exist
    }

    It 'has the conversations of the month, each once' {
        $ids = (Get-ChildItem $folder -Recurse -Filter conversations.csv | ForEach-Object { Import-Csv $_ }).ConversationId
        $session = Connect-GenesysCloud -ProfileName south -WarningAction SilentlyContinue
        $expected = Invoke-GenesysAnalyticsQuery ConversationDetails -Start $first -End $first.AddDays($days) -TimeZone $zone -Session $session
        $ids | Sort-Object | Should -Be ($expected.ConversationId | Sort-Object)
    }
}

Describe 'The reports of many organisations' -Skip:$IsWindows {
    BeforeAll {
        $folder = Join-Path $TestDrive reports
        $arguments = '-Folder', $folder, '-TimeZone', $zone
    }

    AfterEach {
        $other.Server.ClearFaults()
        Remove-Item $folder -Recurse
    }

    It 'are one workbook each' {
        $run = Invoke-Sample Export-OrganizationReports.ps1 $arguments
        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        (Get-ChildItem $folder).Name | Should -Be 'north.xlsx', 'south.xlsx'
        $sandbox.Server.Requests.PathAndQuery | Should -Contain '/api/v2/analytics/conversations/aggregates/query'
        $other.Server.Requests.PathAndQuery | Should -Contain '/api/v2/analytics/conversations/aggregates/query'
    }

    It 'are written for the others if one fails, which the error and the exit code say' {
        $other.Server.AddFault('Forbidden', '/api/v2/analytics/*', [int]::MaxValue)
        $run = Invoke-Sample Export-OrganizationReports.ps1 $arguments
        $run.ExitCode | Should -Be 1
        (Get-ChildItem $folder).Name | Should -Be 'south.xlsx'
        $run.Output | Should -Match '(?m)^south: .*south\.xlsx'
        $run.Errors | Should -Match "north: The permission 'analytics:conversationAggregate:view' is missing"
        $run.Errors | Should -Match '1 of 2 organisations failed\.'
    }

    It 'are written to a folder that is given by a relative path' {
        Push-Location $TestDrive
        try { $failure = Get-SampleError Export-OrganizationReports.ps1 @{ Folder = 'reports'; TimeZone = $zone } } finally { Pop-Location }
        $failure | Should -BeNullOrEmpty
        (Get-ChildItem $folder).Name | Should -Be 'north.xlsx', 'south.xlsx'
    }

    It 'fail if there is no profile, and say so' {
        $null = New-Item -ItemType Directory $folder
        Get-SampleError Export-OrganizationReports.ps1 @{ Folder = $folder; ProfileName = 'none*' } | Should -Match "^No saved profile matches 'none\*'\."
    }
}

Describe 'The workbook of ImportExcel' -Skip:$IsWindows {
    BeforeAll {
        $book = Join-Path $TestDrive calls.xlsx
        $arguments = '-Path', $book, '-TimeZone', $zone, '-ProfileName', 'south'
    }

    It 'gets rows whose cells Excel computes with, from a stub that records them' {
        # A module of the same name, in place of the real one.
        $stub = (New-Item -ItemType Directory (Join-Path $TestDrive modules/ImportExcel)).FullName
        Set-Content (Join-Path $stub ImportExcel.psm1) @'
            function Export-Excel {
                param($Path, $WorksheetName, $TableName, [switch] $ClearSheet, [switch] $FreezeTopRow, $NoNumberConversion, [Parameter(ValueFromPipeline)] $InputObject)
                begin { $rows = [Collections.Generic.List[object]]::new() }
                process { $rows.Add($InputObject) }
                end { Export-Clixml $Path -InputObject @{ Rows = $rows; TableName = $TableName; NoNumberConversion = $NoNumberConversion } }
            }
'@
        $run = Invoke-Sample Export-Workbook.ps1 $arguments @{ PSModulePath = (Split-Path $ModulePath), (Split-Path $stub) -join [IO.Path]::PathSeparator }
        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        $got = Import-Clixml $book
        $got.TableName, $got.NoNumberConversion | Should -Be 'Conversations', '*'
        $session = Connect-GenesysCloud -ProfileName south -WarningAction SilentlyContinue
        $expected = @(Invoke-GenesysAnalyticsQuery ConversationDetails @day -Session $session)
        $expected.Count | Should -BeGreaterThan 5
        $got.Rows.ConversationId | Sort-Object | Should -Be ($expected.ConversationId | Sort-Object)
        $got.Rows.Start | ForEach-Object { $_.GetType() } | Select-Object -Unique | Should -Be ([datetime])
        $got.Rows.HandleSeconds | Where-Object { $null -ne $_ } | ForEach-Object { $_.GetType() } | Select-Object -Unique | Should -Be ([long])
    }

    It 'is a workbook with a table' {
        if (-not (Get-Module -ListAvailable ImportExcel)) {
            Set-ItResult -Skipped -Because 'the module ImportExcel is not installed; the test before ran the script with a stub'
            return
        }
        $run = Invoke-Sample Export-Workbook.ps1 $arguments
        $run.ExitCode | Should -Be 0
        (Import-Excel $book)[0].Start | Should -BeOfType datetime
    }
}
