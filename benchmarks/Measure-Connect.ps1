# The first Connect-GenesysCloud of fresh processes, against the same sign-in repeated in the same process: what is left is the cost of starting up.
[CmdletBinding()]
param(
    [ValidateRange(1, 1000)]
    [int] $Runs = 15
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot Benchmark.psm1)
$root = (Resolve-Path (Join-Path $PSScriptRoot '..')).Path
$goal = 120
$server = Start-SandboxProcess 100
try {
    $data = $server.Data
    $script = @"
`$null = Get-Date
Import-Module '$root/out/GenesysReporting'
`$secret = ConvertTo-SecureString '$($data.Secret)' -AsPlainText -Force
`$at = @{ ApiUri = '$($data.Api)'; LoginUri = '$($data.Login)'; ClientId = '$($data.Id)'; ClientSecret = `$secret }
function Measure-One([scriptblock] `$Work) { `$watch = [Diagnostics.Stopwatch]::StartNew(); `$null = & `$Work; `$watch.Elapsed.TotalMilliseconds }
`$first = Measure-One { Connect-GenesysCloud @at }
`$again = @(1..15 | ForEach-Object { Measure-One { Connect-GenesysCloud @at } } | Sort-Object)[7]
'{0};{1}' -f `$first.ToString([cultureinfo]::InvariantCulture), `$again.ToString([cultureinfo]::InvariantCulture)
"@
    # A client of the framework alone sends the same requests: what any first sign-in of a process costs.
    $bare = @"
`$null = Get-Date
`$watch = [Diagnostics.Stopwatch]::StartNew()
`$client = [Net.Http.HttpClient]::new()
`$ask = [Net.Http.HttpRequestMessage]::new('POST', '$($data.Login)oauth/token')
`$ask.Headers.Authorization = [Net.Http.Headers.AuthenticationHeaderValue]::new('Basic', [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('$($data.Id):$($data.Secret)')))
`$ask.Content = [Net.Http.StringContent]::new('grant_type=client_credentials', [Text.Encoding]::ASCII, 'application/x-www-form-urlencoded')
`$token = [Text.Json.JsonDocument]::Parse(`$client.Send(`$ask).Content.ReadAsStringAsync().Result).RootElement.GetProperty('access_token').GetString()
`$me = [Net.Http.HttpRequestMessage]::new('GET', '$($data.Api)api/v2/tokens/me')
`$me.Headers.Authorization = [Net.Http.Headers.AuthenticationHeaderValue]::new('Bearer', `$token)
`$null = `$client.Send(`$me).Content.ReadAsStringAsync().Result
'{0};0' -f `$watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
"@
    $times = @{ first = [Collections.Generic.List[double]]::new(); again = [Collections.Generic.List[double]]::new(); bare = [Collections.Generic.List[double]]::new() }
    foreach ($run in 0..$Runs) {
        $line = (Measure-Script $script).Line -split ';'
        $floor = (Measure-Script $bare).Line -split ';'
        if ($run -eq 0) { continue }
        $times.first.Add([double]::Parse($line[0], [cultureinfo]::InvariantCulture))
        $times.again.Add([double]::Parse($line[1], [cultureinfo]::InvariantCulture))
        $times.bare.Add([double]::Parse($floor[0], [cultureinfo]::InvariantCulture))
    }
}
finally {
    Stop-HelperProcess $server
}

$spread = @{}
foreach ($name in 'first', 'again', 'bare') {
    $spread[$name] = Get-Spread $times[$name]
    $text = @{ first = 'first Connect-GenesysCloud'; again = 'repeated in the process (round trips)'; bare = 'first requests of a bare HttpClient' }[$name]
    '{0,-40} median {1,7:N1} ms   min {2,7:N1}   max {3,7:N1}' -f $text, $spread[$name].Median, $spread[$name].Min, $spread[$name].Max
}
$own = $spread.first.Median - $spread.again.Median
'first, without the round trips: {0:N0} ms (goal: at most {1} ms); {2:N2} times the bare client' -f $own, $goal, ($spread.first.Median / $spread.bare.Median)
