using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Names;
using GenesysReporting.Transport;

namespace GenesysReporting.Stores;

/// <summary>Brings the tables of names up to date. A name that changed or went keeps its row, with the time until which it was seen.</summary>
/// <param name="session">The session.</param>
/// <param name="store">The store.</param>
/// <param name="observer">Notified of answers and waits; null if there is no listener.</param>
/// <param name="note">Receives the reasons for which names cannot be read.</param>
internal sealed class NameSync(GenesysSession session, IStore store, IRequestObserver? observer, Action<string> note)
{
    /// <summary>Reads and stores all kinds of names. A kind that may not be read is noted, and stays as it was.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = session.Client.Time.GetUtcNow();
        foreach ((LookupKind kind, StoreTable table) in NameTables.All)
        {
            (List<GenesysEntity> seen, bool isWhole) = await ListAsync(kind, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<object?[]> known = await store.ReadTableAsync(table, cancellationToken).ConfigureAwait(false);
            if (Merge(known, seen, isWhole, now) is { } merged)
            {
                await store.ReplaceTableAsync(table, merged, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Returns the rows of a table after a listing; null if nothing has changed.</summary>
    /// <param name="known">The rows before.</param>
    /// <param name="seen">The entities that were listed.</param>
    /// <param name="isWhole">True if these are all; otherwise what is missing may still exist.</param>
    /// <param name="now">The time of the listing.</param>
    public static IReadOnlyList<object?[]>? Merge(IReadOnlyList<object?[]> known, IReadOnlyList<GenesysEntity> seen, bool isWhole, DateTimeOffset now)
    {
        Dictionary<string, GenesysEntity> current = seen.DistinctBy(e => e.Id).ToDictionary(e => e.Id);
        var rows = new List<object?[]>();
        bool hasChanged = false;
        foreach (object?[] row in known)
        {
            bool isOpen = row[NameTables.To] is null;
            bool isSame = current.TryGetValue((string)row[NameTables.Id]!, out GenesysEntity? entity)
                && entity.Name == (string?)row[NameTables.Name] && entity.OwnDivisionId == (string?)row[NameTables.Division];
            bool ends = isOpen && !isSame && (entity is not null || isWhole);
            rows.Add(ends ? [.. row[..NameTables.To], now] : row);
            hasChanged |= ends;
            if (isOpen && !ends)
            {
                current.Remove((string)row[NameTables.Id]!);
            }
        }

        rows.AddRange(current.Values.Select(e => new object?[] { e.Id, e.Name, e.OwnDivisionId, now, null }));
        return hasChanged || current.Count > 0 ? rows : null;
    }

    private async Task<(List<GenesysEntity> Seen, bool IsWhole)> ListAsync(LookupKind kind, CancellationToken cancellationToken)
    {
        var seen = new List<GenesysEntity>();
        UserState? state = kind == LookupKind.User ? UserState.Any : null;
        try
        {
            bool isWhole = true;
            await foreach (LookupPage page in NameDirectory.Of(session).ListAsync(kind, state, observer, cancellationToken).ConfigureAwait(false))
            {
                seen.AddRange(page.Entities);
                isWhole &= page.Doubts.Count == 0;
            }

            return (seen, isWhole);
        }
        catch (GenesysException e) when (e.Kind is ErrorKind.Permission or ErrorKind.Service or ErrorKind.InvalidAnswer or ErrorKind.NotFound)
        {
            note($"The names of {NameTables.All[kind].Name} could not be read: {e.Message}");
            return (seen, false);
        }
    }
}
