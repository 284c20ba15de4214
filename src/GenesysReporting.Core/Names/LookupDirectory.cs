using System.Runtime.CompilerServices;
using GenesysReporting.Api;
using GenesysReporting.Collections;
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
        if (PlatformIds.Find(_source.Kind, text) is { } id)
        {
            return new LookupPage(await ByIdsAsync([id], observer, cancellationToken).ConfigureAwait(false));
        }

        LookupPage found = await MatchAsync(GivenText.Trim(text), state, observer, cancellationToken).ConfigureAwait(false);

        // A name may contain quotes; those that a file left around it are the second guess.
        string bare = GivenText.Bare(text);
        return found.Entities.Count == 0 && bare.Length > 0 && bare != GivenText.Trim(text)
            ? await MatchAsync(bare, state, observer, cancellationToken).ConfigureAwait(false)
            : found;
    }

    private async Task<LookupPage> MatchAsync(
        string text, UserState? state, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var pattern = new NamePattern(text);
        if (pattern.Literal is { } name && _source.TakesName && _cache.List(state) is null)
        {
            IReadOnlyList<GenesysEntity> named =
                await _loader.NamedAsync(name, observer, cancellationToken).ConfigureAwait(false);
            GenesysEntity[] found = [.. named.Where(e => e.Fits(pattern))];
            if (found.Length > 0)
            {
                return new LookupPage(found);
            }
        }

        // The platform's filter treats wildcards, case and blanks differently by list, and is not documented. So its hits are
        // used, but an empty result is not trusted.
        LookupPage all = await _loader.AllAsync(state, observer, cancellationToken).ConfigureAwait(false);
        GenesysEntity[] matches = [.. all.Entities.Where(e => e.Fits(pattern))];
        return matches.Length == 0 && PlatformIds.Entity(_source.Kind, text) is { } own
            ? all with { Entities = [own] }
            : all with { Entities = matches };
    }

    /// <summary>Returns the records of ids, in this order, including deleted ones. Unknown ids are left out.</summary>
    public async Task<IReadOnlyList<GenesysEntity>> ByIdsAsync(
        IReadOnlyCollection<string> ids, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        await _loader
            .IdsAsync(ids, id => _cache.Entity(id) is not null, _cache.Keep, observer, cancellationToken)
            .ConfigureAwait(false);
        return [.. ids.Select(id => _cache.Entity(id) ?? PlatformIds.Entity(_source.Kind, id)).OfType<GenesysEntity>()];
    }

    /// <summary>Returns the names of ids. A missing permission is part of the result; other failures throw.</summary>
    public async Task<NameSet> NamesOfAsync(
        IReadOnlyCollection<string> ids, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        string? note = _cache.Refusal is null ? await TryLoadAsync(ids, observer, cancellationToken).ConfigureAwait(false) : null;
        var names = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (string id in ids)
        {
            names[id] = _cache.Name(id) ?? PlatformIds.Name(_source.Kind, id);
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
