namespace GenesysReporting.Analytics.Records;

/// <summary>
/// Gives a group's entities to its metrics. A metric has those that say its name, and those whose id it names; what no
/// metric names is left over, and shown all the same.
/// </summary>
internal sealed class ActivityEntities(IReadOnlyList<AnalyticsActivityEntity> all, string? dimension)
{
    private readonly HashSet<AnalyticsActivityEntity> _named = new(ReferenceEqualityComparer.Instance);

    /// <summary>Those that <see cref="Of"/> has given to nobody so far.</summary>
    public IReadOnlyList<AnalyticsActivityEntity> Unnamed => [.. all.Where(e => !_named.Contains(e))];

    public IReadOnlyList<AnalyticsActivityEntity> Of(ActivityDatum datum)
    {
        HashSet<string> ids = [.. datum.EntityIds ?? []];
        AnalyticsActivityEntity[] own = [.. all.Where(e => IsOf(e, datum.Metric, ids))];
        _named.UnionWith(own);
        return own;
    }

    private bool IsOf(AnalyticsActivityEntity entity, string? metric, HashSet<string> ids) =>
        (entity.Metric is null || entity.Metric == metric)
        && (ids.Count > 0 && Id(entity) is { } id ? ids.Contains(id) : entity.Metric is not null);

    private string? Id(AnalyticsActivityEntity entity) => dimension switch
    {
        "conversationId" => entity.ConversationId,
        "sessionId" => entity.SessionId,
        "userId" => entity.UserId,
        "queueId" => entity.QueueId,
        "teamId" => entity.TeamId,
        "flowId" => entity.FlowId,
        "organizationPresenceId" => entity.OrganizationPresenceId,
        _ => null,
    };
}
