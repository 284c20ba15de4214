namespace GenesysReporting.Analytics.Reading;

/// <summary>Remembers ids of records in little memory: most are GUIDs, and anything else is kept as text.</summary>
internal sealed class RecordIds
{
    private readonly HashSet<Guid> _guids = [];
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);

    public int Count => _guids.Count + _others.Count;

    /// <summary>Whether it is new.</summary>
    public bool Add(string id) => Guid.TryParseExact(id, "D", out Guid guid) ? _guids.Add(guid) : _others.Add(id);

    /// <summary>Adds all of another set.</summary>
    public void Add(RecordIds others)
    {
        _guids.UnionWith(others._guids);
        _others.UnionWith(others._others);
    }

    public void Clear()
    {
        _guids.Clear();
        _others.Clear();
    }
}
