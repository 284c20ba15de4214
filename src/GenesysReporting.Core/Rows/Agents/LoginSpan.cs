using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Agents;

/// <summary>
/// A span in which a user is signed in. The platform has no event of a login: it is the end of an OFFLINE presence, and a logout is
/// the start of one, as in the platform's own report.
/// </summary>
/// <param name="UserId">The user.</param>
/// <param name="From">The first known time of the span, within the interval.</param>
/// <param name="To">The last known time of the span, within the interval; null if it is not known.</param>
internal sealed record LoginSpan(string? UserId, DateTimeOffset? From, DateTimeOffset? To)
{
    private const string Offline = "OFFLINE";

    /// <summary>The login; null if it was before the interval.</summary>
    public DateTimeOffset? Login { get; private init; }

    /// <summary>The logout; null if the user was still signed in at the end of what is known.</summary>
    public DateTimeOffset? Logout { get; private init; }

    /// <summary>Returns the spans of a user in order.</summary>
    public static IEnumerable<LoginSpan> Of(AnalyticsUserDetail user)
    {
        LoginSpan? span = null;
        DateTimeOffset? login = null;
        foreach (UserSpan presence in UserSpan.Of(user).Where(s => s.SystemPresence is not null).OrderBy(s => s.Start))
        {
            bool isOffline = string.Equals(presence.SystemPresence, Offline, StringComparison.OrdinalIgnoreCase);
            if (isOffline && span is not null)
            {
                yield return span with { To = presence.Start, Logout = presence.Start };
                span = null;
            }
            else if (!isOffline)
            {
                span = span is null
                    ? new LoginSpan(user.UserId, login ?? presence.Start, presence.KnownEnd) { Login = login }
                    : span with { To = presence.KnownEnd };
            }

            login = presence.End;
        }

        if (span is not null)
        {
            yield return span;
        }
    }
}
