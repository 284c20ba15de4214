using System.Runtime.CompilerServices;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Names;

/// <summary>Looks up one kind for one session, asking for what is not known yet.</summary>
internal sealed class LookupDirectory
{
    private readonly NameCache _shelf = new();
    private readonly LookupSource _source;
    private readonly LookupLoader _loader;

    public LookupDirectory(GenesysSession session, LookupSource source)
    {
        _source = source;
        _loader = new LookupLoader(session, source, _shelf);
    }

    public NameCache Shelf => _shelf;

    /// <summary>Whether a text can only be an id.</summary>
    public static bool IsId(string text) => Guid.TryParseExact(text, "D", out _);

    /// <summary>
    /// All of them, page by page. Whoever stops early stops the requests too. Nobody waits for the reader of such a list:
    /// it may itself wait for a look-up that is made out of its pages.
    /// </summary>
    public async IAsyncEnumerable<LookupPage> ListAsync(
        UserState? state, IRequestObserver? observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_shelf.List(state) is { } known)
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
            _shelf.Keep(page.Entities);
            isWhole &= page.Doubts.Count == 0;
            yield return page;
        }

        if (isWhole)
        {
            _shelf.KeepList(state, all);
        }
    }

    /// <summary>Those that a name, a wildcard or an id fits.</summary>
    public async Task<LookupPage> FindAsync(
        string text, UserState? state, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (IsId(text))
        {
            return new LookupPage(await ByIdsAsync([text], observer, cancellationToken).ConfigureAwait(false));
        }

        var pattern = new NamePattern(text);
        if (pattern.Literal is { } name && _source.TakesName && _shelf.List(state) is null)
        {
            IReadOnlyList<GenesysEntity> named =
                await _loader.NamedAsync(name, observer, cancellationToken).ConfigureAwait(false);
            GenesysEntity[] found = [.. named.Where(e => pattern.IsMatch(e.Name))];
            if (found.Length > 0)
            {
                return new LookupPage(found);
            }
        }

        // What the platform's own filter makes of wildcards, case and blanks differs by list and is not described, so
        // what it finds is believed, and never that there is nothing.
        LookupPage all = await _loader.AllAsync(state, observer, cancellationToken).ConfigureAwait(false);
        return all with { Entities = [.. all.Entities.Where(e => pattern.IsMatch(e.Name))] };
    }

    /// <summary>The records of ids, in the order of these; deleted ones too. Ids that are nobody's are left out.</summary>
    public async Task<IReadOnlyList<GenesysEntity>> ByIdsAsync(
        IReadOnlyCollection<string> ids, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        await _loader
            .IdsAsync(ids, id => _shelf.Entity(id) is not null, _shelf.Keep, observer, cancellationToken)
            .ConfigureAwait(false);
        return [.. ids.Select(_shelf.Entity).OfType<GenesysEntity>()];
    }

    /// <summary>The names of ids. That they may not be read is part of the answer; other failures raise.</summary>
    public async Task<NameSet> NamesOfAsync(
        IReadOnlyCollection<string> ids, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        string? note = _shelf.Refusal is null ? await TryLoadAsync(ids, observer, cancellationToken).ConfigureAwait(false) : null;
        var names = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (string id in ids)
        {
            names[id] = _shelf.Name(id);
        }

        return new NameSet(names) { IsUnreadable = _shelf.Refusal is not null, Note = note };
    }

    /// <summary>Loads names; what is to be said where they may not be read, by the first who learns it.</summary>
    private async Task<string?> TryLoadAsync(
        IReadOnlyCollection<string> ids, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            await _loader
                .IdsAsync(ids, id => _shelf.Name(id) is not null, _shelf.KeepNames, observer, cancellationToken)
                .ConfigureAwait(false);
            return null;
        }
        catch (ApiException e) when (e.Kind == ErrorKind.Permission)
        {
            string why = NameErrors.Unreadable(_source, e);
            return _shelf.Refuse(why) ? why : null;
        }
    }
}
