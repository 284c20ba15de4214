# Writes the part 'Tables and columns' of about_GenesysStore.help.txt from the definitions of the module. The same
# definitions give the same bytes; everything before that part, and from SEE ALSO on, is left as it is.
[CmdletBinding()]
param(
    [string] $PageFolder = (Join-Path $PSScriptRoot en-US),
    [string] $ModulePath = (Join-Path $PSScriptRoot '../out/GenesysReporting')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module $ModulePath
. (Join-Path $PSScriptRoot HelpText.ps1)

$core = [GenesysReporting.Stores.StoreData].Assembly
$static = [Reflection.BindingFlags] 'Static, Public, NonPublic'
$data = [ordered] @{
    Conversations  = 'Conversations, which every store keeps by default:'
    UserDetails    = 'With -Data UserDetails:'
    QueueIntervals = 'With -Data QueueIntervals:'
}

# A member of a type that scripts cannot name.
function Get-Definition([string] $Type, [string] $Method, [object[]] $Arguments) {
    $core.GetType("GenesysReporting.Stores.$Type", $true).GetMethod($Method, $static).Invoke($null, $Arguments)
}

# The tables that are filled with some data, those that only -KeepRaw has included.
function Get-DataTable([string] $Name) {
    (Get-Definition StoreTables Of -Arguments ([GenesysReporting.Stores.StoreData] $Name), $true).Tables
}

function Format-Column([string] $Name, [string] $Kind, [string] $Description) {
    Format-Text "$Name ($Kind)" 8
    Format-Text $Description 12
}

function Format-StoreTable($Table) {
    ''
    Format-Text $Table.Name
    Format-Text $(if ($Table.Name -ceq 'raw_conversations') { "$($Table.Description) Only with -KeepRaw." } else { $Table.Description }) 6
    if ($Table.IsByDay) { Format-Column day day -Description 'The UTC day on which it started; in all rows of a conversation, the day on which the conversation started.' }
    foreach ($column in $Table.Columns) { Format-Column $column.Name "$($column.Kind)".ToLowerInvariant() -Description $column.Description }
}

# The tables of names have the same columns, but for what their id is.
function Format-NameTable($Tables) {
    ''
    Format-Text 'Names, in every store:'
    ''
    Format-Text ($Tables.Name -join ', ')
    Format-Text 'A name, with the times between which it was seen.' 6
    foreach ($column in $Tables[0].Columns) {
        $text = if ($column.Name -ceq 'id') { 'The id of the queue, user and so on.' } else { $column.Description }
        Format-Column $column.Name "$($column.Kind)".ToLowerInvariant() -Description $text
    }
}

function Format-View($Tables) {
    $views = @(Get-Definition StoreViews Of -Arguments (, (ConvertTo-TableArray $Tables)))
    ''
    Format-Text 'Views with names, in databases:'
    ''
    Format-Text ($views.Name -join ', ')
    Format-Text 'The columns of the table, and after each id the name that was valid at the start of the row: queue_name after queue_id. Lists of ids have no names.' 6
}

# An array of the type that methods about tables take.
function ConvertTo-TableArray($Tables) {
    $array = [array]::CreateInstance($core.GetType('GenesysReporting.Stores.StoreTable', $true), $Tables.Count)
    for ($i = 0; $i -lt $Tables.Count; $i++) { $array.SetValue($Tables[$i], $i) }
    , $array
}

$byDay = @($data.Keys | ForEach-Object { Get-DataTable $_ })
$names = @($core.GetType('GenesysReporting.Stores.NameTables', $true).GetProperty('All', $static).GetValue($null).Values)
$lines = @(
    foreach ($name in $data.Keys) {
        ''
        Format-Text $data[$name]
        Get-DataTable $name | ForEach-Object { Format-StoreTable $_ }
    }
    Format-NameTable $names
    Format-View $byDay
    ''
)

$file = Join-Path $PageFolder about_GenesysStore.help.txt
$text = [IO.File]::ReadAllText($file)
$pattern = [regex] '(?s)(?<=\n  Tables and columns\n).*?(?=\nSEE ALSO\n)'
if (-not $pattern.IsMatch($text)) { throw "'$file' has no part 'Tables and columns' before SEE ALSO." }
$part = ($lines | Select-Object -Skip 1) -join "`n"
[IO.File]::WriteAllText($file, $pattern.Replace($text, { $part }, 1))
