using System.Security.Cryptography;
using System.Text;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;

namespace GenesysReporting.Export;

/// <summary>The identity of an export.</summary>
/// <param name="Hash">A hash that is the same for the same query to the same organisation in the same form.</param>
/// <param name="Description">A description for error messages.</param>
internal sealed record ExportKey(string Hash, string Description)
{
    public static ExportKey Of(GenesysSession session, AnalyticsQuery query, ExportOptions options, string form)
    {
        string body = QueryBody.Whole(query).ToJsonString();
        string[] parts =
        [
            session.OrganizationId ?? session.Region,
            query.CurrentUser ? session.UserId ?? string.Empty : "*",
            body,
            query.Interval!.ToString(),
            query.Mode.ToString(),
            query.Matching.ToString(),
            options.Compress ? "gzip" : "plain",
            form,
        ];
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        return new ExportKey(Convert.ToHexString(hash), Describe(session, query, options, hash));
    }

    private static string Describe(GenesysSession session, AnalyticsQuery query, ExportOptions options, byte[] hash)
    {
        string filters = query.Filter.Count == 0 ? string.Empty : $" where {string.Join(" and ", query.Filter)}";
        string rows = options.Format == ExportFormat.Csv ? $" of {options.Rows.Grain ?? Rows.RowGrain.Conversation} rows" : string.Empty;
        return $"{options.Format}{rows}, {query.Interval}{filters}, {session.Organization ?? session.Region} ({Convert.ToHexString(hash.AsSpan(0, 4))})";
    }
}
