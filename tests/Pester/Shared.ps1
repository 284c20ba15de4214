# Dot-sourced in BeforeAll by every file.
Set-StrictMode -Version Latest

$script:RepositoryRoot = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
$script:ModulePath = Join-Path $RepositoryRoot 'out/GenesysReporting'
Import-Module $ModulePath -Force:$false

# The command that starts another PowerShell of this kind: as a .NET tool it is a library that dotnet runs.
$script:PowerShell = (Get-Process -Id $PID).Path
$script:PowerShellPrefix = @(if ((Split-Path $PowerShell -LeafBase) -eq 'dotnet') { Join-Path $PSHOME 'pwsh.dll' })

# The error that ends a script block, or nothing.
function Get-ErrorOf([scriptblock] $Script) {
    try {
        $null = & $Script
    }
    catch {
        return $_
    }
}

# The completions at the end of a line.
function Complete([string] $Line) {
    (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches | ForEach-Object CompletionText
}

# Runs a script in a fresh PowerShell and reads back the object that it writes.
function Invoke-Fresh([string] $Script, [hashtable] $Environment = @{}) {
    $line = "Set-StrictMode -Version Latest; `$ErrorActionPreference = 'Stop'; `$ModulePath = '$ModulePath'; & { $Script } | ConvertTo-Json -Depth 5 -Compress"
    $saved = @{}
    foreach ($name in $Environment.Keys) {
        $saved[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $Environment[$name])
    }
    try {
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($line))
        # PowerShell reads its input to the end before it runs a command; that of the test run may never end.
        $output = @() | & $PowerShell @PowerShellPrefix -NoProfile -NonInteractive -EncodedCommand $encoded 2>&1
        if ($LASTEXITCODE -ne 0) { throw "The fresh PowerShell failed: $output" }
        $output | ConvertFrom-Json
    }
    finally {
        foreach ($name in $saved.Keys) { [Environment]::SetEnvironmentVariable($name, $saved[$name]) }
    }
}

# Runs a script that completes lines in a fresh PowerShell with the module and nothing else, and reads back its object.
function Complete-Fresh([string] $Script) {
    Invoke-Fresh (@'
        Import-Module $ModulePath
        function Complete([string] $Line) { @((TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches | ForEach-Object CompletionText) }
        $Error.Clear()
'@ + "`n$Script")
}

function ConvertTo-Secret([string] $Text) {
    ConvertTo-SecureString $Text -AsPlainText -Force
}

# The lag of the sandbox's job data: its usual 6 hours, but not before the last midnight (UTC), after which the same days are final at any hour.
function Get-DataLag {
    [timespan]::FromTicks([Math]::Min([timespan]::FromHours(6).Ticks, [DateTime]::UtcNow.TimeOfDay.Ticks))
}

# A port for a server that is started later, below those that systems give to connections: one of them would otherwise take it before.
# Each process begins elsewhere, so that two that run at once do not take the same.
function Get-FreePort {
    if (-not (Test-Path variable:global:LastFreePort)) { $global:LastFreePort = $PID * 131 % 12000 }
    while ($true) {
        $global:LastFreePort = ($global:LastFreePort + 1) % 12000
        $probe = [Net.Sockets.TcpListener]::new([Net.IPAddress]::IPv6Any, 20000 + $global:LastFreePort)
        $probe.Server.DualMode = $true
        try { $probe.Start(); return $probe.LocalEndpoint.Port } catch [Net.Sockets.SocketException] { continue } finally { $probe.Stop() }
    }
}

# Signs a user in like a browser that is signed in to the sandbox already (-AutoSignIn): the command runs in another
# runspace, and its address is visited from here. An error of the command is thrown.
function Connect-ByBrowser($Sandbox, [hashtable] $With = @{}, [pscredential] $Credential = $Sandbox.CodeCredential, [switch] $Save) {
    $redirect = "http://localhost:$(Get-FreePort)/callback"
    $parameters = @{
        ApiUri = $Sandbox.ApiUri; LoginUri = $Sandbox.LoginUri; GrantType = 'AuthorizationCode'
        RedirectUri = $redirect; NoBrowser = $true; WarningAction = 'SilentlyContinue'
    }
    if (-not $With.ContainsKey('ClientId')) { $parameters.Credential = $Credential }
    if ($Save) { $parameters.SaveProfile = $true; $parameters.AllowPlaintextFile = $true }
    foreach ($name in $With.Keys) { $parameters[$name] = $With[$name] }
    $id = $parameters.ContainsKey('ClientId') ? $parameters.ClientId : $Credential.UserName
    $Sandbox.Server.AddRedirectUri($id, $redirect)

    $shell = [powershell]::Create()
    try {
        $null = $shell.AddScript('param($Module, $With) Import-Module $Module; Connect-GenesysCloud @With').AddArgument($ModulePath).AddArgument($parameters)
        $running = $shell.BeginInvoke()
        $deadline = [datetime]::UtcNow.AddSeconds(20)
        while (-not $running.IsCompleted -and -not ("$($shell.Streams.Information)" -match '(?<address>http://\S+/oauth/authorize\S+)')) {
            if ([datetime]::UtcNow -gt $deadline) { throw 'No sign-in address was shown.' }
            Start-Sleep -Milliseconds 20
        }
        if (-not $running.IsCompleted) { $null = Invoke-WebRequest $Matches.address -SkipHttpErrorCheck -TimeoutSec 20 }
        try { $session = $shell.EndInvoke($running) } catch { throw $_.Exception.InnerException.ErrorRecord }
        $script:LastSaid = "$($shell.Streams.Information)"
        $session[0]
    }
    finally {
        $shell.Dispose()
    }
}

# The rows of a query about a SQLite store, read with the library that the module has loaded, as objects.
function Invoke-StoreSql([string] $Path, [string] $Sql) {
    $library = [Runtime.Loader.AssemblyLoadContext]::All.Assemblies | Where-Object { $_.GetName().Name -eq 'Microsoft.Data.Sqlite' } | Select-Object -First 1
    $connection = [Activator]::CreateInstance($library.GetType('Microsoft.Data.Sqlite.SqliteConnection'), "Data Source=$Path;Pooling=False;Mode=ReadOnly")
    try {
        $connection.Open()
        $command = $connection.CreateCommand()
        $command.CommandText = $Sql
        $reader = $command.ExecuteReader()
        while ($reader.Read()) {
            $row = [ordered] @{}
            for ($i = 0; $i -lt $reader.FieldCount; $i++) { $row[$reader.GetName($i)] = $reader.IsDBNull($i) ? $null : $reader.GetValue($i) }
            [pscustomobject] $row
        }
        $reader.Dispose()
    }
    finally {
        $connection.Dispose()
    }
}
