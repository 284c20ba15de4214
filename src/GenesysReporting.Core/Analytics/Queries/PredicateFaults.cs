using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Errors about predicates of a body. Each method's name is the ErrorId.</summary>
internal static class PredicateFaults
{
    public static InputException ValueHasBlanks(string path, string value) => Make(
        $"{path}: '{value}' has blanks or invisible characters around it, so it matches nothing.",
        "Remove them.",
        value);

    public static InputException PredicateIncomplete(string path, string comparison) => Make(
        comparison == "matches" ? $"{path} needs either a 'value' or a 'range'." : $"{path}: '{comparison}' takes neither a 'value' nor a 'range'.",
        "A value is text; a range has gt, gte, lt, lte.",
        path);

    public static InputException PredicateSubject(string path, IReadOnlyList<string> subjects) => Make(
        subjects.Count == 0 ? $"{path} has no subject." : $"{path} has several subjects: {string.Join(", ", subjects)}.",
        "Give one of 'dimension', 'metric' and 'property'.",
        path);

    private static InputException Make(
        string message, string nextStep, string? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
