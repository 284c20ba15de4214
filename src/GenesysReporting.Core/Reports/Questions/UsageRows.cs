using System.Globalization;
using System.Text.Json;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Json;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports.Questions;

/// <summary>The rows of the use of the API. Source: the contract's <c>OrganizationPublicApiUsage</c>.</summary>
internal static class UsageRows
{
    /// <summary>The metrics that are asked for.</summary>
    public static IReadOnlyList<string> Metrics { get; } = ["Requests", "Status200", "Status300", "Status400", "Status429", "Status500"];

    /// <summary>The dimensions that rows can be grouped by.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["OauthClientName", "OauthClientId", "UserId", "HttpMethod", "TemplateUri", "Platform"];

    /// <summary>The columns: the day, the groups, and the metrics.</summary>
    public static IReadOnlyList<RowColumn> Columns { get; } =
    [
        new("Date"), .. Groups.Select(g => new RowColumn(g) { IsFreeText = g == "OauthClientName" }), .. Metrics.Select(m => new RowColumn(m)),
    ];

    /// <summary>Returns the row of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="zone">The time zone in which the day is shown.</param>
    public static object?[] Of(JsonElement item, TimeZoneInfo zone)
    {
        JsonElement? client = item.Member("oauthClient", JsonValueKind.Object);
        return
        [
            Day(item.GetString("date"), zone),
            client?.GetString("name"),
            client?.GetString("id"),
            item.Member("user", JsonValueKind.Object)?.GetString("id"),
            item.GetString("httpMethod"),
            item.GetString("templateUri"),
            item.GetString("platform"),
            item.GetInt64("requestCount"),
            item.GetInt64("status200"),
            item.GetInt64("status300"),
            item.GetInt64("status400"),
            item.GetInt64("status429"),
            item.GetInt64("status500"),
        ];
    }

    /// <summary>Returns the day as the midnight of the report's zone, as a day is the same day in every zone.</summary>
    private static DateTimeOffset? Day(string? text, TimeZoneInfo zone) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? TimePoint.Of(day.ToDateTime(TimeOnly.MinValue)).In(zone)
            : null;
}
