using GenesysReporting.Errors;

namespace GenesysReporting.Arguments;

/// <summary>Checks the time that a run may take.</summary>
internal static class MaxDurationArgument
{
    /// <summary>Returns the time, or null for no limit; throws <c>MaxDurationNotPositive</c>.</summary>
    public static TimeSpan? Read(TimeSpan? given) => given is { } limit && limit <= TimeSpan.Zero ? throw MaxDurationNotPositive(limit) : given;

    private static InputException MaxDurationNotPositive(TimeSpan given) => new(
        nameof(MaxDurationNotPositive),
        $"-MaxDuration {given} leaves no time.",
        "Give a time such as 2:45 for two hours and 45 minutes.",
        given);
}
