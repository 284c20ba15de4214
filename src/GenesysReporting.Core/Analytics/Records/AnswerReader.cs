using System.Text.Json;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics.Records;

/// <summary>Turns an analytics answer's UTF-8 into records.</summary>
internal static class AnswerReader
{
    private static readonly string[] SourceNames = Enum.GetNames<AnswerSource>();

    /// <summary>
    /// Reads one answer. An empty object is an empty page; text that is not such an answer throws a
    /// <see cref="JsonException"/>, whose message may quote customers' data.
    /// </summary>
    /// <param name="family">The kind of query.</param>
    /// <param name="source">The way the answer came.</param>
    /// <param name="utf8">The answer.</param>
    public static AnswerPage<AnalyticsRecord> Read(QueryFamily family, AnswerSource source, ReadOnlySpan<byte> utf8)
    {
        AnswerPage<AnalyticsRecord> page = Read(family, utf8);
        foreach (AnalyticsRecord record in page.Records)
        {
            record.Source = SourceNames[(int)source];
        }

        return page;
    }

    private static AnswerPage<AnalyticsRecord> Read(QueryFamily family, ReadOnlySpan<byte> utf8) => family.Kind switch
    {
        FamilyKind.Details when family.Name == QueryTypes.ConversationDetails.Name =>
            DetailsAnswer<AnalyticsRecord>.Read(utf8, new ConversationRecordReader().Read),
        FamilyKind.Details => DetailsAnswer<AnalyticsRecord>.Read(
            utf8, (ref json, _) => AnswerSerializer.Read<IReadOnlyList<AnalyticsUserDetail>>(json.ReadRaw()).WithoutNulls()),
        FamilyKind.Aggregates => AggregateAnswers.ToPage(family, AnswerSerializer.Read<AggregateAnswer>(utf8)),
        FamilyKind.Observations => ObservationAnswers.ToPage(family, AnswerSerializer.Read<ObservationAnswer>(utf8)),
        FamilyKind.Activity => ActivityAnswers.ToPage(family, AnswerSerializer.Read<ActivityAnswer>(utf8)),
        FamilyKind.Status => StatusAnswers.ToPage(AnswerSerializer.Read<StatusAnswer>(utf8)),
        _ => throw new ArgumentOutOfRangeException(nameof(family), family.Kind, null),
    };
}
