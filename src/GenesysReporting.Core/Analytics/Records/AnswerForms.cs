using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics.Records;

/// <summary>The forms of the answers of queries and of the results of jobs.</summary>
internal static class AnswerForms
{
    private static readonly string[] OfDetails = ["totalHits", "aggregations", "cursor", "dataAvailabilityDate"];

    private static readonly AnswerForm Conversations = new(["conversations"], OfDetails);
    private static readonly AnswerForm Users = new(["userDetails"], OfDetails);
    private static readonly AnswerForm Groups = new(
        ["results"],
        ["systemToOrganizationMappings", "cursor", "dataAvailabilityDate", "details", "cursors", "nextUri", "previousUri", "selfUri", "entityIdDimension"]);

    private static readonly AnswerForm States = new(
        ["entities", "segmentCounts", "presenceCounts", "routingStatusCounts", "isOutOfOfficeCounts"],
        ["pageSize", "pageNumber", "pageCount", "total", "selfUri", "firstUri", "lastUri", "nextUri", "previousUri"]);

    /// <summary>Returns the form of a family's answers.</summary>
    public static AnswerForm Of(QueryFamily family) => family.Kind switch
    {
        FamilyKind.Details when family.Name == QueryTypes.ConversationDetails.Name => Conversations,
        FamilyKind.Details => Users,
        FamilyKind.Status => States,
        _ => Groups,
    };
}
