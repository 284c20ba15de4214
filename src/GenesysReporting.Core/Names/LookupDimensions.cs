namespace GenesysReporting.Names;

/// <summary>
/// Which dimensions of the analytics hold ids that can be looked up: those whose own name says what the id is of. An
/// 'agentId' or an 'assigneeId' may be more than a user, so they are not among them.
/// </summary>
internal static class LookupDimensions
{
    private static readonly Dictionary<string, LookupKind> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["queueId"] = LookupKind.Queue,
        ["activeQueueId"] = LookupKind.Queue,
        ["inactiveQueueId"] = LookupKind.Queue,
        ["routedQueueId"] = LookupKind.Queue,
        ["touchpointQueueId"] = LookupKind.Queue,
        ["userId"] = LookupKind.User,
        ["screenMonitoredUserId"] = LookupKind.User,
        ["wrapUpCode"] = LookupKind.WrapupCode,
        ["divisionId"] = LookupKind.Division,
        ["activeSkillId"] = LookupKind.Skill,
        ["assignedSkillId"] = LookupKind.Skill,
        ["removedSkillId"] = LookupKind.Skill,
        ["requestedRoutingSkillId"] = LookupKind.Skill,
        ["teamId"] = LookupKind.Team,
        ["flowId"] = LookupKind.Flow,
        ["botFlowId"] = LookupKind.Flow,
    };

    public static IReadOnlyCollection<string> All => Table.Keys;

    public static LookupKind? Find(string dimension) => Table.TryGetValue(dimension, out LookupKind kind) ? kind : null;
}
