using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Base;

/// <summary>Errors about paths. Each method's name is the ErrorId.</summary>
internal static class PathErrors
{
    public static InputException PathNotOfFile(string path, string provider) => Make(
        $"'{path}' is in a drive of the provider {provider}, which does not hold files.", "Give the path of a file, such as ./name.csv in a folder.", path);

    private static InputException Make(string message, string nextStep, string target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
