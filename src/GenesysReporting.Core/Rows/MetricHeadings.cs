namespace GenesysReporting.Rows;

/// <summary>
/// The names of the columns of metrics in one kind of row. The name of a metric follows from the metric and the kind of row
/// alone, so that it is the same whatever else was asked for: the metric's name without the letter for its kind, Handle for
/// tHandle. A metric keeps the letter if a column that such rows may have, or a metric that comes before it in the
/// catalogue, has that name. Of the metrics that are not in the catalogue, durations and counts lose the letter.
/// </summary>
internal sealed class MetricHeadings
{
    private const string Prefix = "Metric";

    private readonly Dictionary<string, string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _taken;
    private readonly Func<string, string, IEnumerable<string>> _columnsOf;
    private readonly string[] _endings;

    /// <param name="taken">The columns that no metric may have.</param>
    /// <param name="known">The metrics of the catalogue; earlier ones keep their names.</param>
    /// <param name="yielding">The columns that give way to metrics of the catalogue, and not to others.</param>
    /// <param name="columnsOf">Returns the columns of a metric for the name that they share, in every unit.</param>
    public MetricHeadings(
        IEnumerable<string> taken,
        IEnumerable<string> known,
        IEnumerable<string> yielding,
        Func<string, string, IEnumerable<string>> columnsOf)
    {
        _taken = new HashSet<string>(taken, StringComparer.OrdinalIgnoreCase);
        _columnsOf = columnsOf;
        _endings = [.. columnsOf("tAny", string.Empty)];
        foreach (string metric in known)
        {
            string name = HasLetter(metric) && IsFree(metric, metric[1..]) ? metric[1..] : metric;
            _taken.UnionWith(columnsOf(metric, name));
            _known[metric] = name;
        }

        _taken.UnionWith(yielding);
    }

    /// <summary>The metrics of the catalogue.</summary>
    public IEnumerable<string> Known => _known.Keys;

    /// <summary>True for a lower-case letter that a capital follows, as in tHandle.</summary>
    public static bool HasLetter(string metric) =>
        metric.Length > 1 && char.IsAsciiLetterLower(metric[0]) && char.IsAsciiLetterUpper(metric[1]);

    /// <summary>True for a duration: the letter is a t.</summary>
    public static bool IsDuration(string metric) => HasLetter(metric) && metric[0] == 't';

    /// <summary>Returns the name that a metric's columns share. The case of a known metric does not matter.</summary>
    public string Of(string metric) => _known.GetValueOrDefault(metric) ?? OfNew(metric);

    /// <summary>Returns the columns of a metric, in every unit.</summary>
    public IEnumerable<string> ColumnsOf(string metric) => _columnsOf(metric, Of(metric));

    /// <summary>True if a column of these rows, or of a metric in the catalogue, may have the name.</summary>
    public bool IsTaken(string column) => _taken.Contains(column);

    private string OfNew(string metric)
    {
        if (!HasLetter(metric))
        {
            return Prefix + metric;
        }

        string plain = metric[1..];
        bool isOwn = metric[0] is 't' or 'n'
            && !plain.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && !(metric[0] == 'n' && Array.Exists(_endings, e => plain.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            && IsFree(metric, plain);
        return isOwn ? plain : metric;
    }

    private bool IsFree(string metric, string name) => !_columnsOf(metric, name).Any(_taken.Contains);
}
