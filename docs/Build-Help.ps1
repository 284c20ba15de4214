# Checks that the pages match the cmdlets, and compiles them into the help that Get-Help shows. The same pages give the
# same bytes on every machine; the result is committed, because machines without PowerShell assemble the module with it.
[CmdletBinding()]
param(
    [string] $PageFolder = (Join-Path $PSScriptRoot en-US),
    [string] $OutputFolder = $PageFolder,
    [string] $ModulePath = (Join-Path $PSScriptRoot '../out/GenesysReporting')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if (-not (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS)) {
    throw 'The module Microsoft.PowerShell.PlatyPS was not found. Get it with: Install-PSResource Microsoft.PowerShell.PlatyPS'
}
Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0.3
Import-Module $ModulePath

# Returns the differences between a page and its cmdlet, one sentence each. Defaults and accepted values are prose in the
# page, because PowerShell does not report them.
function Get-Difference($Page, $Cmdlet) {
    $documented = @{}
    $Page.Parameters | ForEach-Object { $documented[$_.Name] = $_ }
    foreach ($parameter in $Cmdlet.Parameters) {
        $name = "$($Cmdlet.Title) -$($parameter.Name)"
        $found = $documented[$parameter.Name]
        $documented.Remove($parameter.Name)
        if (-not $found) { "$name is not documented."; continue }
        if ($found.Type -cne $parameter.Type) { "$name has the type $($parameter.Type), not $($found.Type)." }
        if ((Get-Binding $found) -cne (Get-Binding $parameter)) {
            "$name is bound as '$(Get-Binding $parameter)', not as '$(Get-Binding $found)'."
        }
    }
    $documented.Keys | ForEach-Object { "$($Cmdlet.Title) has no parameter -$_." }

    $syntax = @($Cmdlet.Syntax | ForEach-Object { "$_" -replace ' \[<CommonParameters>\]$' })
    $written = @($Page.Syntax | ForEach-Object { "$_" -replace ' \[<CommonParameters>\]$' })
    foreach ($line in $syntax) {
        if ($line -cnotin $written) { "$($Cmdlet.Title) has the syntax: $line" }
    }
    foreach ($line in $written) {
        if ($line -cnotin $syntax) { "$($Cmdlet.Title) does not have the syntax: $line" }
    }
}

function Get-Binding($Parameter) {
    $sets = $Parameter.ParameterSets | Sort-Object Name | ForEach-Object {
        "$($_.Name) $($_.Position) required=$($_.IsRequired) pipeline=$($_.ValueFromPipeline)/$($_.ValueFromPipelineByPropertyName)"
    }
    "$($sets -join ', ') wildcards=$($Parameter.SupportsWildcards) aliases=$($Parameter.Aliases -join ',')"
}

# Repairs what PlatyPS 1.0.3 leaves out or puts in the wrong place: the code of an example stands in its introduction, default
# values are missing, types are long, and links to pages are relative paths.
function Repair-Maml([xml] $Maml, $Pages) {
    $names = [Xml.XmlNamespaceManager]::new($Maml.NameTable)
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

    foreach ($page in $Pages) {
        $command = $Maml.SelectSingleNode("//command:command[command:details/command:name = '$($page.Title)']", $names)
        $examples = @($command.SelectNodes('command:examples/command:example', $names))
        for ($i = 0; $i -lt $examples.Count; $i++) {
            Repair-Example -Example $examples[$i] -Text $page.Examples[$i].Remarks -Names $names
        }
        foreach ($parameter in $page.Parameters) {
            $node = $command.SelectSingleNode("command:parameters/command:parameter[maml:name = '$($parameter.Name)']", $names)
            $value = $node.SelectSingleNode('command:parameterValue', $names)
            if ($value) { $value.InnerText = $value.InnerText -replace '^System\.Nullable`1\[(.+)\]$', '$1' -replace '^.*\.' }
            $default = $Maml.CreateElement('dev', 'defaultValue', $names.LookupNamespace('dev'))
            $node.AppendChild($default).InnerText = $parameter.DefaultValue ? $parameter.DefaultValue : 'None'
        }
    }

    foreach ($link in @($Maml.SelectNodes('//maml:navigationLink', $names))) {
        $uri = $link.SelectSingleNode('maml:uri', $names)
        if ($uri.InnerText -notmatch '^https?:') { $uri.InnerText = '' }
        if (-not $uri.InnerText -and $link.SelectSingleNode('maml:linkText', $names).InnerText -eq 'Online Version') {
            $null = $link.ParentNode.RemoveChild($link)
        }
    }
}

function Repair-Example([Xml.XmlElement] $Example, [string] $Text, $Names) {
    if ($Text -notmatch '(?s)^(?<before>.*?)```powershell\n(?<code>.*?)\n```(?<after>.*)$') {
        throw "This example has no powershell block: $($Example.FirstChild.InnerText)"
    }
    $parts = $Matches
    $Example.SelectSingleNode('dev:code', $Names).InnerText = $parts.code
    Set-Paragraph $Example.SelectSingleNode('maml:introduction', $Names) @($parts.before.Trim() | Where-Object { $_ })
    # The empty paragraph keeps the next example at a distance.
    Set-Paragraph $Example.SelectSingleNode('dev:remarks', $Names) @(($parts.after -replace '(?m)^```.*\n?').Trim(), '')
}

function Set-Paragraph([Xml.XmlElement] $Node, [string[]] $Text) {
    $uri = $Node.GetNamespaceOfPrefix('maml')
    $Node.RemoveAll()
    $Text | ForEach-Object { $Node.AppendChild($Node.OwnerDocument.CreateElement('maml', 'para', $uri)).InnerText = $_ }
}

function Get-Byte([xml] $Maml) {
    $memory = [IO.MemoryStream]::new()
    $settings = [Xml.XmlWriterSettings] @{
        Encoding = [Text.UTF8Encoding]::new($false); Indent = $true; IndentChars = '  '; NewLineChars = "`n"
    }
    $writer = [Xml.XmlWriter]::Create($memory, $settings)
    $Maml.Save($writer)
    $writer.Dispose()
    $memory.WriteByte(10)
    , $memory.ToArray()
}

$files = @(Get-ChildItem $PageFolder -Filter *.md | ForEach-Object FullName)
[array]::Sort($files, [StringComparer]::Ordinal)
$culture = [cultureinfo]::CurrentCulture
try {
    # PlatyPS sorts parameters by the culture.
    [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
    $pages = @($files | ForEach-Object { Import-MarkdownCommandHelp $_ })
}
finally {
    [cultureinfo]::CurrentCulture = $culture
}
$cmdlets = & {
    # It asks help objects for properties that they may lack.
    Set-StrictMode -Off
    Get-Command -Module GenesysReporting | ForEach-Object { New-CommandHelp $_ }
}

$problems = @(
    foreach ($cmdlet in $cmdlets) {
        $page = @($pages | Where-Object Title -CEQ $cmdlet.Title)
        if ($page.Count -eq 1) { Get-Difference $page[0] $cmdlet } else { "$($cmdlet.Title) has no page." }
    }
    $pages | Where-Object Title -CNotIn $cmdlets.Title | ForEach-Object { "There is no cmdlet $($_.Title), but a page." }
    $files | Where-Object { [IO.File]::ReadAllText($_) -match '\{\{' } | ForEach-Object { "$(Split-Path $_ -Leaf) has a gap: {{ }}." }
)
if ($problems) {
    throw "The pages do not match the cmdlets:`n  $($problems -join "`n  ")"
}

$scratch = Join-Path ([IO.Path]::GetTempPath()) "help-$([guid]::NewGuid())"
try {
    $compiled = $pages | Export-MamlCommandHelp -OutputFolder $scratch | ForEach-Object { $_.FullName }
    if (@($compiled).Count -ne 1) { throw "All pages must name the same 'external help file'." }
    $maml = [xml]::new()
    $maml.PreserveWhitespace = $false
    $maml.Load($compiled)
}
finally {
    Remove-Item $scratch -Recurse -Force -ErrorAction Ignore
}

Repair-Maml $maml $pages
$target = Join-Path $OutputFolder (Split-Path $compiled -Leaf)
[IO.File]::WriteAllBytes($target, (Get-Byte $maml))
"$($pages.Count) pages -> $target"
