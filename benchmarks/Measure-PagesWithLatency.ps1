# 200 pages of conversations from a sandbox that delays each answer, compared with the time that the delay and the number of
# concurrent requests allow: the first page alone, because it contains the total, and then that many at a time. The time of one
# answer, delay and 400 KB of data, is measured with a bare client that asks for one page after another. The sandbox runs in a
# separate process on the same cores, so a large number of concurrent requests says little here.
[CmdletBinding()]
param(
    [ValidateRange(1, 100)]
    [int] $Runs = 3,

    [ValidateRange(1, 10000)]
    [int] $LatencyMs = 100,

    [ValidateRange(1, 32)]
    [int[]] $ThrottleLimit = @(1, 2, 4)
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path (Join-Path $PSScriptRoot '..')).Path
$module = Join-Path $root out/GenesysReporting
Import-Module $module

# Prints its addresses, and ends when its input does.
$server = @"
Import-Module '$module'
`$sandbox = Start-GenesysSandbox -ConversationsPerDay 17000 -Latency ([timespan]::FromMilliseconds($LatencyMs)) -RequestsPerMinute 300
@{ Api = "`$(`$sandbox.ApiUri)"; Login = "`$(`$sandbox.LoginUri)"; Id = `$sandbox.Credential.UserName; Secret = `$sandbox.Credential.GetNetworkCredential().Password } | ConvertTo-Json -Compress
`$null = [Console]::In.ReadToEnd()
"@
$start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
'-NoProfile', '-NonInteractive', '-EncodedCommand', [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($server)) |
    ForEach-Object { $start.ArgumentList.Add($_) }
$start.RedirectStandardInput = $true
$start.RedirectStandardOutput = $true
$process = [Diagnostics.Process]::Start($start)
try {
    $sandbox = $process.StandardOutput.ReadLine() | ConvertFrom-Json
    $secret = [Net.NetworkCredential]::new('', $sandbox.Secret).SecurePassword
    # A Tuesday of about 20,000 conversations.
    $query = New-GenesysAnalyticsQuery ConversationDetails -Interval 2026-06-02T00:00:00Z/2026-06-03T00:00:00Z -Mode Query

    function Measure-Reading([int] $Limit, [long] $First) {
        # A new token each time, so that no run finds the budget of the one before used up.
        $session = Connect-GenesysCloud -ApiUri $sandbox.Api -LoginUri $sandbox.Login -ClientId $sandbox.Id -ClientSecret $secret -NoDefault
        $null = Invoke-GenesysAnalyticsQuery -Query $query -First 100 -Session $session
        [GC]::Collect()
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Invoke-GenesysAnalyticsQuery -Query $query -First $First -ThrottleLimit $Limit -Session $session -SummaryVariable summary | Out-Null
        $watch.Stop()
        Disconnect-GenesysCloud -Session $session
        if ($summary.Delivered -ne $First) { throw "Only $($summary.Delivered) of $First came." }
        $watch.Elapsed.TotalMilliseconds
    }

    # What one answer takes, by a client that does nothing else.
    function Measure-Answer {
        $http = [Net.Http.HttpClient]::new()
        $pair = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes("$($sandbox.Id):$($sandbox.Secret)"))
        $token = (Invoke-RestMethod "$($sandbox.Login)oauth/token" -Method Post -Body @{ grant_type = 'client_credentials' } -Headers @{ Authorization = "Basic $pair" }).access_token
        $http.DefaultRequestHeaders.Authorization = [Net.Http.Headers.AuthenticationHeaderValue]::new('Bearer', $token)
        $times = foreach ($number in 1..40) {
            $body = '{"interval":"2026-06-02T00:00:00Z/2026-06-03T00:00:00Z","paging":{"pageSize":100,"pageNumber":' + $number + '}}'
            $content = [Net.Http.StringContent]::new($body, [Text.Encoding]::UTF8, 'application/json')
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $null = $http.PostAsync("$($sandbox.Api)api/v2/analytics/conversations/details/query", $content).GetAwaiter().GetResult().Content.ReadAsByteArrayAsync().GetAwaiter().GetResult()
            $watch.Elapsed.TotalMilliseconds
        }
        $http.Dispose()
        ($times | Select-Object -Skip 5 | Measure-Object -Average).Average
    }

    $null = Measure-Reading 4 20000
    $answer = Measure-Answer
    'one answer {0:N1} ms, {1} ms of which are the latency' -f $answer, $LatencyMs
    foreach ($limit in $ThrottleLimit) {
        $allowed = $answer * (1 + [Math]::Ceiling(199 / $limit))
        $times = @(1..$Runs | ForEach-Object { Measure-Reading $limit 20000 } | Sort-Object)
        $median = $times[[int][Math]::Floor(($times.Count - 1) / 2)]
        '200 pages, {0,2} at once   median {1,7:N0} ms   allowed {2,6:N0} ms   ratio {3:N2} (goal: at most 1.10)' -f
            $limit, $median, $allowed, ($median / $allowed)
    }
}
finally {
    $process.StandardInput.Close()
    if (-not $process.WaitForExit(10000)) { $process.Kill() }
    $process.Dispose()
}
