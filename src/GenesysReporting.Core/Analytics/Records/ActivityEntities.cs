namespace GenesysReporting.Analytics.Records;

/// <summary>
/// Assigns a group's entities to its metrics. A metric gets the entities with its name, and those whose id it lists; entities
/// that no metric lists are shown on their own.
/// </summary>
internal sealed class ActivityEntities(IReadOnlyList<AnalyticsActivityEntity> all, string? dimension)
{
    private readonly HashSet<AnalyticsActivityEntity> _named = new(ReferenceEqualityComparer.Instance);

    /// <summary>The entities that <see cref="Of"/> has not returned for any metric so far.</summary>
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
