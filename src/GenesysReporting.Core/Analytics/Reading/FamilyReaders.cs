using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Chooses what reads the results of a query.</summary>
internal static class FamilyReaders
{
    public static IFamilyReader Open(GenesysSession session, PreparedQuery query, AnalyticsReadOptions options) =>
        query.Query.Type == QueryTypes.ConversationDetails.Name ? new ConversationDetailsReader(session, query, options)
        : query.Query.Mode == QueryMode.Job ? new JobRecordsReader(session, query, options)
        : new PagedReader(session, query, options);
}
