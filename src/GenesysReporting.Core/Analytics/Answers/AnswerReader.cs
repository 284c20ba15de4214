using System.Text.Json;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Answers;

/// <summary>Turns an analytics answer's UTF-8 into records.</summary>
internal static class AnswerReader
{
    private static readonly string[] SourceNames = Enum.GetNames<AnswerSource>();

    /// <summary>
    /// Reads one answer. An empty object is an empty page; what is no such answer raises a <see cref="JsonException"/>,
    /// whose message may quote customers' data.
    /// </summary>
    public static AnswerPage Read(QueryFamily family, AnswerSource source, ReadOnlySpan<byte> utf8)
    {
        AnswerPage page = Read(family, utf8);
        foreach (AnalyticsRecord record in page.Records)
        {
            record.Source = SourceNames[(int)source];
        }

        return page;
    }

    private static AnswerPage Read(QueryFamily family, ReadOnlySpan<byte> utf8)
    {
        AnswerJson json = AnswerJson.Default;
        return family.Kind switch
        {
            FamilyKind.Details => DetailsAnswers.ToPage(JsonSerializer.Deserialize(utf8, json.DetailsAnswer)),
            FamilyKind.Aggregates => AggregateAnswers.ToPage(family, JsonSerializer.Deserialize(utf8, json.AggregateAnswer)),
            FamilyKind.Observations => ObservationAnswers.ToPage(family, JsonSerializer.Deserialize(utf8, json.ObservationAnswer)),
            FamilyKind.Activity => ActivityAnswers.ToPage(family, JsonSerializer.Deserialize(utf8, json.ActivityAnswer)),
            FamilyKind.Status => StatusAnswers.ToPage(JsonSerializer.Deserialize(utf8, json.StatusAnswer)),
            _ => throw new ArgumentOutOfRangeException(nameof(family), family.Kind, null),
        };
    }
}
