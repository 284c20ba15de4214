using GenesysReporting.Names;
using GenesysReporting.Reports.Questions;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports;

/// <summary>
/// The columns of a report: the organisation where there are several, the start of the bucket where there are buckets, the keys
/// with names in place of ids, the values, and at the end the ids.
/// </summary>
internal sealed class ReportColumns
{
    /// <summary>The column of the buckets.</summary>
    public const string Start = "Start";

    /// <summary>The column of the organisations.</summary>
    public const string Organization = "Organization";

    private readonly ReportDefinition _definition;
    private readonly KeyColumns _keys;

    /// <param name="definition">The report.</param>
    /// <param name="hasOrganization">True if several organisations are asked.</param>
    /// <param name="hasBuckets">True if rows belong to time buckets.</param>
    public ReportColumns(ReportDefinition definition, bool hasOrganization, bool hasBuckets)
    {
        (_definition, HasOrganization, HasBuckets, _keys) = (definition, hasOrganization, hasBuckets, new KeyColumns(definition));
        IdKeys = [.. Enumerable.Range(0, definition.Rows.Count).Where(k => _keys.LookupOf(definition.Rows[k]) is not null)];
        All =
        [
            .. hasOrganization ? [OrganizationColumn] : Array.Empty<ReportColumn>(),
            .. hasBuckets ? [StartColumn] : Array.Empty<ReportColumn>(),
            .. definition.Rows.Select((_, at) => Key(at)),
            .. definition.Columns.Select(Value),
            .. IdKeys.Select(Id),
        ];
        Rows = [.. All.Select((column, at) => new RowColumn(column.Name) { IsFreeText = column.IsFreeText, NamesOf = NamesOf(at), Lookup = LookupAt(at) })];
    }

    /// <summary>The columns of the report.</summary>
    public IReadOnlyList<ReportColumn> All { get; }

    /// <summary>The columns in the order of PowerShell's tables.</summary>
    public IReadOnlyList<ReportColumn> InTable =>
        [.. All.Take(FirstKey).Concat(_definition.Table.Select(IndexOf).Where(at => at >= 0).Select(at => All[at])).Concat(All).Distinct()];

    /// <summary>The columns as rows have them, for the look-up of names.</summary>
    public IReadOnlyList<RowColumn> Rows { get; }

    /// <summary>The keys whose values are ids that have names.</summary>
    public IReadOnlyList<int> IdKeys { get; }

    /// <summary>True if the first column is the organisation.</summary>
    public bool HasOrganization { get; }

    /// <summary>True if the column before the keys is the start of the bucket.</summary>
    public bool HasBuckets { get; }

    /// <summary>The index of the first key.</summary>
    public int FirstKey => (HasOrganization ? 1 : 0) + (HasBuckets ? 1 : 0);

    /// <summary>The index of the first value.</summary>
    public int FirstValue => FirstKey + _definition.Rows.Count;

    /// <summary>The index of the first id.</summary>
    public int FirstId => FirstValue + _definition.Columns.Count;

    private static ReportColumn OrganizationColumn { get; } = new(Organization, Organization, ReportValueKind.Text)
    {
        Definition = "The organisation, by the name of its session.",
        IsFreeText = true,
    };

    private static ReportColumn StartColumn { get; } = new(Start, Start, ReportValueKind.Time)
    {
        Definition = "The start of the time bucket, in the report's time zone.",
    };

    /// <summary>True if any value of a row has data.</summary>
    public bool HasValues(object?[] cells) => cells[FirstValue..FirstId].Any(c => c is not null);

    /// <summary>True if the values of a row meet the conditions of the definition.</summary>
    public bool Meets(object?[] cells) =>
        _definition.Only.All(o => cells[IndexOf(o.Column)] is IConvertible value && value.ToDouble(null) >= o.From);

    /// <summary>Returns the index of a column by its name in the definition; -1 for the bucket of a report without buckets.</summary>
    public int IndexOf(string name) => name == Start && (HasBuckets || _definition.Buckets != false)
        ? HasBuckets ? FirstKey - 1 : -1
        : All.Take(FirstValue).Select(c => c.Name).ToList().IndexOf(name) is >= 0 and var key ? key
        : FirstValue + _definition.Columns.Select(c => c.Column).ToList().IndexOf(name);

    private ReportColumn Key(int at)
    {
        ReportKey key = _definition.Rows[at];
        return new ReportColumn(key.Column, TitleOf(key), key.Kind ?? ReportValueKind.Text)
        {
            Label = key.Label,
            Width = key.Width,
            Definition = key.Definition,
            Source = key.Group ?? "the metrics' qualifier",
            IsFreeText = _keys.IsFreeText(key),
        };
    }

    private static ReportColumn Value(ReportMeasure column) =>
        new(column.Kind == ReportValueKind.Duration ? column.Column + "Seconds" : column.Column, column.Title ?? column.Column, column.Kind)
        {
            Label = column.Label,
            Definition = column.Total == false ? column.Definition + " Not added up in totals." : column.Definition,
            Source = column switch
            {
                { Within: { } within } => $"{column.Value}, as a share within {(within.Count == 0 ? "all rows" : string.Join(", ", within))}",
                { Over: { } over } => $"({column.Value}) / ({over})",
                _ => column.Value,
            },
            Target = column.Target,
            IsSum = column.Over is null && column.Value.EndsWith(".sum", StringComparison.Ordinal),
        };

    private ReportColumn Id(int key) => new(_definition.Rows[key].Column + "Id", TitleOf(_definition.Rows[key]) + " id", ReportValueKind.Id)
    {
        Definition = $"The id of the column {TitleOf(_definition.Rows[key])}.",
        Source = _definition.Rows[key].Group!,
        NamedBy = _definition.Rows[key].Column,
    };

    private static string TitleOf(ReportKey key) => key.Title ?? key.Column;

    private int? NamesOf(int at) => IdKeys.ToList().IndexOf(at - FirstKey) is >= 0 and var id && at < FirstValue ? FirstId + id : null;

    private LookupKind? LookupAt(int at) => at >= FirstId ? _keys.LookupOf(_definition.Rows[IdKeys[at - FirstId]]) : null;
}
