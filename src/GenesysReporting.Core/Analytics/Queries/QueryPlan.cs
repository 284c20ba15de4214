using System.Globalization;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>The plan of a query's run, as far as it is known without asking the platform.</summary>
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

    /// <summary>The number of blocks of users in which each slice is asked; 1 unless there are more users than a query takes.</summary>
    public int UserBlocks { get; init; } = 1;

    /// <summary>The number of users that a query takes; null if no limit is known.</summary>
    internal int? MaxUsers { get; init; }

    /// <summary>The time zone in which times were read.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The least number of requests. The number of pages is known only when the platform has answered.</summary>
    public int MinRequests { get; init; }

    /// <summary>The time that these requests take under the session's rate limit; null if no limit is known yet.</summary>
    public TimeSpan? MinDuration { get; init; }

    /// <summary>The names that are resolved to ids first.</summary>
    public IReadOnlyList<string> NamesToResolve { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>The permissions; any one of them is enough.</summary>
    public IReadOnlyList<string> Permissions { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>Returns the plan as lines of text.</summary>
    public IReadOnlyList<string> ToLines() => Lines().ToReadOnly();

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}: {Requests()}";

    private string[] Lines() =>
    [
        $"{Method} {Path}",
        .. Slices.Count == 0 ? Array.Empty<string>() : [$"{Count(Slices.Count, "slice")}, times read in {TimeZone}:", .. Slices.Select(s => $"  {s}")],
        .. UserBlocks == 1 ? Array.Empty<string>() : [Blocks()],
        Requests(),
        .. NamesToResolve.Count == 0 ? Array.Empty<string>() : [$"to be resolved: {string.Join(", ", NamesToResolve)}"],
        $"needs {string.Join(" or ", Permissions)}",
        .. Body.Split('\n'),
    ];

    private string Blocks() => string.Create(
        CultureInfo.InvariantCulture, $"{UserBlocks} blocks of {MaxUsers} users at most{(Slices.Count > 1 ? ", each asked for every slice" : string.Empty)}");

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
