using System.Security.Cryptography;
using System.Text;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Protection;

namespace GenesysReporting.Export;

/// <summary>The identity of an export.</summary>
/// <param name="Hash">A hash that is the same for the same query to the same organisation in the same form.</param>
/// <param name="Description">A description for error messages.</param>
/// <param name="Interval">The requested interval.</param>
/// <param name="Traits">The parts of the identity by name, for an error that says which of them differ.</param>
internal sealed record ExportKey(string Hash, string Description, QueryInterval Interval, IReadOnlyDictionary<string, string> Traits)
{
    /// <summary>The most that is shown of one value: a body may have thousands of characters.</summary>
    private const int MaxShown = 80;

    private const string Columns = "columns";
    private const string Protect = "-Protect";

    public static ExportKey Of(GenesysSession session, AnalyticsQuery query, ExportOptions options, string form)
    {
        string body = QueryBody.Whole(query).ToJsonString();
        // Their values in this order are the hash, which must not change: it identifies the files of earlier versions.
        KeyValuePair<string, string>[] traits =
        [
            new("organisation", session.OrganizationId ?? session.Region),
            new("user", query.CurrentUser ? session.UserId ?? string.Empty : "*"),
            new("query", body),
            new("interval", query.Interval!.ToString()),
            new("-Mode", query.Mode.ToString()),
            new("-Matching", query.Matching.ToString()),
            new("-Compress", options.Compress ? "gzip" : "plain"),
            new("form", form),
        ];
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', traits.Select(t => t.Value))));
        var named = new Dictionary<string, string>(traits)
        {
            ["organisation"] = session.Organization ?? session.OrganizationId ?? session.Region,
        };
        named.Remove("form");
        foreach (KeyValuePair<string, string> trait in OfForm(options, form))
        {
            named[trait.Key] = trait.Value;
        }

        return new ExportKey(Convert.ToHexString(hash), Describe(session, query, options), query.Interval, named);
    }

    /// <summary>Returns the traits that differ, as <c>-Mode Auto there, Query here</c>; empty if they are not known.</summary>
    public string Difference(IReadOnlyDictionary<string, string>? there)
    {
        if (there is null)
        {
            return string.Empty;
        }

        string[] names = [.. Traits.Keys.Where(name => there.GetValueOrDefault(name, string.Empty) != Traits[name])];
        // The columns follow from the parameters, and are only shown if no parameter differs.
        return string.Join("; ", names
            .Where(name => name != Columns || names.Length == 1)
            .Select(name => name == Protect
                ? $"{name}: {ProtectionFingerprint.Difference(there.GetValueOrDefault(name, string.Empty), Traits[name])}"
                : $"{name} is {Shown(there.GetValueOrDefault(name))} there and {Shown(Traits[name])} here"));
    }

    private static Dictionary<string, string> OfForm(ExportOptions options, string form)
    {
        var traits = new Dictionary<string, string>
        {
            ["-Format"] = options.Format.ToString(),
            [Protect] = options.Protection?.Fingerprint ?? string.Empty,
        };
        if (options.Format != ExportFormat.JsonLines)
        {
            traits["-Grain"] = (options.Rows.Grain ?? Rows.RowGrain.Conversation).ToString();
            traits["-Metric"] = string.Join(", ", options.Rows.Metrics);
            traits["-DurationUnit"] = options.Rows.DurationUnit.ToString();
            traits["-ResolveName"] = options.Rows.WithNames.ToString();
            traits[Columns] = form[(form.LastIndexOf('\n') + 1)..];
        }

        if (options.Format == ExportFormat.Csv)
        {
            traits["-TimeZone"] = options.Rows.TimeZone.Id;
            traits["-TimeFormat"] = options.Rows.TimeFormat.ToString();
            traits["-Delimiter"] = options.Delimiter.ToString();
            traits["-Encoding"] = options.Encoding.ToString();
            traits["-AllowFormula"] = options.AllowFormula.ToString();
        }

        return traits;
    }

    private static string Shown(string? value) =>
        value is null ? "not known" : value.Length == 0 ? "empty" : value.Length <= MaxShown ? value : value[..MaxShown] + "...";

    private static string Describe(GenesysSession session, AnalyticsQuery query, ExportOptions options)
    {
        string filters = query.Filter.Count == 0 ? string.Empty : $" where {string.Join(" and ", query.Filter)}";
        string rows = options.Format != ExportFormat.JsonLines ? $" of {options.Rows.Grain ?? Rows.RowGrain.Conversation} rows" : string.Empty;
        return $"{options.Format}{rows}, {query.Interval}{filters}, {session.Organization ?? session.Region}";
    }
}
