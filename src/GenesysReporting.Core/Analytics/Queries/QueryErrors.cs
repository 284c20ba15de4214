using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Errors about queries. Each method's name is the ErrorId.</summary>
internal static class QueryErrors
{
    public static InputException FilterIsNull() => Make(
        "A filter is $null. A query without it would return something else.",
        "Give filters made by New-GenesysQueryFilter, or leave -Filter out.",
        null);

    public static InputException FilterTwice(string member) => Make(
        $"The body has its own '{member}', and -Filter has conditions for the same member.",
        "Write the condition into the body.",
        member);

    public static InputException TimeNotTaken(QueryFamily family, IReadOnlyList<string> given) => Make(
        $"{family.Name} is about now and has no interval, so it does not take {string.Join(" or ", given)}.",
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
        $"{family.Name} cannot be filtered by user, so -CurrentUser does not apply to it.",
        "Leave -CurrentUser out.",
        family.Name);

    public static InputException TooManyUsers(QueryFamily family, int count) => Make(
        $"A {family.Name} query takes {family.Limits.MaxUsers} predicates on userId, and this one has {count}. They cannot be asked for in "
            + "blocks, because they are not one list of users of which any one may match.",
        "Give all users to one filter: New-GenesysQueryFilter userId $ids.",
        "userId");

    public static InputException TooManyUsersForJob(QueryFamily family, int count) => Make(
        $"A {family.Name} query takes {family.Limits.MaxUsers} predicates on userId, and this one has {count}. A single job cannot run it.",
        "Use Invoke-GenesysAnalyticsQuery -Mode Job, which runs one job for each block of users, or give fewer users.",
        "userId");

    public static InputException CurrentUserUnknown(string session, bool isClient) => Make(
        isClient
            ? $"The session {session} acts as an OAuth client and has no signed-in user, so -CurrentUser has no user to filter by."
            : $"The user of the session {session} is not known: its token may not read users/me.",
        "Sign in as a user: Connect-GenesysCloud -GrantType AuthorizationCode. For another user, filter on userId.",
        session);

    private static InputException Make(
        string message, string nextStep, string? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
