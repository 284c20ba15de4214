# Writes a page of help for each report of the module from its definition: about_GenesysReport_<Name>.help.txt. The same
# definitions give the same bytes; a page whose report no longer exists is removed.
[CmdletBinding()]
param(
    [string] $PageFolder = (Join-Path $PSScriptRoot en-US),
    [string] $ModulePath = (Join-Path $PSScriptRoot '../out/GenesysReporting')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module $ModulePath

. (Join-Path $PSScriptRoot HelpText.ps1)
# The values that are shown in a form of their kind. All others are shown with their names, whatever a definition has.
$knownOfReport = 'Name', 'Title', 'Description', 'Questions', 'Rows', 'Columns', 'Sort', 'Totals', 'Tiles', 'Charts', 'Notes', 'Path', 'Types', 'Permissions', 'Table', 'Buckets', 'Only'
$knownOfColumn = 'Column', 'Title', 'Definition', 'Group', 'Kind', 'Value', 'Over', 'Within', 'Target', 'Label', 'Width', 'Total'
$labels = @{ GroupBy = 'grouped by'; CurrentUser = 'of the signed-in user' }

# The text of a value, however it is nested: lists with commas, parts by name, yes for true. Nothing for what is not set.
function Get-ValueText($Value) {
    if ($null -eq $Value) { return '' }
    if ($Value -is [bool]) { return $(if ($Value) { 'yes' } else { '' }) }
    if ($Value -is [string] -or $Value -is [enum] -or $Value.GetType().IsPrimitive) { return [string]::Format([cultureinfo]::InvariantCulture, '{0}', $Value) }
    if ($Value -is [Collections.IEnumerable]) { return @(foreach ($item in $(if ($Value -is [Collections.IDictionary]) { $Value.GetEnumerator() } else { $Value })) { Get-ValueText $item }) -ne '' -join ', ' }
    $part = @{}
    $Value.PSObject.Properties | ForEach-Object { $part[$_.Name] = Get-ValueText $_.Value }
    if ($part.Keys -contains 'Dimension' -and $part.Keys -contains 'Values') {
        return "$($part.Dimension) $(if ($part['Values']) { "is $($part['Values'] -replace ', ', ' or ')" } else { 'exists' })"
    }
    if ($part.Keys -contains 'Column' -and $part.Keys -contains 'Except') {
        if (-not $part['Values'] -and -not $part.Except) { return "$($part.Column) is not empty" }
        return @(
            if ($part['Values']) { "$($part.Column) is $($part['Values'] -replace ', ', ' or ')" }
            if ($part.Except) { "$($part.Column) is not $($part.Except -replace ', ', ' or ')" }
        ) -join ' and '
    }
    if ($part.Keys -contains 'Of' -and $part.Keys -contains 'By') { return "$($part.Name), the time from one $($part.Of) to the next with the same $($part.By -replace ', ', ' and ')" }
    if ($part.Keys -contains 'Target' -and $part.Keys -contains 'Below') { return "$($part.Name) ($(Get-RangeText $Value))" }
    if ($part.Keys -contains 'Key' -and $part.Keys -contains 'Value') { return "$($part.Key) $($part.Value)" }
    @($Value.PSObject.Properties | Where-Object { $part[$_.Name] } | ForEach-Object { "$(Get-Label $_.Name) $($part[$_.Name])" }) -join ' '
}

# The metric and the range of a view.
function Get-RangeText($View) {
    @($View.Target; if ($View.From) { "from $($View.From)" }; if ($View.Below) { "below $($View.Below)" }) -join ' '
}

# The name of a property as words: LateAfter becomes 'late after'.
function Get-Label([string] $Name) {
    if ($labels.ContainsKey($Name)) { return $labels[$Name] }
    ($Name -creplace '(?<=[a-z])(?=[A-Z])', ' ').ToLowerInvariant()
}

# A property of a part, or nothing where parts of this kind lack it.
function Get-Part($Object, [string] $Name) {
    $property = $Object.PSObject.Properties[$Name]
    if ($property) { $property.Value }
}

# The sum of statistics that a column is calculated from.
function Get-Formula($Column) {
    $value = Get-Part $Column Value
    $over = Get-Part $Column Over
    $within = Get-Part $Column Within
    if ($null -ne $within) {
        $rows = if (@($within).Count -eq 0) { 'all rows' } else { "the rows with the same $(@($within) -join ' and ')" }
        return "$value, as a share of that of $rows"
    }
    if (-not $over) { return $value }
    (@($value, $over) | ForEach-Object { if ($_ -match '\s') { "($_)" } else { $_ } }) -join ' / '
}

# The unit of a column in rows, and its form in pages.
function Get-Unit($Column) {
    $kind = "$(Get-Part $Column Kind)"
    switch ($kind) {
        Count { 'a whole number' }
        Duration { 'whole seconds in rows, h:mm:ss in pages and workbooks' }
        Percentage { 'a fraction from 0 to 1 in rows, % in pages and workbooks' }
        Time { 'a time in the time zone of the report' }
        default { $kind.ToLowerInvariant() }
    }
}

# A limit of a target in the unit of its column.
function Get-LimitText([double] $Limit, [string] $Kind) {
    $format = switch ($Kind) { Percentage { '{0:0.##} %' } Duration { '{0:0.##} seconds' } default { '{0:0.####}' } }
    [string]::Format([cultureinfo]::InvariantCulture, $format, $(if ($Kind -eq 'Percentage') { $Limit * 100 } else { $Limit }))
}

function Get-TargetText($Column) {
    $target = Get-Part $Column Target
    if (-not $target) { return }
    $good = Get-LimitText $target.Good "$(Get-Part $Column Kind)"
    $bad = Get-LimitText $target.Bad "$(Get-Part $Column Kind)"
    if ($target.Good -ge $target.Bad) { "$good or more is good, $bad or less is bad" } else { "$good or less is good, $bad or more is bad" }
}

# The lines 'name: value' of all that is set, except for the properties that are shown in another form.
function Format-Part($Object, [string[]] $Except, [int] $Indent = 8) {
    foreach ($property in $Object.PSObject.Properties | Where-Object Name -CNotIn $Except) {
        $text = Get-ValueText $property.Value
        if ($text) { Format-Text $text $Indent ('{0}: ' -f (Get-Label $property.Name)) }
    }
}

function Get-Family([string] $Type) {
    Get-GenesysAnalyticsCatalog $Type -ErrorAction Ignore
}

function Format-Question($Report, [string] $Name) {
    $question = $Report.Questions[$Name]
    Format-Text $Name
    Format-Text $question.Type 8 'type: '
    Format-Text (@($question.Permissions) -join ' or ') 8 'permission: '
    Format-Part $question 'Type', 'Permissions'
}

# The name of a column in rows: a duration says its unit.
function Get-RowName($Column) {
    if ("$(Get-Part $Column Kind)" -eq 'Duration') { "$($Column.Column)Seconds" } else { $Column.Column }
}

# The line of a view that a formula names: its own name says nothing of the metric.
function Format-View($Report, [string] $Formula) {
    foreach ($view in $Report.Questions.Values | ForEach-Object { Get-Part $_ Views }) {
        if ($Formula -cmatch "\b$([regex]::Escape($view.Name))\.") { Format-Text (Get-RangeText $view) 8 "$($view.Name): " }
    }
}

function Format-Column($Report, $Column) {
    $name = Get-RowName $Column
    $title = Get-Part $Column Title
    Format-Text $(if ($title -and $title -cne $name) { "$name ($title)" } else { $name })
    Format-Text $Column.Definition 8
    $formula = Get-Formula $Column
    if ($formula) {
        Format-Text $formula 8 'from: '
        Format-View $Report $formula
    }
    $group = Get-Part $Column Group
    if ($group) { Format-Text $group 8 'from: ' }
    $unit = Get-Unit $Column
    if ($unit) { Format-Text $unit 8 'unit: ' }
    $target = Get-TargetText $Column
    if ($target) { Format-Text $target 8 'target: ' }
    if ((Get-Part $Column Total) -eq $false) { Format-Text 'Its values cannot be added up, so its total is empty.' 8 }
    Format-Part $Column $knownOfColumn
}

# The call of the example: a report about the current state takes no period, one that compares a row with the previous one
# needs more than a day, and one without totals takes no -Total.
function Get-Call($Report) {
    $takesTime = @($Report.Questions.Values | Where-Object {
            $family = Get-Family $_.Type
            -not $family -or 'interval' -in $family.Members
        }).Count -gt 0
    $period = if (@($Report.Questions.Values | Where-Object { Get-Part $_ Gap }).Count -gt 0) { 'Last30Days' } else { 'Yesterday' }
    @(
        "Invoke-GenesysReport $($Report.Name)"
        if ($takesTime) { "-Period $period" }
        if ($Report.Totals -ne $false) { '-Total' }
    ) -join ' '
}

function Format-Page($Report) {
    'TOPIC'
    "    about_GenesysReport_$($Report.Name)"
    ''
    'SHORT DESCRIPTION'
    Format-Text "Describes the report '$($Report.Title)' and defines each of its columns."
    ''
    'LONG DESCRIPTION'
    Format-Text $Report.Description
    ''
    "        $(Get-Call $Report)"
    ''
    '  Questions'
    foreach ($name in $Report.Questions.Keys) { Format-Question $Report $name }
    Format-Part $Report $knownOfReport -Indent 4
    foreach ($bound in $Report.Only) { Format-Text "Only rows with $($bound.Column) of $($bound.From) or more are shown; the totals cover all rows." }
    if ($Report.Buckets -eq $false) { Format-Text 'Rows cannot be split into time buckets, so -Granularity is an error.' }
    ''
    '  Rows'
    if (@($Report.Rows).Count -eq 0) { Format-Text 'The report has one row.' }
    foreach ($column in $Report.Rows) { Format-Column $Report $column }
    if (@($Report.Columns).Count -gt 0) {
        ''
        '  Columns'
    }
    foreach ($column in $Report.Columns) { Format-Column $Report $column }
    if (@($Report.Notes).Count -gt 0) {
        ''
        '  Notes'
        foreach ($note in $Report.Notes) { Format-Text $note 4 '- ' }
    }
    ''
    'SEE ALSO'
    '    about_GenesysReports'
    '    Get-GenesysReport'
    '    Invoke-GenesysReport'
}

$userFolder = $env:GENESYSREPORTING_REPORTS
try {
    # A report of the user's own must not take the place of the module's.
    $env:GENESYSREPORTING_REPORTS = $null
    $reports = @(Get-GenesysReport)
}
finally {
    $env:GENESYSREPORTING_REPORTS = $userFolder
}

foreach ($report in $reports) {
    $text = (@(Format-Page $report) -join "`n") + "`n"
    [IO.File]::WriteAllText((Join-Path $PageFolder "about_GenesysReport_$($report.Name).help.txt"), $text)
}

Get-ChildItem $PageFolder -Filter about_GenesysReport_*.help.txt |
    Where-Object { $_.Name -cnotin ($reports | ForEach-Object { "about_GenesysReport_$($_.Name).help.txt" }) } |
    Remove-Item
