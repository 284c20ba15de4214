using System.Globalization;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>What running a query means, from what is known without asking the platform.</summary>
public sealed record QueryPlan
{
    /// <summary>The kind of query.</summary>
    public required string Type { get; init; }

    /// <summary>The HTTP method of its requests.</summary>
    public required string Method { get; init; }

    /// <summary>The path of its requests.</summary>
    public required string Path { get; init; }

    /// <summary>The body of the first request, as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>The slices of the interval, in order; empty where the family has no interval.</summary>
    public IReadOnlyList<QueryInterval> Slices { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>The time zone that times were read in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>How many requests it takes at least. How many pages there are is known only when the platform has answered.</summary>
    public int MinRequests { get; init; }

    /// <summary>How long the session's rate limit makes that many requests take; null where no limit is known yet.</summary>
    public TimeSpan? MinDuration { get; init; }

    /// <summary>Names that are to become ids first.</summary>
    public IReadOnlyList<string> NamesToResolve { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>The permissions of which it needs any one.</summary>
    public IReadOnlyList<string> Permissions { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>The plan as lines of text.</summary>
    public IReadOnlyList<string> ToLines() => Lines().ToReadOnly();

    private string[] Lines() =>
    [
        $"{Method} {Path}",
        .. Slices.Count == 0 ? Array.Empty<string>() : [$"{Count(Slices.Count, "slice")}, times read in {TimeZone}:", .. Slices.Select(s => $"  {s}")],
        Requests(),
        .. NamesToResolve.Count == 0 ? Array.Empty<string>() : [$"to be resolved: {string.Join(", ", NamesToResolve)}"],
        $"needs {string.Join(" or ", Permissions)}",
        .. Body.Split('\n'),
    ];

    private string Requests()
    {
        string time = MinDuration is { } duration
            ? string.Create(CultureInfo.InvariantCulture, $", {Math.Ceiling(duration.TotalSeconds)} s under the rate limit")
            : string.Empty;
        return $"at least {Count(MinRequests, "request")}{time}";
    }

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? string.Empty : "s")}");
}
