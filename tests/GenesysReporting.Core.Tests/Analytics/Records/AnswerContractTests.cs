using System.Text;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Tests.Analytics.Records;

/// <summary>Compares the records with the answers of the platform's own description.</summary>
[Trait(Needs.Name, Needs.Contract)]
public class AnswerContractTests
{
    // The only names that differ from the platform's.
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["after"] = "cursor",
        ["before"] = "previousCursor",
    };

    // The group of work items is an object in the answer and a dictionary in the record.
    private static readonly string[] InGroups = ["statusCategory", "queueId", "typeId", "assigneeId"];

    [ContractFact]
    public void Every_member_of_every_answer_has_a_typed_property() => Assert.All(Answers(), a =>
    {
        AnswerPage<AnalyticsRecord> page = AnswerReader.Read(a.Family, a.Source, Encoding.UTF8.GetBytes(a.Answer.Json));

        RecordValues values = RecordValues.Of(page);
        Assert.Empty(a.Answer.Leaves.Where(l => !Holds(values, l.Member, l.Value)).Select(l => $"{a.Family.Name} {l}"));
        Assert.Empty(values.Unknown);
        Assert.NotEmpty(page.Records);
        Assert.All(page.Records, r => Assert.Equal(a.Source.ToString(), r.Source));
    });

    [ContractFact]
    public void An_unknown_member_of_any_record_is_kept_and_shown() => Assert.All(Answers(withUnknown: true), a =>
    {
        AnswerPage<AnalyticsRecord> page = AnswerReader.Read(a.Family, a.Source, Encoding.UTF8.GetBytes(a.Answer.Json));

        string shown = RecordValues.Json(page)!.ToJsonString();
        Assert.Empty(a.Answer.UnknownValues.Except(OfEnvelope(a.Answer.Json))
            .Where(v => !shown.Contains($"\"{v}\"", StringComparison.Ordinal))
            .Select(v => $"{a.Family.Name} {v} of {a.Answer.Json}"));
    });

    /// <summary>Returns the unknown values of the objects that do not become records.</summary>
    private static IEnumerable<string> OfEnvelope(string json)
    {
        JsonNode answer = JsonNode.Parse(json)!;
        return new[] { answer, answer["details"], answer["cursors"] }
            .Where(o => o?[ContractAnswer.Unknown] is not null)
            .Select(o => (string)o![ContractAnswer.Unknown]!);
    }

    private static bool Holds(RecordValues values, string member, string value) =>
        values.Typed.Contains((Renamed.GetValueOrDefault(member, member), value))
        || (InGroups.Contains(member) && values.Typed.Contains((string.Empty, value)));

    private static IEnumerable<(QueryFamily Family, AnswerSource Source, ContractAnswer Answer)> Answers(bool withUnknown = false) =>
    [
        .. AnalyticsCatalog.Families.Select(f => (f, AnswerSource.Query, ContractAnswer.OfQuery(f, withUnknown))),
        .. AnalyticsCatalog.Families.Where(f => f.JobPath is not null)
            .Select(f => (f, AnswerSource.Job, ContractAnswer.OfJob(f, withUnknown))),
    ];
}
