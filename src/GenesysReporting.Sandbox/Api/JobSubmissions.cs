using System.Text.Json;
using GenesysReporting.Sandbox.Aggregates;
using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Jobs;
using GenesysReporting.Sandbox.Presence;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Api;

/// <summary>What a job will find, from the body that submits it.</summary>
internal sealed class JobSubmissions(SandboxServices services)
{
    private readonly AggregateRoutes _aggregates = new(services);

    /// <summary>Up to when the data lake is complete, in whole minutes.</summary>
    public DateTimeOffset Watermark()
    {
        DateTimeOffset moment = services.Options.Time.GetUtcNow() - services.Options.DataAvailabilityLag;
        return new DateTimeOffset(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
    }

    /// <exception cref="ApiError">The body is not right.</exception>
    public Func<IJobResults> Read(byte[] body, Operation operation) => operation.Body switch
    {
        "AsyncConversationQuery" => Conversations(body, operation.Body),
        "AsyncUserDetailsQuery" => Users(body, operation.Body),
        _ => Aggregates(body, operation),
    };

    private Func<IJobResults> Conversations(byte[] body, string schema)
    {
        using JsonDocument document = BodyChecker.Read(body, schema);
        DetailQuery query = DetailQueryReader.ReadWithoutPage(document.RootElement);
        bool startOfDay = BodyValues.Boolean(document.RootElement, "startOfDayIntervalMatching");
        int limit = Limit(document.RootElement);
        DateTimeOffset watermark = Watermark();
        return () =>
        {
            IReadOnlyList<Place> places = services.Conversations.Overlapping(query, startOfDay, watermark);
            return new ConversationResults(services.Conversations, places.Count > limit ? [.. places.Take(limit)] : places, watermark);
        };
    }

    private Func<IJobResults> Users(byte[] body, string schema)
    {
        using JsonDocument document = BodyChecker.Read(body, schema);
        UserDetailsQuery query = UserDetailsQuery.Read(document.RootElement);
        int limit = Limit(document.RootElement);
        DateTimeOffset watermark = Watermark();
        return () => new UserResults(
            query.Start < watermark ? [.. UserDetails.Find(query, services.Presence, watermark).Take(limit)] : [], watermark);
    }

    private Func<IJobResults> Aggregates(byte[] body, Operation operation)
    {
        AggregateQuery query = AggregateQueryReader.Read(body, operation.Body!);
        string family = AggregateRoutes.Family(operation.Path);
        DateTimeOffset now = services.Options.Time.GetUtcNow();
        return () => new AggregateResults(
            _aggregates.Groups(query, family, now), query.PageSize, (json, groups) => _aggregates.Write(json, groups, query, family));
    }

    private static int Limit(JsonElement root)
    {
        int limit = BodyValues.Int32(root, "limit") ?? int.MaxValue;
        return limit >= 1 ? limit : throw ApiErrors.BadRequest($"limit must be 1 or more, and not {limit}.");
    }
}
