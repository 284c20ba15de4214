using GenesysReporting.Auth;
using GenesysReporting.Errors;

namespace GenesysReporting.Sessions;

/// <summary>Errors about the input of Connect-GenesysCloud. Each method's name is the ErrorId.</summary>
internal static class ConnectErrors
{
    public static InputException ParameterNotForGrant(string parameter, GenesysGrantType grant, GenesysGrantType right) => new(
        nameof(ParameterNotForGrant),
        $"-{parameter} does not apply to the grant type {grant}.",
        $"Leave it out, or sign in with -GrantType {right}.",
        parameter);

    public static InputException ParameterNeedsOther(string parameter, string other) => new(
        nameof(ParameterNeedsOther),
        $"-{parameter} requires -{other}.",
        $"Give -{other} too, or leave it out.",
        parameter);

    public static InputException ParametersExclude(string parameter, string other) => new(
        nameof(ParametersExclude),
        $"-{parameter} and -{other} cannot be combined.",
        "Give one of them.",
        parameter);

    public static InputException ProfileNameMissing(string parameter) => new(
        nameof(ProfileNameMissing),
        $"-{parameter} was given without -ProfileName.",
        "Give -ProfileName with the name to save it under.",
        null);
}
