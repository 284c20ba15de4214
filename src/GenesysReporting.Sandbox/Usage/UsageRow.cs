using System.Globalization;
using System.Text.Json;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Usage;

/// <summary>The values of a row's dimensions; null for those that the query does not group by.</summary>
internal sealed record UsageKey(
    DateOnly Date, string? ClientName, string? ClientId, string? UserId, string? Method, string? TemplateUri, string? Platform)
{
    /// <summary>The text that rows are sorted by unless the query says otherwise.</summary>
    public string Order => string.Join('\n', UsageRow.Text(Date), ClientName, ClientId, UserId, TemplateUri, Method, Platform);

    public static UsageKey Of(UsageEntry entry, UsageQuery query)
    {
        string? If(string dimension, string? value) => query.GroupBy.Contains(dimension) ? value : null;
        return new UsageKey(
            query.DateOf(entry.Date),
            If("OauthClientName", entry.Client.Name),
            If("OauthClientId", entry.Client.ClientId),
            If("UserId", entry.UserId),
            If("HttpMethod", entry.Method),
            If("TemplateUri", entry.TemplateUri),
            If("Platform", entry.Platform));
    }
}

/// <summary>A row of an answer.</summary>
internal sealed record UsageRow(UsageKey Key, StatusCounts Counts)
{
    /// <summary>The fields that rows can be sorted by. The platform does not document them; these are the row's members.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "date", "platform", "httpMethod", "templateUri", "requestCount", "status200", "status300", "status400", "status429", "status500",
    ];

    /// <summary>Returns the rows of a query in its order, by default in that of dates and dimensions.</summary>
    public static IReadOnlyList<UsageRow> All(UsageQuery query, IEnumerable<UsageEntry> entries)
    {
        IEnumerable<UsageRow> rows = entries.Where(query.Matches)
            .GroupBy(entry => UsageKey.Of(entry, query))
            .Select(same => new UsageRow(same.Key, same.Aggregate(default(StatusCounts), (sum, entry) => sum + entry.Counts)))
            .OrderBy(row => row.Key.Order, StringComparer.Ordinal);
        foreach ((string field, bool isDescending) in query.SortBy.Reverse())
        {
            rows = isDescending
                ? rows.OrderByDescending(row => row.Field(field), StringComparer.Ordinal)
                : rows.OrderBy(row => row.Field(field), StringComparer.Ordinal);
        }

        return [.. rows];
    }

    public static void WriteMembers(Utf8JsonWriter json, UsageRow row, IReadOnlyList<string> metrics)
    {
        (UsageKey key, StatusCounts counts) = row;
        var members = new Members
        {
            { "date", Text(key.Date) },
            { "platform", key.Platform },
            { "httpMethod", key.Method },
            { "templateUri", key.TemplateUri },
            { "oauthClient", Reference("oauth/clients", key.ClientId, key.ClientName) },
            { "user", Reference("users", key.UserId, null) },
        };
        foreach (string metric in metrics)
        {
            members.Add(metric == "Requests" ? "requestCount" : metric.ToLowerInvariant(), Count(counts, metric.ToLowerInvariant()));
        }

        members.WriteInto(json);
    }

    private static Members? Reference(string path, string? id, string? name) => (id ?? name) is null ? null : new()
    {
        { "id", id }, { "name", name }, { "selfUri", id is null ? null : $"/api/v2/{path}/{id}" },
    };

    internal static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long Count(StatusCounts counts, string name) => name switch
    {
        "status200" => counts.Status200,
        "status300" => counts.Status300,
        "status400" => counts.Status400,
        "status429" => counts.Status429,
        "status500" => counts.Status500,
        _ => counts.Requests,
    };

    /// <summary>Returns a field as text that sorts as its value does.</summary>
    private string Field(string name) => name switch
    {
        "date" => Text(Key.Date),
        "platform" => Key.Platform ?? string.Empty,
        "httpMethod" => Key.Method ?? string.Empty,
        "templateUri" => Key.TemplateUri ?? string.Empty,
        _ => Count(Counts, name).ToString("D19", CultureInfo.InvariantCulture),
    };
}
