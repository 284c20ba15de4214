using System.Text.Json;
using GenesysReporting.Sandbox.Aggregates;
using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Generation;
using GenesysReporting.Sandbox.Presence;
using GenesysReporting.Sandbox.Usage;

namespace GenesysReporting.Sandbox.Jobs;

/// <summary>Conversations of the data lake: up to its watermark, with participants' attributes.</summary>
internal sealed class ConversationResults(ConversationStore store, IReadOnlyList<Place> places, DateTimeOffset watermark) : IJobResults
{
    public int Count => places.Count;

    public int PageSize => 1000;

    public int BytesPerRow => 5000;

    public void Write(Utf8JsonWriter json, int from, int count)
    {
        json.WriteObjects("conversations", places.Skip(from).Take(count), (_, place) =>
            ConversationJson.WriteMembers(json, store.Build(place).At(watermark), withAttributes: true));
        json.WriteInstant("dataAvailabilityDate", watermark);
    }
}

/// <summary>User details, up to the data lake's watermark.</summary>
internal sealed class UserResults(IReadOnlyList<UserRecord> users, DateTimeOffset watermark) : IJobResults
{
    public int Count => users.Count;

    public int PageSize => 1000;

    public int BytesPerRow => 8000;

    public void Write(Utf8JsonWriter json, int from, int count)
    {
        json.WriteObjects("userDetails", users.Skip(from).Take(count), UserRecord.WriteMembers);
        json.WriteInstant("dataAvailabilityDate", watermark);
    }
}

/// <summary>The groups of an aggregates query.</summary>
internal sealed class AggregateResults(
    IReadOnlyList<AggregateGroup> groups, int pageSize, Action<Utf8JsonWriter, IEnumerable<AggregateGroup>> write) : IJobResults
{
    public int Count => groups.Count;

    public int PageSize => pageSize;

    public int BytesPerRow => 1000;

    public void Write(Utf8JsonWriter json, int from, int count) => write(json, groups.Skip(from).Take(count));
}

/// <summary>The rows of a query of the use of the API.</summary>
internal sealed class UsageResults(IReadOnlyList<UsageRow> rows, IReadOnlyList<string> metrics) : IJobResults
{
    public int Count => rows.Count;

    public int PageSize => 100;

    public int BytesPerRow => 500;

    public void Write(Utf8JsonWriter json, int from, int count) =>
        json.WriteObjects("entities", rows.Skip(from).Take(count), (writer, row) => UsageRow.WriteMembers(writer, row, metrics));
}
