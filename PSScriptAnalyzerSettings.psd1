# The rules of PSScriptAnalyzer for this repository's scripts; tests/Pester has others. Editors find this file by its name.
@{
    ExcludeRules = @(
        # PowerShell 7 reads UTF-8 without a byte order mark.
        'PSUseBOMForUnicodeEncodedFile'
        # Functions of a script are private: a comment says what they are for, and -WhatIf belongs to the script.
        'PSProvideCommentHelp'
        'PSUseShouldProcessForStateChangingFunctions'
    )
}
