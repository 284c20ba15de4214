namespace GenesysReporting.Analytics.Details;

/// <summary>Remembers ids of conversations in little memory: they are GUIDs, and anything else is kept as text.</summary>
internal sealed class ConversationIds
{
    private readonly HashSet<Guid> _guids = [];
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);

    public int Count => _guids.Count + _others.Count;

    /// <summary>Whether it is new.</summary>
    public bool Add(string id) => Guid.TryParseExact(id, "D", out Guid guid) ? _guids.Add(guid) : _others.Add(id);

    public void Clear()
    {
        _guids.Clear();
        _others.Clear();
    }
}
