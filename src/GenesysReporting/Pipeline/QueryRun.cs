using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Api;
using GenesysReporting.Errors;

namespace GenesysReporting.Pipeline;

/// <summary>One run of a query: streams its pages to the pipeline and says at the end what was received.</summary>
internal sealed class QueryRun : IProgress<QueryProgress>
{
    private readonly PipelineWriter _writer;
    private readonly AnalyticsReader _reader;
    private readonly string _activity;
    private readonly bool _requireComplete;
    private GenesysException? _failure;

    public QueryRun(
        GenesysSession session, AnalyticsQuery query, AnalyticsReadOptions options, bool requireComplete, PipelineWriter writer)
    {
        _writer = writer;
        _reader = new AnalyticsReader(session, query, options with
        {
            Requests = writer,
            Progress = this,
            // At once: an error of its own may end the query later, or nobody wait for its end.
            PartFailed = part => writer.Error(ErrorRecords.From(part)),
        });
        _activity = query.ToString();
        _requireComplete = requireComplete;
    }

    public async Task StreamAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (IReadOnlyList<AnalyticsRecord> page in
                _reader.ReadPagesAsync(cancellationToken).ConfigureAwait(false))
            {
                _writer.WriteAll(page);
            }
        }
        catch (GenesysException e)
        {
            _failure = e;
            throw;
        }

        Conclude();
    }

    /// <summary>To be called when the run has ended. What was read ahead and not taken any more counts as not delivered.</summary>
    public QuerySummary Summarize()
    {
        QuerySummary read = _reader.Summarize(_failure);
        return _writer.Written < read.Delivered
            ? read with { Delivered = _writer.Written, Outcome = _failure is null ? QueryOutcome.Stopped : read.Outcome }
            : read;
    }

    void IProgress<QueryProgress>.Report(QueryProgress value) => _writer.Progress(
        _activity, Status(value), value.Waiting is null ? value.Fraction : null);

    private static string Status(QueryProgress value) => value.Waiting is { } waiting
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"Job {waiting.Job.Id}: {waiting.Job.StateText}, {waiting.Elapsed.TotalSeconds:0} s")
        : string.Create(CultureInfo.CurrentCulture, $"{value.Received:N0} received, slice {value.Slice} of {value.Slices}");

    private void Conclude()
    {
        QuerySummary summary = _reader.Summarize();
        if (_requireComplete && summary.Outcome == QueryOutcome.Incomplete)
        {
            _writer.Error(ErrorRecords.From(ReadingErrors.ResultIncomplete(summary)));
        }
        else
        {
            Warn(summary);
        }

        _writer.Verbose(summary.ToString());
    }

    private void Warn(QuerySummary summary)
    {
        foreach (string reason in summary.Reasons)
        {
            _writer.Warn($"The result may be incomplete. {reason}");
        }
    }
}
