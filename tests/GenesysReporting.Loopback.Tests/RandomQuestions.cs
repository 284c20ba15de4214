using CsCheck;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Names;

namespace GenesysReporting.Loopback.Tests;

/// <summary>Queries of every kind, valid and invalid ones.</summary>
internal static class RandomQuestions
{
    private static readonly string?[] Granularities = [null, null, "PT30M", "1h", "12h", "P1D", "P1DT12H", "P1W", "hour"];
    private static readonly string[] Zones = ["UTC", "Europe/Paris", "America/New_York", "Asia/Kolkata", "Romance Standard Time"];

    /// <summary>Returns the query; null if the engine refused it.</summary>
    public static Gen<AnalyticsQuery?> Queries { get; } =
        from family in Gen.OneOf([.. AnalyticsCatalog.Families])
        from input in Inputs(family)
        from filters in Filters(family).List[family.RequiredMembers.Contains("filter") ? 1 : 0, 3]
        select Try(() => QueryBuilder.Make(input with { Filters = [.. filters.Select(f => f())] }, TimeProvider.System));

    private static Gen<QueryInput> Inputs(QueryFamily family) =>
        from metrics in Some(family.Metrics, family.Metrics.Count > 0 ? 1 : 0, 4)
        from groups in Some(family.GroupBy, family.RequiredMembers.Contains("groupBy") ? 1 : 0, 3)
        from granularity in Gen.OneOf(Granularities)
        from views in Views(family)
        from order in Sometimes(family.Orderings.SelectMany(o => o.Directions))
        from orderBy in Sometimes(family.Orderings.SelectMany(o => o.By))
        from start in Gen.Int[-5_000, -3_000]
        from minutes in Gen.Int[1, 4_000]
        from zone in Gen.OneOf(Zones)
        select new QueryInput(family.Name)
        {
            Time = new TimeForms
            {
                Interval = family.Members.Contains("interval") ? Interval(start, minutes) : null,
                Zone = TimeZones.Find(zone),
            },
            Metrics = metrics,
            GroupBy = groups,
            Granularity = family.Members.Contains("granularity") ? granularity : null,
            Views = family.Members.Contains("views") ? views : [],
            Order = order,
            OrderBy = orderBy,
        };

    private static string Interval(int start, int minutes)
    {
        DateTimeOffset from = LoopbackSession.Midnight.AddMinutes(start);
        return new QueryInterval(from, from.AddMinutes(minutes)).ToString();
    }

    private static Gen<string[]> Some(IReadOnlyList<string> names, int least, int most) => names.Count == 0
        ? Gen.Const(Array.Empty<string>())
        : Gen.OneOf([.. names]).Array[least, most].Select(a => a.Distinct().ToArray());

    private static Gen<string?> Sometimes(IEnumerable<string> names) => Gen.OneOf([null, null, .. names]);

    private static Gen<QueryView[]> Views(QueryFamily family) => family.Metrics.Count == 0
        ? Gen.Const(Array.Empty<QueryView>())
        : Gen.Select(Gen.OneOf([.. family.Metrics]), Gen.Int[0, 3], Gen.Int[0, 90_000], (target, kind, bound) => new QueryView(
            "view",
            target,
            kind is 1 or 2 ? bound : null,
            kind is 2 or 3 ? bound + 1_000 : null)).Array[0, 1];

    /// <summary>Returns functions that build filters, as the engine may refuse one.</summary>
    private static Gen<Func<QueryFilter>> Filters(QueryFamily family) => family.FilterLevels.Count == 0
        ? Gen.Const<Func<QueryFilter>>(() => FilterBuilder.Make(new FilterInput { Dimension = "queueId", Values = ["x"] }))
        : !family.FilterLevels.Any(l => l.Nests) ? Predicates(family)
        : Gen.OneOf(
            Predicates(family),
            Predicates(family),
            Groups(Predicates(family)),
            Groups(Gen.OneOf(Predicates(family), Groups(Predicates(family)))));

    private static Gen<Func<QueryFilter>> Groups(Gen<Func<QueryFilter>> parts) =>
        from combination in Gen.OneOf(FilterCombination.All, FilterCombination.Any)
        from made in parts.List[1, 3]
        select new Func<QueryFilter>(() => FilterBuilder.Combine(combination, [.. made.Select(m => m())]));

    private static Gen<Func<QueryFilter>> Predicates(QueryFamily family) =>
        from level in Gen.OneOf([.. family.FilterLevels])
        from subject in Subjects(level)
        from named in Gen.Bool
        from way in Gen.Int[0, 9]
        from value in Values(subject.Dimension)
        from bounds in Gen.Select(Gen.Int[0, 1_000], Gen.Int[1_001, 9_000])
        select new Func<QueryFilter>(() => FilterBuilder.Make(Compare(subject with { Level = named ? level.Name : null }, way, value, bounds)));

    private static Gen<FilterInput> Subjects(FilterLevel level)
    {
        var kinds = new List<Gen<FilterInput>>();
        if (level.Dimensions.Count > 0)
        {
            kinds.Add(Gen.OneOf([.. level.Dimensions]).Select(d => new FilterInput { Dimension = d }));
        }

        if (level.Metrics.Count > 0)
        {
            kinds.Add(Gen.OneOf([.. level.Metrics]).Select(m => new FilterInput { Metric = m }));
        }

        if (level.TakesProperties)
        {
            kinds.Add(Gen.Enum<FilterPropertyType>().Select(t => new FilterInput { Property = "Tier", PropertyType = t }));
        }

        return Gen.OneOf([.. kinds]);
    }

    private static FilterInput Compare(FilterInput subject, int way, string[] values, (int Low, int High) bounds) => way switch
    {
        0 => subject with { Operator = FilterOperator.Exists },
        1 => subject with { Operator = FilterOperator.NotExists },
        2 => subject with { GreaterOrEqual = bounds.Low, LessThan = bounds.High },
        3 => subject with { GreaterThan = bounds.Low },
        _ when subject.Metric is not null => subject with { LessOrEqual = bounds.High },
        _ => subject with { Values = values },
    };

    /// <summary>Returns values of the dimension's type; ids where names would have to be resolved.</summary>
    private static Gen<string[]> Values(string? name)
    {
        CatalogDimension? dimension = AnalyticsCatalog.Dimensions.FirstOrDefault(d => d.Name == name);
        Gen<string> one = dimension switch
        {
            { Values.Count: > 0 } => Gen.OneOf([.. dimension.Values]),
            { Type: DimensionType.Boolean } => Gen.OneOf("true", "FALSE"),
            not null when NameDirectory.ForDimension(dimension.Name) is not null => Gen.Guid.Select(g => g.ToString()),
            _ => Gen.String.Select(s => $"x{s}"),
        };
        return one.Array[1, 3].Select(Gen.Bool, (all, several) => several ? all : [all[0]]);
    }

    private static AnalyticsQuery? Try(Func<AnalyticsQuery> make)
    {
        try
        {
            return make();
        }
        catch (InputException)
        {
            return null;
        }
    }
}
