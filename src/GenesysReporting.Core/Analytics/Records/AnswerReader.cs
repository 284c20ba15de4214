using System.Text.Json;
using GenesysReporting.Analytics.Catalog;

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
            DetailsAnswer<AnalyticsRecord>.Read(utf8, DetailsRecord.Conversation, new ConversationRecordReader().Read),
        FamilyKind.Details => DetailsAnswer<AnalyticsRecord>.Read(
            utf8,
            DetailsRecord.User,
            (ref json, _) => WholeList.WithoutGaps(AnswerSerializer.Read<IReadOnlyList<AnalyticsUserDetail>>(json.ReadRaw()))),
        FamilyKind.Aggregates => Mended<AggregateAnswer>(utf8, answer => AggregateAnswers.ToPage(family, answer)),
        FamilyKind.Observations => Mended<ObservationAnswer>(utf8, answer => ObservationAnswers.ToPage(family, answer)),
        FamilyKind.Activity => Mended<ActivityAnswer>(utf8, answer => ActivityAnswers.ToPage(family, answer)),
        FamilyKind.Status => Mended<StatusAnswer>(utf8, StatusAnswers.ToPage),
        _ => throw new ArgumentOutOfRangeException(nameof(family), family.Kind, null),
    };

    /// <summary>Reads an answer of groups, without the values that do not fit.</summary>
    private static AnswerPage<AnalyticsRecord> Mended<T>(
        ReadOnlySpan<byte> utf8, Func<T?, AnswerPage<AnalyticsRecord>> toPage)
    {
        var damages = new List<RecordDamage>();
        T? answer = AnswerSerializer.ReadMended<T>(utf8, path => damages.Add(RecordDamage.OfItem(path)));
        return toPage(answer) with { Damages = damages };
    }
}
