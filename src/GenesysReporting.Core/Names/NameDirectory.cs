using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GenesysReporting.Api;
using GenesysReporting.Collections;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Names;

/// <summary>
/// The names and ids of one session's organisation, cached for the life of the session. Thread-safe. Sessions never share
/// names, because they may see different divisions.
/// </summary>
internal sealed class NameDirectory
{
    private static readonly ConditionalWeakTable<GenesysSession, NameDirectory> Directories = [];

    private readonly ConcurrentDictionary<LookupKind, LookupDirectory> _kinds = new();
    private readonly GenesysSession _session;

    private NameDirectory(GenesysSession session) => _session = session;

    public static NameDirectory Of(GenesysSession session) => Directories.GetValue(session, s => new NameDirectory(s));

    /// <summary>True if a text is an id of this kind, which needs no look-up.</summary>
    public static bool IsId(LookupKind kind, string text) => PlatformIds.Find(kind, text) is not null;

    /// <summary>Returns an id without what a file left around it.</summary>
    public static string IdOf(LookupKind kind, string text) => PlatformIds.Find(kind, text) ?? GivenText.Id(text);

    /// <summary>Returns the kind for a dimension of the analytics; null if its ids cannot be looked up.</summary>
    public static LookupKind? ForDimension(string dimension) => LookupDimensions.Find(dimension);

    /// <summary>
    /// Reads all of a kind, page by page; active users unless another state is given. Throws <c>PermissionMissing</c> if they
    /// may not be read, as do all look-ups except <see cref="NamesOfAsync"/>.
    /// </summary>
    public IAsyncEnumerable<LookupPage> ListAsync(
        LookupKind kind, UserState? state, IRequestObserver? observer, CancellationToken cancellationToken) =>
        Of(kind).ListAsync(state, observer, cancellationToken);

    /// <summary>
    /// Returns the entities that match a name, a wildcard or an id, ignoring case. An id also finds deleted ones.
    /// </summary>
    public Task<LookupPage> FindAsync(
        LookupKind kind, string text, UserState? state, IRequestObserver? observer, CancellationToken cancellationToken) =>
        Of(kind).FindAsync(text, state, observer, cancellationToken);

    /// <summary>Returns the records of ids, including deleted ones; unknown ids are left out.</summary>
    public Task<IReadOnlyList<GenesysEntity>> ByIdsAsync(
        LookupKind kind, IReadOnlyCollection<string> ids, IRequestObserver? observer, CancellationToken cancellationToken) =>
        Of(kind).ByIdsAsync(ids, observer, cancellationToken);

    /// <summary>
    /// Returns the id of a name; an id is returned unchanged, without a request. Active users take precedence. Wildcards have
    /// no meaning here. Throws <c>NameNotFound</c> and <c>NameAmbiguous</c>.
    /// </summary>
    public async Task<string> ResolveIdAsync(
        LookupKind kind, string text, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (PlatformIds.Find(kind, text) is { } id)
        {
            return id;
        }

        string name = NamePattern.Escape(text);
        LookupPage found = await FindAsync(kind, name, null, observer, cancellationToken).ConfigureAwait(false);
        if (found.Entities.Count == 0 && LookupSources.Of(kind).HasStates)
        {
            found = await FindAsync(kind, name, UserState.Any, observer, cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<GenesysEntity> best = BestCase(found.Entities, GivenText.Trim(text));
        return best.Count switch
        {
            1 => best[0].Id,
            0 => throw NameErrors.NameNotFound(LookupSources.Of(kind), text, NamesOf(kind), UserState.Any, Texts),
            _ => throw NameErrors.NameAmbiguous(LookupSources.Of(kind), text, best, Texts),
        };
    }

    /// <summary>Returns the names of ids, requested in hundreds, including deleted ones.</summary>
    public Task<NameSet> NamesOfAsync(
        LookupKind kind, IReadOnlyCollection<string> ids, IRequestObserver? observer, CancellationToken cancellationToken) =>
        Of(kind).NamesOfAsync(ids, observer, cancellationToken);

    /// <summary>Returns the names that are known; sends no request.</summary>
    public IReadOnlyList<KnownName> Cached(LookupKind kind) =>
        [.. Of(kind).Cache.Names.OrderBy(n => n.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Returns the error for a text that <see cref="FindAsync"/> did not find.</summary>
    public InputException NotFound(LookupKind kind, string text, UserState? state) => IsId(kind, text)
        ? IdNotFound(kind, text)
        : NameErrors.NameNotFound(LookupSources.Of(kind), text, NamesOf(kind), state, Texts);

    /// <summary>Returns the error for an unknown id.</summary>
    public static InputException IdNotFound(LookupKind kind, string id) => NameErrors.IdNotFound(LookupSources.Of(kind), id);

    /// <summary>Forgets a kind, so that it is requested again. Current look-ups finish with what they had.</summary>
    public void Forget(LookupKind kind) => _kinds.TryRemove(kind, out _);

    private ServerText Texts => _session.Client.Tokens.Texts;

    private LookupDirectory Of(LookupKind kind) =>
        _kinds.GetOrAdd(kind, k => new LookupDirectory(_session, LookupSources.Of(k)));

    private IEnumerable<string> NamesOf(LookupKind kind) => Of(kind).Cache.Names.Select(n => n.Name);

    /// <summary>
    /// Of names that differ only in case, returns the one that is written exactly so. A name takes precedence over what else the
    /// text may mean, such as a system presence.
    /// </summary>
    private static IReadOnlyList<GenesysEntity> BestCase(IReadOnlyList<GenesysEntity> found, string text)
    {
        GenesysEntity[] named = [.. found.Where(e => string.Equals(e.Name, text, StringComparison.OrdinalIgnoreCase))];
        GenesysEntity[] exact = [.. named.Where(e => e.Name == text)];
        return exact.Length == 1 ? exact : named.Length > 0 ? named : found;
    }
}
