using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Loopback.Tests;

/// <summary>Every family of the catalogue is built, checked, run and read to its end.</summary>
public class EveryFamilyTests(LoopbackSession loopback) : IClassFixture<LoopbackSession>
{
    public static TheoryData<string> Names => [.. AnalyticsCatalog.Families.Select(f => f.Name)];

    public static TheoryData<string> WithUsers =>
        [.. AnalyticsCatalog.Families.Where(f => f.FilterLevels.Any(l => l.Dimensions.Contains("userId"))).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_family_with_its_required_members_is_complete(string name)
    {
        AnalyticsQuery query = Make(Needed(QueryTypes.Find(name)));

        (List<AnalyticsRecord> records, QuerySummary summary) = await loopback.ReadAsync(query);

        Assert.Equal(QueryOutcome.Complete, summary.Outcome);
        Assert.Equal(records.Count, summary.Delivered);
        Assert.Equal(name, summary.Type);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_family_with_all_metrics_groups_and_buckets_is_complete(string name)
    {
        QueryFamily family = QueryTypes.Find(name);
        AnalyticsQuery query = Make(Needed(family) with
        {
            Metrics = family.Metrics,
            GroupBy = [.. family.GroupBy.OrderByDescending(g => g is "queueId" or "userId").Take(2)],
            Granularity = family.Members.Contains("granularity") ? "6h" : null,
            Order = family.Orderings.Any(o => o.Member == "order") ? "desc" : null,
        });

        (List<AnalyticsRecord> records, QuerySummary summary) = await loopback.ReadAsync(query);

        Assert.Equal(QueryOutcome.Complete, summary.Outcome);
        Assert.True(records.Count > 0 || summary.EmptyGroups > 0 || family.Kind is FamilyKind.Observations or FamilyKind.Activity, summary.ToString());
    }

    [Theory]
    [MemberData(nameof(WithUsers))]
    public async Task A_family_about_one_user_accepts_the_users_id_at_one_level(string name)
    {
        QueryFamily family = QueryTypes.Find(name);
        AnalyticsQuery query = Make(Needed(family) with { Filters = [], CurrentUser = true });
        Assert.Contains("userId: the signed-in user", query.NamesToResolve);
        Assert.Contains("\"the signed-in user\"", query.ToJson(), StringComparison.Ordinal);

        // The session is a client's and has no user, so one of the sandbox's users replaces it.
        var error = await Assert.ThrowsAsync<InputException>(() => loopback.ReadAsync(query));
        Assert.Equal("CurrentUserUnknown", error.ErrorId);

        QueryFilter alice = FilterBuilder.Make(new FilterInput { Dimension = "userId", Values = [loopback.Server.Users[0].Name] });
        (_, QuerySummary summary) = await loopback.ReadAsync(query with { CurrentUser = false, Filter = [alice] });
        Assert.Equal(QueryOutcome.Complete, summary.Outcome);
    }

    /// <summary>Returns the smallest query of the family: its required members, over two days.</summary>
    private static QueryInput Needed(QueryFamily family) => new(family.Name)
    {
        Time = new TimeForms
        {
            Interval = family.Members.Contains("interval")
                ? new QueryInterval(LoopbackSession.Midnight.AddDays(-3), LoopbackSession.Midnight.AddDays(-1)).ToString()
                : null,
            Zone = TimeZones.Find("Europe/Paris"),
        },
        Metrics = family.RequiredMembers.Contains("metrics") ? [family.Metrics[0]] : [],
        GroupBy = family.RequiredMembers.Contains("groupBy") ? [family.GroupBy[0]] : [],
        Filters = family.RequiredMembers.Contains("filter") ? [Condition(family.FilterLevels[0])] : [],
    };

    private static QueryFilter Condition(FilterLevel level) => FilterBuilder.Make(new FilterInput
    {
        Dimension = level.Dimensions.FirstOrDefault(d => d is "queueId" or "userId") ?? level.Dimensions[0],
        Values = [Guid.Empty],
    });

    private static AnalyticsQuery Make(QueryInput input) => QueryBuilder.Make(input, TimeProvider.System);
}
