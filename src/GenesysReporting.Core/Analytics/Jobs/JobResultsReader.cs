using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>Reads the results of a job that somebody has: each record once, trimmed to the job's interval where that is known.</summary>
internal sealed class JobResultsReader
{
    private readonly JobClient _client;
    private readonly JobRun _run;
    private readonly RecordIds _seen = new();
    private readonly QueryInterval? _asked;
    private readonly QueryInterval? _wanted;
    private AnalyticsJob _job;
    private AnalyticsJob? _pageJob;
    private DateTimeOffset? _available;
    private string? _cursor;
    private long _received;
    private long _doubles;
    private long _outside;
    private long _delivered;
    private bool _isAtEnd;

    /// <param name="client">Makes the calls.</param>
    /// <param name="job">What is known of the job.</param>
    /// <param name="waiting">Told while it is waited for.</param>
    /// <param name="repeated">Told of the old job and the new one when it had to be started again.</param>
    public JobResultsReader(
        JobClient client,
        AnalyticsJob job,
        Action<AnalyticsJob, TimeSpan>? waiting,
        Action<AnalyticsJob, AnalyticsJob>? repeated = null)
    {
        (_client, _job, _wanted) = (client, job, job.Wanted);
        _asked = job.Interval is { } text ? QueryInterval.Parse(text, TimeZoneInfo.Utc) : null;
        _run = new JobRun(client, new JobWaiter(client, waiting), repeated);
    }

    /// <summary>The page that was read last.</summary>
    public JobPage? Page { get; private set; }

    /// <param name="cursor">Where to begin; null for the beginning.</param>
    /// <param name="wait">Whether to wait for a job that has not ended yet, or to raise <c>JobNotEnded</c>.</param>
    /// <param name="cancellationToken">Ends waits and requests.</param>
    public async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadPagesAsync(
        string? cursor, bool wait, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _cursor = cursor;
        // What came before a cursor was delivered to somebody else; started again, the job would deliver it a second time.
        _run.MayRepeat = cursor is null;
        _job = await _client.GetAsync(_job, cancellationToken).ConfigureAwait(false);
        if (!_job.IsEnded && !wait)
        {
            throw JobErrors.JobNotEnded(_job);
        }

        _job = await _run.FulfilAsync(_job, cancellationToken).ConfigureAwait(false);
        AskedQuery? question = Question();
        await foreach (JobPage page in _run.ReadAsync(_job, cursor, cancellationToken).ConfigureAwait(false))
        {
            Page = page;
            _available = page.Answer.DataAvailabilityDate ?? _available;
            List<AnalyticsRecord> chosen = Choose(page);
            chosen.ForEach(record => record.Asked = question);
            yield return chosen;
        }

        _isAtEnd = true;
    }

    /// <summary>The consumer has taken a whole page; from here reading can go on.</summary>
    public void Taken(int records, JobPage page)
    {
        _delivered += records;
        (_cursor, _pageJob) = (page.Answer.Cursor, page.Job);
    }

    public JobReceipt Summarize(GenesysException? failure) => new()
    {
        // The cursor's own: by then another one may have been started, whose cursors are others.
        Job = (_cursor is null ? _run.Job : _pageJob) ?? _job,
        Outcome = failure is not null ? QueryOutcome.Failed
            : !_isAtEnd || _cursor is not null ? QueryOutcome.Stopped
            : Reasons().Length == 0 ? QueryOutcome.Complete
            : QueryOutcome.Incomplete,
        Failure = failure?.Message,
        Delivered = _delivered,
        Received = _received,
        Duplicates = _doubles,
        OutsideInterval = _outside,
        Cursor = _cursor,
        DataAvailabilityDate = _available,
        Reasons = Reasons(),
    };

    /// <summary>What the job was asked, by the body that started it; null where that is not known.</summary>
    private AskedQuery? Question() => _job.Body is { } text && JsonNode.Parse(text) is JsonObject body
        ? AskedQuery.Of(_client.Family, _asked, body, _job.SubmissionDate ?? _client.Time.GetUtcNow())
        : null;

    private string[] Reasons() => _available < _asked?.End
        ?
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"The data of jobs reaches to {_available:yyyy-MM-dd'T'HH:mm:ss'Z'}, and {_asked} goes past it: what came later may be missing."),
        ]
        : [];

    private List<AnalyticsRecord> Choose(JobPage page)
    {
        var chosen = new List<AnalyticsRecord>(page.Answer.Records.Count);
        foreach (AnalyticsRecord record in page.Answer.Records)
        {
            _received++;
            if (RecordKeys.Of(record) is { } key && !_seen.Add(key) && (page.IsAgain || record is AnalyticsConversation))
            {
                _doubles++;
            }
            else if (record is AnalyticsConversation { ConversationStart: { } start } && _wanted?.Contains(start) == false)
            {
                _outside++;
            }
            else
            {
                chosen.Add(record);
            }
        }

        return chosen;
    }
}
