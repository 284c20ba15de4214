using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics;

/// <summary>Errors about queries; each method's name is the ErrorId.</summary>
internal static class QueryErrors
{
    public static InputException UnknownQueryType(string name, string? near)
    {
        string hint = near is null ? string.Empty : $" Did you mean '{near}'?";
        return Make(
            $"There is no query type '{name}'.{hint}",
            "Get-GenesysAnalyticsCatalog lists them all.",
            name);
    }

    public static InputException FilterIsNull() => Make(
        "A filter is $null. A query without it would return other things than was meant.",
        "Give filters made by New-GenesysQueryFilter, or leave -Filter out.",
        null);

    public static InputException FilterTwice(string member) => Make(
        $"The body has a '{member}' of its own, and -Filter says more for the same place.",
        "Write the condition into the body.",
        member);

    public static InputException TimeNotTaken(QueryFamily family, IReadOnlyList<string> given) => Make(
        $"{family.Name} is about now and has no interval, so it takes no {string.Join(" or ", given)}.",
        "Leave the time out; aggregates and details are about the past.",
        family.Name);

    public static InputException JobsNotOffered(QueryFamily family) => Make(
        $"The platform has no jobs for {family.Name}.", "Leave -Mode out.", family.Name);

    public static InputException MatchingNotOffered(QueryFamily family, QueryMatching matching) => Make(
        $"-Matching {matching} is about conversation details, and not about {family.Name}.",
        "Leave -Matching out.",
        family.Name);

    public static InputException OverlapsNeedsJob() => Make(
        "-Matching Overlaps needs a job: the query matches by the day of the start alone.",
        "Leave -Mode out, or give -Mode Job.",
        null);

    public static InputException NoUserToFilterBy(QueryFamily family) => Make(
        $"{family.Name} cannot be filtered by user, so -CurrentUser means nothing for it.",
        "Leave -CurrentUser out.",
        family.Name);

    public static InputException CurrentUserUnknown(string session, bool isClient) => Make(
        isClient
            ? $"The session {session} acts as an OAuth client and has no signed-in user, so -CurrentUser has nobody to be about."
            : $"The user of the session {session} is not known: its token may not read users/me.",
        "Sign in as a user: Connect-GenesysCloud -GrantType AuthorizationCode. For another user, filter on userId.",
        session);

    public static InputException DayTooLarge(QueryInterval day, long totalHits, int maxResults) => Make(
        $"The UTC day of {day} has {totalHits} conversations; the platform pages through {maxResults} at most, "
            + "and it matches whole UTC days however short the interval is.",
        "Narrow the query with a filter.",
        day.ToString());

    /// <summary>One part of a query failed; the others came.</summary>
    public static IncompleteException SliceFailed(QueryInterval slice, GenesysException failure) => new(
        nameof(SliceFailed),
        $"{slice} could not be read, or not to its end: {failure.Message}",
        "Run the query again for this interval.",
        slice.ToString(),
        failure);

    /// <summary>The result is less than was asked for, and only the whole is wanted.</summary>
    public static IncompleteException ResultIncomplete(QuerySummary summary) => new(
        nameof(ResultIncomplete),
        $"The result is not complete. {string.Join(' ', summary.Reasons)}".TrimEnd(),
        "What came was delivered. Run the query again, or leave -RequireComplete out.",
        summary.Interval?.ToString());

    private static InputException Make(
        string message, string nextStep, string? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
