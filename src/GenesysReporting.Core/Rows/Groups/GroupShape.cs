using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Names;

namespace GenesysReporting.Rows.Groups;

/// <summary>
/// What the first record says of all: the kind of query, the dimensions, and what was asked. Records of other questions
/// have other columns, and are refused.
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

    /// <summary>In the order in which they were asked for; of observations, which are grouped unasked, all that can be.</summary>
    public IReadOnlyList<string> Dimensions { get; }

    /// <summary>Whether records of another question would have the same columns; decided by whoever makes them.</summary>
    public Func<AskedQuery?, bool> IsSame { get; set; } = _ => true;

    /// <summary>Raises <c>RecordsMixed</c> for a record whose row would have other columns.</summary>
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
                _notes.Once($"group {dimension}", $"Groups by '{dimension}' have no column: nothing grouped by it, and the first record had none.");
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
