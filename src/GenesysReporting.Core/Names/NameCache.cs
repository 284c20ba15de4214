using System.Collections.Concurrent;

namespace GenesysReporting.Names;

/// <summary>The known entities of one kind. Thread-safe; never sends a request.</summary>
internal sealed class NameCache
{
    private readonly ConcurrentDictionary<string, Entry> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<UserState, IReadOnlyList<GenesysEntity>> _lists = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<GenesysEntity>> _byName = new(StringComparer.OrdinalIgnoreCase);
    private int _refusals;

    /// <summary>The reason why the names cannot be read; null unless a request was refused.</summary>
    public string? Refusal { get; private set; }

    public IEnumerable<KnownName> Names => _byId
        .Where(e => !string.IsNullOrEmpty(e.Value.Name))
        .Select(e => new KnownName(e.Value.Name!, e.Key, e.Value.Entity?.Detail));

    public IReadOnlyList<GenesysEntity>? List(UserState? state) => _lists.GetValueOrDefault(state ?? UserState.Active);

    /// <summary>Returns the platform's hits for a name; null if it was not asked for.</summary>
    public IReadOnlyList<GenesysEntity>? Named(string name) => _byName.GetValueOrDefault(name);

    public GenesysEntity? Entity(string id) => _byId.GetValueOrDefault(id).Entity;

    public string? Name(string id) => _byId.GetValueOrDefault(id).Name;

    /// <summary>True if an id was asked for and does not exist.</summary>
    public bool IsMissing(string id) => _byId.TryGetValue(id, out Entry entry) && entry.Name is null;

    public void KeepList(UserState? state, IReadOnlyList<GenesysEntity> all)
    {
        Keep(all);
        _lists[state ?? UserState.Active] = all;
    }

    public void KeepNamed(string name, IReadOnlyList<GenesysEntity> found)
    {
        Keep(found);
        _byName[name] = found;
    }

    public void Keep(IEnumerable<GenesysEntity> entities)
    {
        foreach (GenesysEntity entity in entities)
        {
            _byId[entity.Id] = new Entry(entity.Name, entity);
        }
    }

    /// <summary>Keeps only the names: reports have many users, and need nothing else of them.</summary>
    public void KeepNames(IEnumerable<GenesysEntity> entities)
    {
        foreach (GenesysEntity entity in entities)
        {
            _byId.AddOrUpdate(entity.Id, new Entry(entity.Name, null), (_, old) => old with { Name = entity.Name });
        }
    }

    public void KeepMissing(IEnumerable<string> ids)
    {
        foreach (string id in ids)
        {
            _byId.TryAdd(id, default);
        }
    }

    /// <summary>Records that the names may not be read; true for the first caller.</summary>
    public bool Refuse(string reason)
    {
        Refusal = reason;
        return Interlocked.Increment(ref _refusals) == 1;
    }

    private readonly record struct Entry(string? Name, GenesysEntity? Entity);
}
