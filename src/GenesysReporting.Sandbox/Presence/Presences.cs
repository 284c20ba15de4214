using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Presence;

/// <summary>A presence of the organisation, and the system presence that it belongs to.</summary>
internal sealed record PresenceDefinition(string Id, string Name, string System);

/// <summary>The organisation's presences: a primary one for each system presence, and some custom ones.</summary>
internal sealed class Presences
{
    /// <summary>The number of primary presences, which come first.</summary>
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

    /// <summary>Returns a random presence of a system presence, mostly the primary one.</summary>
    public PresenceDefinition Pick(string system, Dice dice)
    {
        PresenceDefinition[] choices = [.. _bySystem[system]];
        return dice.Percent(70) ? choices[0] : dice.Pick(choices);
    }

    /// <summary>Returns the ids for each system presence, in the form of the answers.</summary>
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
