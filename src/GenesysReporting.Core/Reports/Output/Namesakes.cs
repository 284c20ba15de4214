namespace GenesysReporting.Reports;

/// <summary>Distinguishes names that several ids have, such as those of two agents, by the end of the id.</summary>
internal sealed class Namesakes
{
    private const int Shown = 6;
    private readonly HashSet<string> _names;

    /// <param name="all">The names of a column with their ids.</param>
    public Namesakes(IEnumerable<(string? Name, string? Id)> all) => _names =
        [.. all.Where(pair => pair is { Name: not null, Id: not null }).Distinct().GroupBy(pair => pair.Name!).Where(ids => ids.Skip(1).Any()).Select(ids => ids.Key)];

    /// <summary>Returns the name, with the end of the id where another id has the same name.</summary>
    public string? Of(string? name, string? id) => name is null || id is null || !_names.Contains(name)
        ? name
        : $"{name} (…{id[^Math.Min(Shown, id.Length)..]})";
}
