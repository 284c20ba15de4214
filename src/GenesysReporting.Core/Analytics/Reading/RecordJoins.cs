using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Chooses the join of a query's records.</summary>
internal static class RecordJoins
{
    /// <summary>Returns the join; null if each record is whole.</summary>
    public static IRecordJoin<AnalyticsRecord>? Of(PreparedQuery prepared) => Of(prepared.Query.Family, prepared.IsDescending)
        ?? (prepared is { Blocks: > 1, IsGroupedByUser: false } && prepared.Query.Family.Kind == FamilyKind.Aggregates ? new AggregateJoin() : null);

    /// <summary>Returns the join of a family whose records always come in pieces; null for any other.</summary>
    public static IRecordJoin<AnalyticsRecord>? Of(QueryFamily family, bool isDescending) =>
        family.Name == QueryTypes.UserDetails.Name ? new UserJoin(isDescending) : null;
}
