using System.Runtime.CompilerServices;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Names;

/// <summary>Looks up one kind for one session, with requests for what is not known yet.</summary>
internal sealed class LookupDirectory
{
    private readonly NameCache _cache = new();
    private readonly LookupSource _source;
    private readonly LookupLoader _loader;

    public LookupDirectory(GenesysSession session, LookupSource source)
    {
        _source = source;
        _loader = new LookupLoader(session, source, _cache);
    }

    public NameCache Cache => _cache;

    /// <summary>True if a text has the form of an id.</summary>
    public static bool IsId(string text) => Guid.TryParseExact(text, "D", out _);

    /// <summary>
    /// Reads all of them, page by page. A caller that stops early also stops the requests. This takes no turn of the loader:
    /// a caller may make another look-up from a page, which would wait for it.
    /// </summary>
    public async IAsyncEnumerable<LookupPage> ListAsync(
        UserState? state, IRequestObserver? observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_cache.List(state) is { } known)
        {
            yield return new LookupPage(known) { Received = known.Count, Announced = known.Count };
            yield break;
        }

        var all = new List<GenesysEntity>();
        bool isWhole = true;
        await foreach (LookupPage page in
            _loader.Reader(observer).ReadAsync(_source.All(state), cancellationToken).ConfigureAwait(false))
        {
            all.AddRange(page.Entities);
            _cache.Keep(page.Entities);
            isWhole &= page.Doubts.Count == 0;
            yield return page;
        }

        if (isWhole)
        {
            _cache.KeepList(state, all);
        }
    }

    /// <summary>Returns the entities that match a name, a wildcard or an id.</summary>
    public async Task<LookupPage> FindAsync(
        string text, UserState? state, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (IsId(text))
        {
            return new LookupPage(await ByIdsAsync([text], observer, cancellationToken).ConfigureAwait(false));
        }

        var pattern = new NamePattern(text);
        if (pattern.Literal is { } name && _source.TakesName && _cache.List(state) is null)
        {
            IReadOnlyList<GenesysEntity> named =
                await _loader.NamedAsync(name, observer, cancellationToken).ConfigureAwait(false);
            GenesysEntity[] found = [.. named.Where(e => pattern.IsMatch(e.Name))];
            if (found.Length > 0)
            {
                return new LookupPage(found);
            }
        }

        // The platform's filter treats wildcards, case and blanks differently by list, and is not documented. So its hits are
        // used, but an empty result is not trusted.
        LookupPage all = await _loader.AllAsync(state, observer, cancellationToken).ConfigureAwait(false);
        return all with { Entities = [.. all.Entities.Where(e => pattern.IsMatch(e.Name))] };
    }

    /// <summary>Returns the records of ids, in this order, including deleted ones. Unknown ids are left out.</summary>
    public async Task<IReadOnlyList<GenesysEntity>> ByIdsAsync(
        IReadOnlyCollection<string> ids, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        await _loader
            .IdsAsync(ids, id => _cache.Entity(id) is not null, _cache.Keep, observer, cancellationToken)
            .ConfigureAwait(false);
        return [.. ids.Select(_cache.Entity).OfType<GenesysEntity>()];
    }

    /// <summary>Returns the names of ids. A missing permission is part of the result; other failures throw.</summary>
    public async Task<NameSet> NamesOfAsync(
        IReadOnlyCollection<string> ids, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        string? note = _cache.Refusal is null ? await TryLoadAsync(ids, observer, cancellationToken).ConfigureAwait(false) : null;
        var names = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (string id in ids)
        {
            names[id] = _cache.Name(id);
        }

        return new NameSet(names) { IsUnreadable = _cache.Refusal is not null, Note = note };
    }

    /// <summary>Loads names; returns a note if they may not be read, but only for the first caller.</summary>
    private async Task<string?> TryLoadAsync(
        IReadOnlyCollection<string> ids, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            await _loader
                .IdsAsync(ids, id => _cache.Name(id) is not null, _cache.KeepNames, observer, cancellationToken)
                .ConfigureAwait(false);
            return null;
        }
        catch (ApiException e) when (e.Kind == ErrorKind.Permission)
        {
            string reason = NameErrors.Unreadable(_source, e);
            return _cache.Refuse(reason) ? reason : null;
        }
    }
}
