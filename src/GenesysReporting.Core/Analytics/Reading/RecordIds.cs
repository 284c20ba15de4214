namespace GenesysReporting.Analytics.Reading;

/// <summary>A set of ids in little memory: most are GUIDs, and any other is kept as text.</summary>
internal sealed class RecordIds
{
    private readonly HashSet<Guid> _guids = [];
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);

    public int Count => _guids.Count + _others.Count;

    /// <summary>Adds an id; false if the set had it before.</summary>
    public bool Add(string id) => Guid.TryParseExact(id, "D", out Guid guid) ? _guids.Add(guid) : _others.Add(id);

    /// <summary>Adds all ids of another set.</summary>
    public void Add(RecordIds others)
    {
        _guids.UnionWith(others._guids);
        _others.UnionWith(others._others);
    }
}
