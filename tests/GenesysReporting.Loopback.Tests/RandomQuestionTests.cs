using System.Collections.Concurrent;
using CsCheck;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Loopback.Tests;

/// <summary>Every query that the engine accepts is valid for the platform too.</summary>
public class RandomQuestionTests(LoopbackSession loopback) : IClassFixture<LoopbackSession>
{
    // The words that must have occurred in the queries, as the tests would also pass without any query.
    private static readonly string[] Words =
    [
        "clauses", "predicates", "range", "exists", "notExists", "property", "views", "granularity", "timeZone", "orderBy", "groupBy",
        .. AnalyticsCatalog.Families.Select(f => f.QueryPath),
    ];

    [ContractFact]
    [Trait(Needs.Name, Needs.Contract)]
    public void An_accepted_query_is_valid_by_the_platforms_description()
    {
        var contract = new RequestSchema();
        var seen = new ConcurrentDictionary<string, int>();

        // Until all of them have occurred, as some types are rare.
        for (int round = 0; round < 10 && (round == 0 || Words.Except(seen.Keys).Any()); round++)
        {
            RandomQuestions.Queries.Sample(query =>
            {
                if (query is not null)
                {
                    Note(query, seen);
                    Assert.Empty(contract.Problems(query.Family.QueryPath, query.ToJson()));
                }
            }, iter: 5_000);
        }

        Assert.Empty(Words.Except(seen.Keys));
    }

    [Fact]
    public async Task An_accepted_query_is_answered_by_the_sandbox()
    {
        var seen = new ConcurrentDictionary<string, int>();

        // Until all of them have occurred, as some types are rare.
        for (int round = 0; round < 10 && (round == 0 || Words.Except(seen.Keys).Any()); round++)
        {
            await RandomQuestions.Queries.SampleAsync(async query =>
            {
                if (query is not null)
                {
                    Note(query, seen);
                    await loopback.ReadAsync(query, first: 1);
                }
            }, iter: 1_500, threads: 2);
        }

        Assert.Empty(Words.Except(seen.Keys));
    }

    [ContractFact]
    [Trait(Needs.Name, Needs.Contract)]
    public void An_error_in_a_body_is_found()
    {
        const string path = "/api/v2/analytics/conversations/details/query";
        var contract = new RequestSchema();

        Assert.Empty(contract.Problems(path, """{"interval":"a/b","order":"asc","paging":{"pageSize":100,"pageNumber":1}}"""));
        Assert.Equal(
            ["$.order is \"up\"", "$.segmentFilters[0].type is missing", "$.paging.pageSize is \"1\"", "$.view is not known", "$.interval is missing"],
            contract.Problems(path, """{"order":"up","segmentFilters":[{}],"paging":{"pageSize":"1","pageNumber":1},"view":"default"}"""));
    }

    private static void Note(AnalyticsQuery query, ConcurrentDictionary<string, int> seen)
    {
        string json = query.ToJson();
        seen.AddOrUpdate(query.Family.QueryPath, 1, (_, n) => n + 1);
        foreach (string word in Words.Where(w => json.Contains($"\"{w}\"", StringComparison.Ordinal)))
        {
            seen.AddOrUpdate(word, 1, (_, n) => n + 1);
        }
    }
}
