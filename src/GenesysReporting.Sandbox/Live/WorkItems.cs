using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Live;

/// <summary>An open work item, which follows from the seed.</summary>
internal sealed record WorkItem(string TypeId, string QueueId, string? AssigneeId, string Status, DateTimeOffset Since, ulong Random)
{
    public string? Dimension(string name) => name switch
    {
        "typeId" => TypeId,
        "queueId" => QueueId,
        "assigneeId" => AssigneeId,
        _ => Status,
    };

    /// <summary>True if the item counts for a metric; the windows of one and of three days hold different items.</summary>
    public bool CountsFor(string metric, string? qualifier) => metric switch
    {
        "oWorkitemsUnassigned" or "oWorkitemOldestUnassigned" => AssigneeId is null,
        "oWorkitemsAssigned" or "oWorkitemOldestAssigned" => AssigneeId is not null,
        _ => Dice.For((int)(Random % int.MaxValue), metric, qualifier == "Hours24" ? 1 : 0, 0).Percent(qualifier == "Hours24" ? 20 : 45),
    };
}

/// <summary>The open work items of each hour.</summary>
internal sealed class WorkItems(int seed, World world)
{
    private static readonly string[] Statuses = ["Open", "InProgress", "Waiting", "Closed"];

    public IReadOnlyList<(string Id, string Name)> Types { get; } =
    [
        .. new[] { "Refund", "Address change", "Complaint, written" }
            .Select((name, i) => (Dice.For(seed, "work type", i, 0).Uuid(), name)),
    ];

    public IReadOnlyList<WorkItem> At(DateTimeOffset now)
    {
        long hour = now.ToUnixTimeSeconds() / 3600;
        return [.. Enumerable.Range(0, Dice.For(seed, "work", hour, -1).Between(60, 140)).Select(number => Item(now, hour, number))];
    }

    private WorkItem Item(DateTimeOffset now, long hour, int number)
    {
        Dice dice = Dice.For(seed, "work", hour, number);
        return new WorkItem(
            dice.Pick(Types).Id,
            dice.Pick(world.QueueInfos).Id,
            dice.Percent(60) ? dice.Pick(world.Agents).Id : null,
            dice.Pick(Statuses),
            now - dice.Span(60, 9 * 86_400),
            dice.Next());
    }
}
