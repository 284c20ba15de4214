using System.Text.Json;
using GenesysReporting.Sandbox.Aggregates;
using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Jobs;
using GenesysReporting.Sandbox.Presence;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Api;

/// <summary>Reads the bodies that submit jobs.</summary>
internal sealed class JobSubmissions(SandboxServices services)
{
    private readonly AggregateRoutes _aggregates = new(services);

    /// <summary>Returns the time up to which the data lake is complete, in whole minutes.</summary>
    public DateTimeOffset Watermark()
    {
        long ticks = (services.Options.Time.GetUtcNow() - services.Options.DataAvailabilityLag).UtcTicks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
    }

    /// <summary>Returns a delegate that computes the results of a job.</summary>
    /// <exception cref="ApiError">The body is wrong.</exception>
    public Func<IJobResults> Read(byte[] body, Operation operation) => operation.Body switch
    {
        "AsyncConversationQuery" => Conversations(body, operation.Body),
        "AsyncUserDetailsQuery" => Users(body, operation.Body),
        _ => Aggregates(body, operation),
    };

    private Func<IJobResults> Conversations(byte[] body, string schema)
    {
        JsonElement root = BodyChecker.Read(body, schema);
        DetailQuery query = DetailQueryReader.ReadWithoutPage(root);
        bool startOfDay = BodyValues.Boolean(root, "startOfDayIntervalMatching");
        int limit = Limit(root);
        DateTimeOffset watermark = Watermark();
        return () =>
        {
            IReadOnlyList<Place> places = services.Conversations.Overlapping(query, startOfDay, watermark);
            return new ConversationResults(services.Conversations, places.Count > limit ? [.. places.Take(limit)] : places, watermark);
        };
    }

    private Func<IJobResults> Users(byte[] body, string schema)
    {
        JsonElement root = BodyChecker.Read(body, schema);
        UserDetailsQuery query = UserDetailsQuery.Read(root);
        int limit = Limit(root);
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
