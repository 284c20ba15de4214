using System.Globalization;
using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Errors;
using GenesysReporting.Names;

namespace GenesysReporting.Analytics.Filters;

/// <summary>Errors about filters. Each method's name is the ErrorId.</summary>
internal static class FilterErrors
{
    public static InputException ValueMissing(FilterPredicate subject) => Make(
        $"The filter on {subject.Subject} has nothing to compare with.",
        "Give -Value, or a range (-GreaterThan, -GreaterOrEqual, -LessThan, -LessOrEqual), or -Operator Exists or NotExists.",
        subject.Subject);

    public static InputException ValueEmpty(FilterPredicate subject) => Make(
        $"A value of the filter on {subject.Subject} is empty. A filter without a value would match something else.",
        "Leave the filter out if there is nothing to filter by; -Operator NotExists finds records without a value.",
        subject.Subject);

    public static InputException ValueAndRange(FilterPredicate subject) => Make(
        $"The filter on {subject.Subject} has both a value and a range.",
        "Give one of them.",
        subject.Subject);

    public static InputException ExistenceTakesNoValue(FilterOperator comparison) => Make(
        $"-Operator {comparison} asks whether there is a value, so it takes neither -Value nor a range.",
        "Leave those out, or leave -Operator out.",
        comparison.ToString());

    public static InputException ValueUnsupported(FilterPredicate subject, Type type) => Make(
        $"A {type.Name} is not a value for a filter on {subject.Subject}.",
        "Give text, numbers, true or false, times or durations.",
        subject.Subject);

    public static InputException ValueOfOtherKind(FilterPredicate subject, GenesysEntity given, LookupKind kind) => Make(
        $"'{given.Name}' is a {given.GetType().Name}, and {subject.Subject} holds ids of another kind.",
        $"Give what Get-Genesys{kind} returns, or names or ids of that kind.",
        given.Name);

    public static InputException ValueNotId(FilterPredicate subject, string value) => Make(
        $"'{value}' is not an id, so no {subject.Subject} can match it.",
        "Give an id such as 7fb334b0-0e9e-11e4-9191-0800200c9a66; several ids are several values.",
        value);

    public static InputException UnknownValue(FilterPredicate subject, string value, IReadOnlyList<string> known)
    {
        string hint = NearestName.Find(value, known) is { } near ? $" Did you mean '{near}'?" : string.Empty;
        return Make(
            $"'{value}' is not a value of {subject.Subject}.{hint}",
            $"Its values: {string.Join(", ", known)}. -SkipValidation takes any.",
            value);
    }

    public static InputException BoundUnsupported(FilterPredicate subject, object bound) => Make(
        $"'{Convert.ToString(bound, CultureInfo.InvariantCulture)}' is not a bound for {subject.Subject}.",
        "A range takes numbers, and durations where the metric is one: a TimeSpan, '60s', or a number of milliseconds.",
        subject.Subject);

    public static InputException DurationWhereNumber(FilterPredicate subject, string duration) => Make(
        $"{subject.Subject} is not a duration, so it cannot be compared with '{duration}'.",
        "Give a number.",
        subject.Subject);

    public static InputException DurationUnquoted(FilterPredicate subject, short number) => Make(
        $"PowerShell read a bare '{number}s' for {subject.Subject} as the number {number}.",
        $"Write '{number}s' in quotes, or a number of milliseconds.",
        subject.Subject);

    public static InputException TimeWithoutOffset(FilterPredicate subject) => Make(
        $"The time for {subject.Subject} does not say whether it is local or UTC.",
        "Give a DateTimeOffset, or a DateTime of kind Utc or Local.",
        subject.Subject);

    public static InputException RangeEndTwice(FilterPredicate subject) => Make(
        $"The range of {subject.Subject} has one of its ends twice.",
        "Give one of -GreaterThan and -GreaterOrEqual, and one of -LessThan and -LessOrEqual.",
        subject.Subject);

    public static InputException RangeEmpty(FilterPredicate subject, FilterRange range) => Make(
        $"No number is in the range of {subject.Subject}: {range}.",
        "Give a lower end below the upper one.",
        subject.Subject);

    public static InputException FilterMissing() => Make(
        "There is no filter to combine, or one of them is $null.",
        "Give filters made by New-GenesysQueryFilter.",
        null);

    public static InputException FilterTooDeep(QueryFilter filter) => Make(
        $"The filter is nested more deeply than the platform supports: {filter}",
        "A filter may hold groups, and groups hold single conditions; several values of one dimension are a group already. "
            + "Give further conditions as separate filters: all filters of a query must match.",
        filter.ToString());

    public static InputException DimensionNotFilterable(string dimension) => Make(
        $"'{dimension}' is a dimension that results can be grouped by, but no query can be filtered by it.",
        "Get-GenesysAnalyticsCatalog -Dimension * shows where each can be filtered by.",
        dimension);

    public static InputException MetricNotFilterable(string metric) => Make(
        $"'{metric}' is a metric that can be requested, but no query can be filtered by it.",
        "Get-GenesysAnalyticsCatalog -Metric * shows where each can be filtered by.",
        metric);

    public static InputException UnknownLevel(string name, IReadOnlyList<string> known)
    {
        string hint = NearestName.Find(name, known) is { } near ? $" Did you mean '{near}'?" : string.Empty;
        return Make($"There is no filter level '{name}'.{hint}", $"The levels are {string.Join(", ", known)}.", name);
    }

    public static InputException LevelNotOf(FilterPredicate subject, string level, IReadOnlyList<string> places) => Make(
        $"{subject.Subject} cannot be filtered by on the level {level}.",
        places.Count == 0 ? "No level takes it." : $"It can on {string.Join(", ", places)}.",
        subject.Subject);

    public static InputException FilterNotOfType(FilterPredicate predicate, QueryFamily family)
    {
        string[] elsewhere = [.. AnalyticsCatalog.Families
            .Where(f => f.FilterLevels.Any(l => FilterNames.Takes(l, predicate)))
            .Select(f => f.Name)];
        string what = predicate.Kind == FilterKind.Property ? "properties" : $"'{predicate.Subject}'";
        string next = elsewhere.Length == 0
            ? $"Get-GenesysAnalyticsCatalog {family.Name} -Dimension * lists what it can be filtered by."
            : $"These can: {string.Join(", ", elsewhere)}.";
        return Make($"{family.Name} cannot be filtered by {what}{AtLevel(predicate)}.", next, predicate.Subject);
    }

    public static InputException LevelAmbiguous(FilterPredicate predicate, QueryFamily family, IEnumerable<FilterLevel> levels) => Make(
        $"'{predicate.Subject}' of {family.Name} exists on several levels: {string.Join(", ", levels)}.",
        "Specify which one with New-GenesysQueryFilter -Level.",
        predicate.Subject);

    public static InputException LevelsMixed(QueryFilter filter, QueryFamily family, IEnumerable<FilterLevel> levels) => Make(
        $"The platform cannot join conditions on different levels by 'any': {filter} is about {string.Join(" and ", levels)} of {family.Name}.",
        "Use -All, which is split by level, or run two queries.",
        filter.ToString());

    public static InputException FilterNotNested(QueryFilter filter, QueryFamily family) => Make(
        $"{family.Name} takes only single conditions, which must all match; not {filter}",
        "Give one value per condition.",
        filter.ToString());

    public static InputException RangeNotTaken(FilterPredicate predicate, QueryFamily family, FilterLevel level) => Make(
        $"{family.Name} takes no range and no existence test for {predicate.Subject} ({level.Member}).",
        "Give -Value.",
        predicate.Subject);

    private static string AtLevel(FilterPredicate predicate) =>
        predicate.Level is { } level ? $" on the level {level}" : string.Empty;

    private static InputException Make(
        string message, string nextStep, string? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
