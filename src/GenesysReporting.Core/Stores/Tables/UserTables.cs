using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Rows;

namespace GenesysReporting.Stores;

/// <summary>
/// The tables of users' presences and routing statuses. A span is one row with its true start and end, in the day of its start, however
/// many days it lasts.
/// </summary>
internal sealed class UserTables
{
    private const int Presence = 0;
    private const int Routing = 1;

    private readonly RecordHash _hash = new();

    /// <summary>The tables.</summary>
    public static StoreDataSet DataSet { get; } = new(
        StoreData.UserDetails,
        [
            Table("user_presence", "A span in which a user had one presence.", "system_presence", "organization_presence_id"),
            Table("user_routing", "A span in which a user had one routing status.", "routing_status"),
        ]);

    /// <summary>Returns the spans of a user.</summary>
    public IEnumerable<StoreRecord> Read(AnalyticsUserDetail user)
    {
        foreach (AnalyticsPresenceSpan span in user.PrimaryPresence)
        {
            if (Record(Presence, user.UserId, span.StartTime, span.EndTime, span.SystemPresence, span.OrganizationPresenceId) is { } record)
            {
                yield return record;
            }
        }

        foreach (AnalyticsRoutingStatusSpan span in user.RoutingStatus)
        {
            if (Record(Routing, user.UserId, span.StartTime, span.EndTime, span.RoutingStatus) is { } record)
            {
                yield return record;
            }
        }
    }

    /// <summary>A span without a start belongs to no day, and cannot be kept.</summary>
    private StoreRecord? Record(int table, string? userId, DateTimeOffset? startTime, DateTimeOffset? end, params string?[] values)
    {
        if (startTime is not { } start)
        {
            return null;
        }

        // A presence and a routing status may begin together and have the same word, such as IDLE.
        string key = string.Create(
            CultureInfo.InvariantCulture, $"{(table == Presence ? "presence" : "routing")}/{userId}/{start.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}/{values[0]}");
        object?[] row = [key, userId, start.ToUniversalTime(), end?.ToUniversalTime(), CellText.Between(start, end), .. values];
        _hash.Add(table, row);
        string hash = _hash.Take();
        var rows = new IReadOnlyList<object?[]>[] { [], [] };
        rows[table] = [[.. row, hash]];
        return new StoreRecord(DateOnly.FromDateTime(start.UtcDateTime), key, hash, rows);
    }

    private static StoreTable Table(string name, string description, params string[] values) => new(
        name,
        description,
        [
            Column("span_id"),
            Column("user_id"),
            Column("start_time", CellKind.Time),
            Column("end_time", CellKind.Time),
            Column("duration_ms", CellKind.Whole),
            .. values.Select(v => Column(v)),
            Column("record_hash"),
        ])
    {
        RecordColumn = "span_id",
        HashColumn = "record_hash",
        EndColumn = "end_time",
    };

    private static StoreColumn Column(string name, CellKind kind = CellKind.Text) => new(name, kind, StoreTexts.Of(name));
}
