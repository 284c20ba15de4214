using System.Globalization;
using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Errors about views of a body. Each method's name is the ErrorId.</summary>
internal static class ViewFaults
{
    public static InputException TooManyViews(int count, int most) => Make(
        string.Create(CultureInfo.InvariantCulture, $"The query has {count} views, and the platform takes {most} at most."),
        "Split it into several queries.",
        "views");

    public static InputException ViewOfNoTimer(string path, string target, string? near) => Make(
        $"{path}.target: '{target}' is not a timer, and a view is of a timer."
            + (near is null ? string.Empty : $" Did you mean '{near}'?"),
        "Timers are the metrics that begin with t, such as tAnswered or tHandle.",
        target);

    public static InputException ViewOfView(string path, string target) => Make(
        $"{path}.target: '{target}' is a view, and a view of a view is not possible.",
        "Give the view a metric that begins with t.",
        target);

    public static InputException ViewNameIsMetric(string path, string name) => Make(
        $"{path}.name: '{name}' is the name of a metric, and a view needs one that no metric has.",
        $"Give it another name, such as '{name}InRange'.",
        name);

    public static InputException ViewNameTwice(string path, string name, string first) => Make(
        $"{path}.name: '{name}' is the name of {first} already.", "Give each view a different name.", name);

    public static InputException ViewRangeMissing(string path) => Make(
        $"{path} has no range, so it would count everything.",
        "Give a view LessThan, GreaterOrEqual or both; in a body its range has lt and gte.",
        path);

    private static InputException Make(
        string message, string nextStep, string? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
