using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Presence;

/// <summary>A presence that the organisation has defined below one of the system's.</summary>
internal sealed record PresenceDefinition(string Id, string Name, string System);

/// <summary>The organisation's presences: the primary one of each of the system's, and some of its own.</summary>
internal sealed class Presences
{
    /// <summary>So many of them, the first, are the system's own.</summary>
    public const int PrimaryCount = 10;

    private static readonly (string System, string Name)[] Defined =
    [
        ("AVAILABLE", "Available"), ("AWAY", "Away"), ("BUSY", "Busy"), ("OFFLINE", "Offline"), ("IDLE", "Idle"),
        ("ON_QUEUE", "On Queue"), ("MEAL", "Meal"), ("TRAINING", "Training"), ("MEETING", "Meeting"), ("BREAK", "Break"),
        ("MEETING", "Coaching, 1:1"), ("BUSY", "Back office"), ("BREAK", "Çay molası"),
    ];

    private readonly ILookup<string, PresenceDefinition> _bySystem;

    public Presences(int seed)
    {
        Dice dice = Dice.For(seed, "presences", 0, 0);
        All = [.. Defined.Select(one => new PresenceDefinition(dice.Uuid(), one.Name, one.System))];
        _bySystem = All.ToLookup(one => one.System);
    }

    public IReadOnlyList<PresenceDefinition> All { get; }

    /// <summary>Mostly the primary one.</summary>
    public PresenceDefinition Pick(string system, Dice dice)
    {
        PresenceDefinition[] choices = [.. _bySystem[system]];
        return dice.Percent(70) ? choices[0] : dice.Pick(choices);
    }

    /// <summary>The ids below each of the system's presences, as answers map them.</summary>
    public Members Mappings()
    {
        var mappings = new Members();
        foreach (IGrouping<string, PresenceDefinition> system in _bySystem)
        {
            mappings.Add(system.Key, system.Select(one => one.Id).ToArray());
        }

        return mappings;
    }
}
