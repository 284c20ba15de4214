using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Usage;

/// <summary>The requests of a client, or of a user who signed in through it, to one operation on a UTC day.</summary>
internal sealed record UsageEntry(
    DateOnly Date, SandboxClient Client, string? UserId, string Platform, string Method, string TemplateUri, StatusCounts Counts);

/// <summary>The use of the API, which follows from the seed: its counts for a past hour never change.</summary>
internal sealed class UsageLog(SandboxOptions options, World world, IReadOnlyList<SandboxClient> clients)
{
    /// <summary>The delay of the counts.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromHours(24);

    private const string Api = "/api/v2/";

    /// <summary>The operations: the number of the client, that of the user or -1, and the usual number of requests in an hour.</summary>
    private static readonly (int Client, int User, string Method, string Path, int PerHour)[] Callers =
    [
        (0, -1, "POST", "analytics/conversations/aggregates/query", 90),
        (0, -1, "POST", "analytics/conversations/details/query", 240),
        (0, -1, "GET", "analytics/conversations/details/jobs/{jobId}", 30),
        (0, -1, "GET", "routing/queues", 12),
        (1, -1, "GET", "routing/queues", 40),
        (1, -1, "GET", "users", 60),
        (1, -1, "PATCH", "routing/queues/{queueId}/members/{memberId}", 8),
        (3, 0, "GET", "users/me", 6),
        (3, 0, "POST", "analytics/users/aggregates/query", 18),
        (3, 2, "GET", "users/me", 4),
        (4, 3, "GET", "conversations/{conversationId}", 25),
        (4, 3, "DELETE", "analytics/conversations/details/jobs/{jobId}", 1),
    ];

    /// <summary>Returns the entries of days, both included, up to the last whole hour before a time less the delay.</summary>
    public IEnumerable<UsageEntry> Entries(DateOnly first, DateOnly last, DateTimeOffset now)
    {
        for (DateOnly day = first; day <= last; day = day.AddDays(1))
        {
            var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
            int hours = (int)Math.Clamp(Math.Floor((now - Delay - midnight).TotalHours), 0, 24);
            for (int number = 0; number < Callers.Length; number++)
            {
                StatusCounts counts = Sum(day, number, hours);
                if (counts.Requests > 0)
                {
                    yield return Entry(day, number, counts);
                }
            }
        }
    }

    private UsageEntry Entry(DateOnly day, int number, StatusCounts counts)
    {
        (int client, int user, string method, string path, _) = Callers[number];
        return new UsageEntry(
            day, clients[client], user < 0 ? null : world.Users[user].Text("id"), user < 0 ? "Public API" : "Web", method, Api + path, counts);
    }

    private StatusCounts Sum(DateOnly day, int number, int hours) => Enumerable.Range(0, hours)
        .Aggregate(default(StatusCounts), (sum, hour) => sum + Hour(day, hour, number));

    private StatusCounts Hour(DateOnly day, int hour, int number)
    {
        Dice dice = Dice.For(options.Seed, "usage", (day.DayNumber * 24L) + hour, number);
        bool works = hour is >= 7 and < 19 && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        (_, int user, string method, _, int perHour) = Callers[number];
        int usual = works ? perHour : user < 0 ? perHour / 4 : 0;
        int total = dice.Between(usual / 2, usual * 3 / 2);
        int limited = dice.Percent(3) ? dice.Below((total / 4) + 1) : 0;
        int refused = dice.Percent(20) ? dice.Below(((total - limited) / 10) + 1) : 0;
        int failed = dice.Percent(5) ? Math.Min(dice.Between(0, 2), total - limited - refused) : 0;
        int moved = method == "GET" && dice.Percent(10) ? Math.Min(1, total - limited - refused - failed) : 0;
        return new StatusCounts(total - limited - refused - failed - moved, moved, refused, limited, failed);
    }
}
