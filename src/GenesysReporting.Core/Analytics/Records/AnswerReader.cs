using System.Text.Json;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Records;

/// <summary>Turns an analytics answer's UTF-8 into records.</summary>
internal static class AnswerReader
{
    private static readonly string[] SourceNames = Enum.GetNames<AnswerSource>();

    /// <summary>
    /// Reads one answer. An empty object is an empty page; what is no such answer raises a <see cref="JsonException"/>,
    /// whose message may quote customers' data.
    /// </summary>
    /// <param name="family">What was asked.</param>
    /// <param name="source">Which way it was asked.</param>
    /// <param name="utf8">The answer.</param>
    /// <param name="project">Makes of conversations' participants what will be wanted of them; null where nothing is known to be.</param>
    public static AnswerPage Read(
        QueryFamily family, AnswerSource source, ReadOnlySpan<byte> utf8, Func<UnreadParticipants, object>? project = null)
    {
        AnswerPage page = Read(family, utf8, project);
        foreach (AnalyticsRecord record in page.Records)
        {
            record.Source = SourceNames[(int)source];
        }

        return page;
    }

    private static AnswerPage Read(
        QueryFamily family, ReadOnlySpan<byte> utf8, Func<UnreadParticipants, object>? project) => family.Kind switch
    {
        FamilyKind.Details => DetailsAnswers.Read(utf8, project),
        FamilyKind.Aggregates => AggregateAnswers.ToPage(family, AnswerTypes.Read<AggregateAnswer>(utf8)),
        FamilyKind.Observations => ObservationAnswers.ToPage(family, AnswerTypes.Read<ObservationAnswer>(utf8)),
        FamilyKind.Activity => ActivityAnswers.ToPage(family, AnswerTypes.Read<ActivityAnswer>(utf8)),
        FamilyKind.Status => StatusAnswers.ToPage(AnswerTypes.Read<StatusAnswer>(utf8)),
        _ => throw new ArgumentOutOfRangeException(nameof(family), family.Kind, null),
    };
}
