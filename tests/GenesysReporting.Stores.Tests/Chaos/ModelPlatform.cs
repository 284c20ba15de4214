using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using GenesysReporting.Errors;

namespace GenesysReporting.Stores.Tests;

/// <summary>
/// A platform in a few lines: conversations that end late, open again and get wrap-up codes afterwards, days that fail, and jobs whose
/// data lag behind. The conversations follow from the seed and the time, so that all workers see the same; the days that fail are each
/// worker's. Not thread-safe: each worker has one.
/// </summary>
internal sealed class ModelPlatform : IDayReader
{
    private readonly ConversationTables _tables = new(keepsRaw: false);
    private readonly List<Life> _lives;
    private readonly Random _faults;

    public ModelPlatform(int seed, DateOnly first, int days, int worker = 0)
    {
        var random = new Random(seed);
        _faults = new Random(seed + 1 + (10_000 * worker));
        _lives = [.. Enumerable.Range(0, days).SelectMany(d => Enumerable.Range(0, random.Next(0, 4)).Select(n => Life.Of(random, first.AddDays(d), n)))];
    }

    /// <summary>The time.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>The chance that a day fails, in percent.</summary>
    public int Failing { get; set; }

    /// <summary>The end of the data that jobs can read.</summary>
    public DateTimeOffset Watermark => Now.AddHours(-7);

    public StoreDataSet DataSet => _tables.DataSet;

    public async IAsyncEnumerable<IEnumerable<StoreRecord>> ReadAsync(SyncDay day, DayOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        DateTimeOffset known = day.ByJob ? Watermark : Now;
        Life[] found =
        [
            .. _lives.Where(l => l.Start < known && l.Start < day.End
                && (l.Start >= day.Known.Start || (day.WithEarlier && l.IsActive(day.Known.Start, day.End, known)))),
        ];
        int broken = _faults.Next(100) < Failing ? _faults.Next(found.Length + 1) : -1;
        for (int i = 0; i < found.Length; i++)
        {
            if (i == broken)
            {
                throw new JobException("JobFailed", "The job failed.", null, null);
            }

            yield return [_tables.Read(Encoding.UTF8.GetBytes(found[i].At(known, day.ByJob)), day.ByJob ? "Job" : "Query", day.Day)];
        }

        (outcome.Source, outcome.Watermark, outcome.IsComplete) = (day.ByJob ? "Job" : "Query", Watermark, true);
    }

    /// <summary>A conversation: its start, its ends with the times at which it opened again, and a wrap-up code that comes later.</summary>
    private sealed record Life(string Id, DateTimeOffset Start, (DateTimeOffset From, DateTimeOffset To)[] Talks, DateTimeOffset WrapUp)
    {
        public static Life Of(Random random, DateOnly day, int number)
        {
            var start = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) + TimeSpan.FromMinutes(random.Next(24 * 60));
            var talks = new List<(DateTimeOffset, DateTimeOffset)>();
            DateTimeOffset from = start;
            for (int parts = random.Next(10) switch { < 6 => 1, < 9 => 2, _ => 3 }; parts > 0; parts--)
            {
                DateTimeOffset to = from + (random.Next(4) == 0 ? TimeSpan.FromHours(random.Next(1, 60)) : TimeSpan.FromMinutes(random.Next(1, 90)));
                talks.Add((from, to));
                from = to + TimeSpan.FromHours(random.Next(1, 90));
            }

            return new Life($"{day:yyyyMMdd}-{number}", start, [.. talks], talks[0].Item2 + TimeSpan.FromMinutes(random.Next(1, 600)));
        }

        public bool IsActive(DateTimeOffset start, DateTimeOffset end, DateTimeOffset known) =>
            Talks.Any(t => t.From < end && t.From < known && (t.To > start || t.To > known));

        public string At(DateTimeOffset known, bool withAttributes)
        {
            (DateTimeOffset From, DateTimeOffset To)[] talks = [.. Talks.Where(t => t.From < known)];
            string segments = string.Join(',', talks.Select(t =>
                $$"""{"segmentType":"interact","segmentStart":"{{Text(t.From)}}"{{(t.To <= known ? $",\"segmentEnd\":\"{Text(t.To)}\"" : string.Empty)}}{{(WrapUp <= known && Talks.Length == 1 ? ",\"wrapUpCode\":\"done\"" : string.Empty)}}}"""));
            string end = talks[^1].To <= known ? $"\"conversationEnd\":\"{Text(talks[^1].To)}\"," : string.Empty;
            string attributes = withAttributes ? "\"attributes\":{\"Tier\":\"Gold\"}," : string.Empty;
            return $$"""{"conversationId":"{{Id}}","conversationStart":"{{Text(Start)}}",{{end}}"participants":[{"participantId":"{{Id}}","purpose":"agent",{{attributes}}"sessions":[{"sessionId":"{{Id}}","segments":[{{segments}}]}]}]}""";
        }

        private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }
}
