using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Names;
using GenesysReporting.Transport;

namespace GenesysReporting.Rows.Groups;

/// <summary>
/// The type, the dimensions and the query that the first record has in common with all others. Records of other queries have
/// other columns, and are refused.
/// </summary>
internal sealed class GroupShape
{
    private readonly HashSet<string> _dimensions;
    private readonly RowNotes _notes;
    private AskedQuery? _accepted;

    public GroupShape(AnalyticsGroupedRecord first, RowOptions options, RowNotes notes)
    {
        Type = first.Type;
        Asked = first.Asked;
        Options = options;
        Family = first.Type is { } type ? AnalyticsCatalog.FindFamily(type) : null;
        Dimensions = [.. Declared(Asked, Family).Concat(first.Group.Keys).Distinct(StringComparer.Ordinal)];
        _dimensions = [.. Dimensions];
        _notes = notes;
        _accepted = Asked;
    }

    public string? Type { get; }

    public QueryFamily? Family { get; }

    public AskedQuery? Asked { get; }

    public RowOptions Options { get; }

    public RowNotes Notes => _notes;

    /// <summary>The dimensions in the order of the query; for observations without groups in the query, all possible ones.</summary>
    public IReadOnlyList<string> Dimensions { get; }

    /// <summary>True for a query whose records have the same columns; set by the schema.</summary>
    public Func<AskedQuery?, bool> IsSame { get; set; } = _ => true;

    /// <summary>Throws <c>RecordsMixed</c> or <c>QuestionsMixed</c> for a record whose row would have other columns.</summary>
    public void Check(AnalyticsGroupedRecord record)
    {
        if (record.Type != Type)
        {
            throw RowErrors.RecordsMixed(Type ?? "no type", record.Type ?? "no type");
        }

        if (!ReferenceEquals(record.Asked, _accepted))
        {
            if (!SameGroups(record.Asked) || !IsSame(record.Asked))
            {
                throw RowErrors.QuestionsMixed(Type);
            }

            _accepted = record.Asked;
        }

        foreach (string dimension in record.Group.Keys)
        {
            if (!_dimensions.Contains(dimension))
            {
                _notes.WarnOnce($"group {dimension}", $"Groups by '{ServerText.WithoutSecrets.Clean(dimension)}' have no column: nothing grouped by it, and the first record had none.");
            }
        }
    }

    private bool SameGroups(AskedQuery? other) =>
        new HashSet<string>(Asked?.GroupBy ?? []).SetEquals(other?.GroupBy ?? []);

    private static IEnumerable<string> Declared(AskedQuery? asked, QueryFamily? family) =>
        asked?.GroupBy is { Count: > 0 } given ? given
        : family?.Kind == FamilyKind.Observations ? family.Dimensions.OrderBy(d => NameDirectory.ForDimension(d) is null)
        : [];
}
