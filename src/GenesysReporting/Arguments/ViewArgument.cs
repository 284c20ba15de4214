using System.Collections;
using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Errors;

namespace GenesysReporting.Arguments;

/// <summary>
/// A view as a script gives it: <c>@{ Name = 'in20s'; Target = 'tAnswered'; LessThan = '20s' }</c>, or a view of a query.
/// </summary>
public sealed class ViewArgument
{
    private static readonly string[] Keys = ["Name", "Target", "GreaterOrEqual", "LessThan"];

    private readonly Func<QueryView> _read;

    /// <summary>Creates the argument from a hashtable.</summary>
    public ViewArgument(IDictionary table) => _read = () => FromTable(table);

    /// <summary>Creates the argument from a view of another query.</summary>
    public ViewArgument(QueryView view) => _read = () => view;

    /// <summary>Returns the view; throws for missing or unknown keys. Called after the binding, so that the error has its own id.</summary>
    internal QueryView Read() => _read();

    private static QueryView FromTable(IDictionary table)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table)
        {
            values[Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!] = PlainArguments.Unwrap(entry.Value);
        }

        if (values.Keys.FirstOrDefault(k => !Keys.Contains(k, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw ViewErrors.ViewKeyUnknown(unknown, Keys);
        }

        string target = Text(values, "Target");
        return new QueryView(Text(values, "Name"), target, Bound(values, "GreaterOrEqual", target), Bound(values, "LessThan", target));
    }

    private static string Text(Dictionary<string, object?> values, string key) =>
        values.GetValueOrDefault(key) is string given && GivenText.Bare(given) is { Length: > 0 } text ? text : throw ViewErrors.ViewKeyMissing(key);

    private static decimal? Bound(Dictionary<string, object?> values, string key, string target) =>
        values.GetValueOrDefault(key) is { } given
            ? FilterValues.Number(given, new FilterPredicate(FilterKind.Metric, target))
            : null;
}
