using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Names;

/// <summary>
/// Names and ids of one session's organisation. What was read is kept as long as the session, and may be used from
/// several threads; two sessions never share names, as they may see different divisions.
/// </summary>
internal sealed class NameDirectory
{
    private static readonly ConditionalWeakTable<GenesysSession, NameDirectory> Directories = [];

    private readonly ConcurrentDictionary<LookupKind, LookupDirectory> _kinds = new();
    private readonly GenesysSession _session;

    private NameDirectory(GenesysSession session) => _session = session;

    public static NameDirectory Of(GenesysSession session) => Directories.GetValue(session, s => new NameDirectory(s));

    /// <summary>Whether a text is an id, and so needs no look-up.</summary>
    public static bool IsId(string text) => LookupDirectory.IsId(text);

    /// <summary>What is looked up for a dimension of the analytics; null where it holds no such id.</summary>
    public static LookupKind? ForDimension(string dimension) => LookupDimensions.Find(dimension);

    /// <summary>
    /// All of a kind, page by page; of users, the active ones unless another state is asked for. Raises
    /// <c>PermissionMissing</c> where they may not be read, as all look-ups but that for names do.
    /// </summary>
    public IAsyncEnumerable<LookupPage> ListAsync(
        LookupKind kind, UserState? state, IRequestObserver? observer, CancellationToken cancellationToken) =>
        Of(kind).ListAsync(state, observer, cancellationToken);

    /// <summary>
    /// Those that a name, a wildcard or an id fits, without regard to case; several may. An id finds deleted ones too.
    /// </summary>
    public Task<LookupPage> FindAsync(
        LookupKind kind, string text, UserState? state, IRequestObserver? observer, CancellationToken cancellationToken) =>
        Of(kind).FindAsync(text, state, observer, cancellationToken);

    /// <summary>The records of ids, deleted ones too; ids that are nobody's are left out.</summary>
    public Task<IReadOnlyList<GenesysEntity>> ByIdsAsync(
        LookupKind kind, IReadOnlyCollection<string> ids, IRequestObserver? observer, CancellationToken cancellationToken) =>
        Of(kind).ByIdsAsync(ids, observer, cancellationToken);

    /// <summary>
    /// The id of a name; an id is given back as it is, without a request. Of users, the active ones go first. Wildcards
    /// have no meaning here. Raises <c>NameNotFound</c> and <c>NameAmbiguous</c>.
    /// </summary>
    public async Task<string> ResolveIdAsync(
        LookupKind kind, string text, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (LookupDirectory.IsId(text))
        {
            return text;
        }

        string name = NamePattern.Escape(text);
        LookupPage found = await FindAsync(kind, name, null, observer, cancellationToken).ConfigureAwait(false);
        if (found.Entities.Count == 0 && LookupSources.Of(kind).HasStates)
        {
            found = await FindAsync(kind, name, UserState.Any, observer, cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<GenesysEntity> best = BestCase(found.Entities, text);
        return best.Count switch
        {
            1 => best[0].Id,
            0 => throw NameErrors.NameNotFound(LookupSources.Of(kind), text, NamesOf(kind), UserState.Any),
            _ => throw NameErrors.NameAmbiguous(LookupSources.Of(kind), text, best),
        };
    }

    /// <summary>The names of ids, asked for in hundreds, deleted ones too.</summary>
    public Task<NameSet> NamesOfAsync(
        LookupKind kind, IReadOnlyCollection<string> ids, IRequestObserver? observer, CancellationToken cancellationToken) =>
        Of(kind).NamesOfAsync(ids, observer, cancellationToken);

    /// <summary>The names that are known by now; asks nothing.</summary>
    public IReadOnlyList<KnownName> Cached(LookupKind kind) =>
        [.. Of(kind).Shelf.Names.OrderBy(n => n.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The error for a name that <see cref="FindAsync"/> found nothing for.</summary>
    public InputException NotFound(LookupKind kind, string text, UserState? state) => LookupDirectory.IsId(text)
        ? IdNotFound(kind, text)
        : NameErrors.NameNotFound(LookupSources.Of(kind), text, NamesOf(kind), state);

    /// <summary>The error for an id that is nobody's.</summary>
    public static InputException IdNotFound(LookupKind kind, string id) => NameErrors.IdNotFound(LookupSources.Of(kind), id);

    /// <summary>Forgets what is known, so that it is asked anew. Work under way ends with what it had.</summary>
    public void Forget(LookupKind kind) => _kinds.TryRemove(kind, out _);

    private LookupDirectory Of(LookupKind kind) =>
        _kinds.GetOrAdd(kind, k => new LookupDirectory(_session, LookupSources.Of(k)));

    private IEnumerable<string> NamesOf(LookupKind kind) => Of(kind).Shelf.Names.Select(n => n.Name);

    /// <summary>Where names differ by case alone, the one that is written exactly so is meant.</summary>
    private static IReadOnlyList<GenesysEntity> BestCase(IReadOnlyList<GenesysEntity> found, string text)
    {
        GenesysEntity[] exact = [.. found.Where(e => e.Name == text)];
        return exact.Length == 1 ? exact : found;
    }
}
