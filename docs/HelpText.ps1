# Text of help topics, dot-sourced by the scripts that write them.

$script:HelpWidth = 76

# Wraps text at the width. Lines after the first start below the text that follows the label.
function Format-Text([string] $Text, [int] $Indent = 4, [string] $Label = '') {
    $line = (' ' * $Indent) + $Label
    $hang = ' ' * $line.Length
    $isEmpty = $true
    foreach ($word in $Text -split '\s+' -ne '') {
        if (-not $isEmpty -and $line.Length + 1 + $word.Length -gt $HelpWidth) {
            $line
            $line = $hang
            $isEmpty = $true
        }
        $line += if ($isEmpty) { $word } else { " $word" }
        $isEmpty = $false
    }
    $line.TrimEnd()
}
