using GenesysReporting.Api;
using GenesysReporting.Names;
using GenesysReporting.Transport;

namespace GenesysReporting.Rows;

/// <summary>
/// Fills the columns of names in rows that were read: the ids of all rows are requested together, and names are cached as long
/// as the session lives.
/// </summary>
/// <param name="session">The session that knows the names.</param>
/// <param name="columns">The columns of the rows.</param>
internal sealed class RowNamer(GenesysSession session, IReadOnlyList<RowColumn> columns)
{
    private static readonly char[] Separators = [';', ','];

    private readonly NameDirectory _directory = NameDirectory.Of(session);
    private readonly NameCells[] _cells =
    [
        .. columns
            .Select((column, at) => (column, at))
            .Where(c => c.column.NamesOf is not null)
            .Select(c => new NameCells(c.at, c.column.NamesOf!.Value, columns[c.column.NamesOf.Value].Lookup!.Value)),
    ];

    /// <summary>Fills the columns. A name that is not found, or that cannot be read, is the id; an empty cell means no id.</summary>
    /// <param name="rows">Rows of the columns.</param>
    /// <param name="observer">Is notified of answers and waits.</param>
    /// <param name="note">Gets the reason if names cannot be read, once per session.</param>
    /// <param name="cancellationToken">Cancels the current request.</param>
    public async Task FillAsync(
        IReadOnlyList<object?[]> rows, IRequestObserver? observer, Action<string> note, CancellationToken cancellationToken)
    {
        foreach (IGrouping<LookupKind, NameCells> cells in _cells.GroupBy(c => c.Kind))
        {
            string[] ids = [.. cells.SelectMany(c => rows.SelectMany(row => Ids(row[c.IdAt]))).Distinct(StringComparer.OrdinalIgnoreCase)];
            if (ids.Length == 0)
            {
                continue;
            }

            NameSet names = await _directory.NamesOfAsync(cells.Key, ids, observer, cancellationToken).ConfigureAwait(false);
            if (names.Note is { } why)
            {
                note(why);
            }

            Fill(rows, cells, names.Names);
        }
    }

    private static void Fill(
        IReadOnlyList<object?[]> rows, IEnumerable<NameCells> cells, IReadOnlyDictionary<string, string?> names)
    {
        foreach (NameCells cell in cells)
        {
            foreach (object?[] row in rows)
            {
                row[cell.NameAt] = Join(Ids(row[cell.IdAt]), names);
            }
        }
    }

    /// <summary>Returns the names in the order of their ids; null without ids.</summary>
    private static string? Join(string[] ids, IReadOnlyDictionary<string, string?> names) => ids switch
    {
        [] => null,
        [var id] => Name(id, names),
        _ => string.Join(CellText.ListSeparator, ids.Select(id => Name(id, names))),
    };

    private static string Name(string id, IReadOnlyDictionary<string, string?> names) =>
        names.GetValueOrDefault(id) is { } name && !string.IsNullOrWhiteSpace(name) ? name : id;

    private static string[] Ids(object? cell) => cell is string text
        ? text.IndexOfAny(Separators) < 0 && !string.IsNullOrWhiteSpace(text)
            ? [text]
            : text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [];

    private sealed record NameCells(int NameAt, int IdAt, LookupKind Kind);
}
