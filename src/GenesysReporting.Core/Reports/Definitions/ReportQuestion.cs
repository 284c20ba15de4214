using System.Text.Json.Serialization;
using GenesysReporting.Analytics;
using GenesysReporting.Collections;

namespace GenesysReporting.Reports;

/// <summary>One question of a report: a query of aggregates or observations, whose metrics are read, or one of details or of the API's use, whose rows are.</summary>
public sealed record ReportQuestion
{
    /// <summary>The type of the question on the use of the platform's API, which is not a query of the analytics.</summary>
    internal const string ApiUsage = "ApiUsage";

    private static readonly IReadOnlyList<string> OfApiUsage = new[] { "usage:organization:view" }.ToReadOnly();

    /// <summary>The kind of query, such as ConversationAggregates, or ApiUsage.</summary>
    public required string Type { get; init; }

    /// <summary>The metrics of aggregates and observations.</summary>
    public IReadOnlyList<string> Metrics { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>The dimensions that results are grouped by.</summary>
    public IReadOnlyList<string> GroupBy { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>The length of the buckets unless the caller names one; null for one bucket.</summary>
    public string? Granularity { get; init; }

    /// <summary>The metrics, or columns of rows, that are counted within a range.</summary>
    public IReadOnlyList<ReportView> Views { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>The conditions that always hold.</summary>
    public IReadOnlyList<ReportCondition> Filter { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>True if it is limited to the signed-in user.</summary>
    public bool CurrentUser { get; init; }

    /// <summary>The kind of thing that a row of details describes; null for a conversation, or for a status of a user.</summary>
    public ReportGrain? Grain { get; init; }

    /// <summary>The conditions that rows of details must meet after they were read.</summary>
    public IReadOnlyList<ReportRowCondition> Where { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>The time since the previous row of the same kind; null for none.</summary>
    public ReportGap? Gap { get; init; }

    /// <summary>The dimension of observations, such as queueId, of which every value has a row, also without data; null for none.</summary>
    public string? Every { get; init; }

    /// <summary>The permissions, any one of which it needs.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Permissions => Type == ApiUsage ? OfApiUsage : QueryTypes.Find(Type).Permissions;

    /// <summary>Returns the type and the metrics, or the grain of rows.</summary>
    public override string ToString() => $"{Type} {(Metrics.Count > 0 ? string.Join(", ", Metrics) : Grain?.ToString())}".TrimEnd();
}

/// <summary>The kind of thing that a row of details describes.</summary>
public enum ReportGrain
{
    /// <summary>A conversation.</summary>
    Conversation,

    /// <summary>A participant of a conversation.</summary>
    Participant,

    /// <summary>A session of a participant.</summary>
    Session,

    /// <summary>A segment of a session.</summary>
    Segment,

    /// <summary>A quality evaluation of a conversation.</summary>
    Evaluation,

    /// <summary>A survey of a conversation.</summary>
    Survey,

    /// <summary>A span of one presence or routing status of a user.</summary>
    Status,

    /// <summary>A span between a user's login and logout.</summary>
    Login,
}

/// <summary>A metric, or a column of rows, that is counted within a range.</summary>
/// <param name="Name">The name by which values refer to it.</param>
/// <param name="Target">The metric or column.</param>
/// <param name="From">The inclusive lower end, a number in the metric's unit or a duration such as 10s; null for none.</param>
/// <param name="Below">The exclusive upper end; null for none.</param>
public sealed record ReportView([property: JsonRequired] string Name, [property: JsonRequired] string Target, string? From = null, string? Below = null)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A condition: the dimension has one of the values, or any value if there are none.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Values">The values; empty for any value.</param>
public sealed record ReportCondition([property: JsonRequired] string Dimension, IReadOnlyList<string>? Values = null)
{
    /// <inheritdoc/>
    public override string ToString() => Values is { Count: > 0 } ? $"{Dimension} = {string.Join(" or ", Values)}" : Dimension;
}

/// <summary>A condition on a column of rows. Without values and exceptions, the column must not be empty.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">The values of which it must have one; null for no condition.</param>
/// <param name="Except">The values of which it must have none, or be empty; null for no condition.</param>
public sealed record ReportRowCondition([property: JsonRequired] string Column, IReadOnlyList<string>? Values = null, IReadOnlyList<string>? Except = null)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Column}{(Values is null ? string.Empty : $" = {string.Join(" or ", Values)}")}{(Except is null ? string.Empty : $" is not {string.Join(" or ", Except)}")}";
}

/// <summary>The time from one row to the next with equal values, as a metric in milliseconds.</summary>
/// <param name="Name">The name by which values and views refer to it.</param>
/// <param name="Of">The column of the time.</param>
/// <param name="By">The columns whose values are equal.</param>
public sealed record ReportGap(
    [property: JsonRequired] string Name, [property: JsonRequired] string Of, [property: JsonRequired] IReadOnlyList<string> By)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} of {Of} by {string.Join(", ", By)}";
}
