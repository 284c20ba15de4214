using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Arguments;

/// <summary>Errors about -View. Each method's name is the ErrorId.</summary>
internal static class ViewErrors
{
    private const string Form = "A view is @{ Name = 'in20s'; Target = 'tAnswered'; LessThan = '20s' }; it has LessThan, GreaterOrEqual or both.";

    public static InputException ViewKeyUnknown(string key, IEnumerable<string> known)
    {
        string hint = NearestName.Find(key, known) is { } near ? $" Did you mean '{near}'?" : string.Empty;
        return Make($"A view has no '{key}'.{hint}", key);
    }

    public static InputException ViewKeyMissing(string key) => Make($"A view lacks its '{key}'.", key);

    private static InputException Make(string message, string target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, Form, target);
}
