# The rules of PSScriptAnalyzer for tests.
@{
    Severity     = 'Error', 'Warning'
    ExcludeRules = @(
        'PSUseBOMForUnicodeEncodedFile'
        'PSUseShouldProcessForStateChangingFunctions'
        # Variables of BeforeAll and of cases are used in other blocks, which the rules do not see.
        'PSUseDeclaredVarsMoreThanAssignments'
        'PSReviewUnusedParameter'
        # The secrets are the sandbox's, and the stand-ins have the parameters of the commands that they replace.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        'PSAvoidUsingPlainTextForPassword'
        'PSAvoidUsingUsernameAndPasswordParams'
        # One port is taken after the other in all files of a process.
        'PSAvoidGlobalVars'
        # A case has a table whose keys differ in their case alone.
        'PSUseLiteralInitializerForHashtable'
    )
}
