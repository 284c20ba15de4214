namespace GenesysReporting.Names;

/// <summary>
/// The dimensions of the analytics whose ids can be looked up: those whose name says the kind of the id. An 'agentId' or an
/// 'assigneeId' need not be a user's, so they are not included.
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
        ["organizationPresenceId"] = LookupKind.Presence,
    };

    public static LookupKind? Find(string dimension) => Table.TryGetValue(dimension, out LookupKind kind) ? kind : null;
}
