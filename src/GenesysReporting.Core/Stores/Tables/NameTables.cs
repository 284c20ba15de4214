using GenesysReporting.Names;
using GenesysReporting.Rows;

namespace GenesysReporting.Stores;

/// <summary>
/// The tables of names. A name has the times between which it was seen, so that last year's name is last year's: a renamed queue has a row
/// for each name.
/// </summary>
internal static class NameTables
{
    /// <summary>The column of the id, and of the name.</summary>
    public const int Id = 0;

    /// <summary>The column of the name.</summary>
    public const int Name = 1;

    /// <summary>The column of the division.</summary>
    public const int Division = 2;

    /// <summary>The column of the time from which it was seen.</summary>
    public const int From = 3;

    /// <summary>The column of the time from which it was not seen any more.</summary>
    public const int To = 4;

    private static readonly (LookupKind Kind, string Name, string Singular)[] Names =
    [
        (LookupKind.Queue, "queues", "queue"),
        (LookupKind.User, "users", "user"),
        (LookupKind.WrapupCode, "wrapup_codes", "wrap-up code"),
        (LookupKind.Division, "divisions", "division"),
        (LookupKind.Skill, "skills", "skill"),
        (LookupKind.Team, "teams", "team"),
        (LookupKind.Flow, "flows", "flow"),
        (LookupKind.Presence, "presences", "presence"),
    ];

    /// <summary>The tables by the kind of their ids.</summary>
    public static IReadOnlyDictionary<LookupKind, StoreTable> All { get; } = Names.ToDictionary(n => n.Kind, n => Of(n.Name, n.Singular));

    private static StoreTable Of(string name, string singular) => new(
        name,
        $"A name of a {singular}, with the times between which it was seen.",
        [
            new StoreColumn("id", CellKind.Text, $"The id of the {singular}."),
            new StoreColumn("name", CellKind.Text, "The name."),
            new StoreColumn("division_id", CellKind.Text, "The id of its division; empty if it has none."),
            new StoreColumn("seen_from", CellKind.Time, "The time of the run that first saw the name (UTC). The first name of an id also covers earlier times."),
            new StoreColumn("seen_to", CellKind.Time, "The time of the run that no longer saw the name (UTC); empty while it is current."),
        ])
    {
        IsByDay = false,
    };
}
