using System.Text.Json;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Usage;

/// <summary>A validated query of the use of the API: UTC days, both included.</summary>
internal sealed record UsageQuery(DateOnly First, DateOnly Last, string Granularity)
{
    private const int MaxDays = 90;

    /// <summary>The dimensions of a row; all if the query names none, because the data is not aggregated then.</summary>
    public IReadOnlyList<string> GroupBy { get; private init; } = [];

    /// <summary>The counts of a row; all if the query names none.</summary>
    public IReadOnlyList<string> Metrics { get; private init; } = [];

    public IReadOnlyList<(string Field, bool IsDescending)> SortBy { get; private init; } = [];

    private IReadOnlyList<(string Member, Func<UsageEntry, string?> Value, string[] Allowed)> Filters { get; init; } = [];

    /// <exception cref="ApiError">The body is wrong.</exception>
    public static UsageQuery Read(byte[] body, string schema, DateTimeOffset now)
    {
        JsonElement root = BodyChecker.Read(body, schema);
        (DateTimeOffset start, DateTimeOffset end) = IntervalReader.Read(root);
        (DateOnly first, DateOnly last) = (Day(start), Day(end));
        CheckDays(first, last, now);
        BodySchema members = AnalyticsContract.Schema(schema);
        return new UsageQuery(first, last, BodyValues.Text(root, "granularity") ?? "Day")
        {
            GroupBy = OrAll(BodyValues.Texts(root, "groupBy"), members.Members["groupBy"].Enum!),
            Metrics = OrAll(BodyValues.Texts(root, "metrics"), members.Members["metrics"].Enum!),
            SortBy = [.. BodyValues.Items(root, "sortBy").Select(Sort)],
            Filters =
            [
                ("templateUris", entry => entry.TemplateUri, BodyValues.Texts(root, "templateUris")),
                ("httpMethods", entry => entry.Method, BodyValues.Texts(root, "httpMethods")),
                ("platforms", entry => entry.Platform, BodyValues.Texts(root, "platforms")),
                ("userIds", entry => entry.UserId, BodyValues.Texts(root, "userIds")),
                ("oauthClientIds", entry => entry.Client.ClientId, BodyValues.Texts(root, "oauthClientIds")),
            ],
        };
    }

    public bool Matches(UsageEntry entry) =>
        Filters.All(filter => filter.Allowed.Length == 0 || filter.Allowed.Contains(filter.Value(entry)));

    /// <summary>Returns the date of a day's row: the day, its Monday, or the first of its month.</summary>
    public DateOnly DateOf(DateOnly day) => Granularity switch
    {
        "Week" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        "Month" => day.AddDays(1 - day.Day),
        _ => day,
    };

    private static IReadOnlyList<string> OrAll(string[] named, IReadOnlyList<string> all) => named.Length == 0 ? all : named;

    private static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    private static void CheckDays(DateOnly first, DateOnly last, DateTimeOffset now)
    {
        if (first < Day(now).AddYears(-1))
        {
            throw ApiErrors.BadRequest("The interval must not start more than a year ago.");
        }

        if (last.DayNumber - first.DayNumber > MaxDays)
        {
            throw ApiErrors.BadRequest($"The interval must not end more than {MaxDays} days after its start.");
        }
    }

    private static (string Field, bool IsDescending) Sort(JsonElement sort)
    {
        string field = BodyValues.Text(sort, "fieldName") ?? throw ApiErrors.BadRequest("The member 'fieldName' of body.sortBy is required.");
        return UsageRow.Fields.Contains(field, StringComparer.Ordinal)
            ? (field, BodyValues.Text(sort, "order") == "Desc")
            : throw ApiErrors.InvalidValue(field, "fieldName", UsageRow.Fields);
    }
}
