using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Reading;

/// <summary>The catalogue's limits of the details query, which it states.</summary>
internal static class DetailsLimits
{
    private static readonly FamilyLimits Stated = QueryTypes.ConversationDetails.Limits;

    public static int MaxResults { get; } = Known(Stated.MaxResults);

    private static int Known(int? limit) =>
        limit ?? throw new InvalidOperationException("The catalogue lacks a limit of ConversationDetails.");
}
