using System.Text;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Tests.Analytics.Answers;

/// <summary>The records, held against the answers that the platform's own description has.</summary>
[Trait(Needs.Name, Needs.Contract)]
public class AnswerContractTests
{
    // The one place where a record's word is not the wire's.
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["after"] = "cursor",
        ["before"] = "previousCursor",
    };

    // The group of work items is an object there and a dictionary here.
    private static readonly string[] InGroups = ["statusCategory", "queueId", "typeId", "assigneeId"];

    [ContractFact]
    public void Every_member_of_every_answer_has_a_typed_property() => Assert.All(Answers(), a =>
    {
        AnswerPage page = AnswerReader.Read(a.Family, a.Source, Encoding.UTF8.GetBytes(a.Answer.Json));

        RecordValues values = RecordValues.Of(page);
        Assert.Empty(a.Answer.Leaves.Where(l => !Holds(values, l.Member, l.Value)).Select(l => $"{a.Family.Name} {l}"));
        Assert.Empty(values.Unknown);
        Assert.NotEmpty(page.Records);
        Assert.All(page.Records, r => Assert.Equal(a.Source.ToString(), r.Source));
    });

    [ContractFact]
    public void An_unknown_member_of_any_object_is_kept_and_shown() => Assert.All(Answers(withUnknown: true), a =>
    {
        AnswerPage page = AnswerReader.Read(a.Family, a.Source, Encoding.UTF8.GetBytes(a.Answer.Json));

        string shown = RecordValues.Json(page)!.ToJsonString();
        Assert.Empty(a.Answer.UnknownValues
            .Where(v => !shown.Contains($"\"{v}\"", StringComparison.Ordinal))
            .Select(v => $"{a.Family.Name} {v} of {a.Answer.Json}"));
    });

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
