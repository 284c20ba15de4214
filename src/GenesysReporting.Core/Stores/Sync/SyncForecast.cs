using System.Globalization;
using GenesysReporting.Api;

namespace GenesysReporting.Stores;

/// <summary>Says what a run would do, without asking the platform.</summary>
internal static class SyncForecast
{
    private const int ConversationsPerPage = 100;
    private const int UsualAllowance = 300;

    /// <summary>The order of a job, its polls, and the count that it is held against.</summary>
    private const int RequestsPerJob = 5;

    /// <summary>Returns the plan in lines.</summary>
    /// <param name="info">The store as it will be.</param>
    /// <param name="known">The days that the store knows.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    /// <param name="rateLimit">The rate budget by the last answer; null if it is not known.</param>
    public static IReadOnlyList<string> Lines(
        StoreInfo info, IReadOnlyList<StoredDay> known, SyncOptions options, DateTimeOffset now, RateLimitStatus? rateLimit)
    {
        // Jobs usually have the days before yesterday, which is all that can be said without asking.
        DateTimeOffset watermark = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-1);
        IReadOnlyList<SyncDay> plan = SyncPlanner.Plan(info, known, options, now, watermark);
        long perDay = (long)known.Where(d => d.Data == StoreData.Conversations && d.IsFinished).Select(d => d.Records).DefaultIfEmpty(0).Average();
        var lines = new List<string>();
        foreach (StoreData data in info.Data)
        {
            SyncDay[] days = [.. plan.Where(d => d.Data == data)];
            lines.Add(days.Length == 0 ? $"{data}: nothing to fetch" : string.Create(
                CultureInfo.InvariantCulture,
                $"{data}: {days.Length} days from {days.Min(d => d.Day):yyyy-MM-dd} to {days.Max(d => d.Day):yyyy-MM-dd}, of which {days.Count(d => d.Known.IsFinished)} are fetched again; {Routes(days)}"));
        }

        long requests = plan.Sum(d => Requests(d, perDay));
        int perMinute = Math.Max(1, (rateLimit?.Allowed ?? UsualAllowance) * (100 - options.Reserve) / 100);
        string about = perDay > 0
            ? string.Create(CultureInfo.InvariantCulture, $"with {perDay} conversations a day, as so far")
            : "and more by the number of conversations, which is not known before the first day";
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"at least {requests} requests {about}"));
        lines.Add(string.Create(
            CultureInfo.InvariantCulture, $"at {perMinute} requests a minute at least {TimeSpan.FromMinutes(requests / (double)perMinute):d\\.hh\\:mm\\:ss}"));
        return lines;
    }

    private static string Routes(SyncDay[] days)
    {
        int jobs = days.Count(d => d.ByJob);
        return jobs == 0 ? "by query" : jobs == days.Length ? "by jobs" : string.Create(CultureInfo.InvariantCulture, $"{jobs} by jobs and the others by query");
    }

    private static long Requests(SyncDay day, long perDay) => day.Data switch
    {
        StoreData.Conversations when day.ByJob => RequestsPerJob + (perDay / 1000),
        StoreData.Conversations => 1 + (perDay / ConversationsPerPage),
        _ => 2,
    };
}
