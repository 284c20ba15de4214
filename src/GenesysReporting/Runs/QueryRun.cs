using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Runs;

/// <summary>One run of a query: streams its pages to the pipeline and reports at the end what was received.</summary>
internal sealed class QueryRun : IProgress<QueryProgress>
{
    private readonly PipelineWriter _writer;
    private readonly AnalyticsReader _reader;
    private readonly AnalyticsQuery _query;
    private readonly bool _isCut;
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
            // At once: another error may end the query later, or its consumer may stop before the end.
            PartFailed = part => writer.Error(ErrorRecords.From(part)),
        });
        _query = query;
        _isCut = options.First is not null || new PreparedQuery(query).IsDescending;
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

    /// <summary>Returns the summary of a run that has ended. Records that were read ahead and not taken count as not delivered.</summary>
    public QuerySummary Summarize()
    {
        QuerySummary read = _reader.Summarize(_failure);
        return _writer.Written < read.Delivered
            ? read with { Delivered = _writer.Written, Outcome = _failure is null ? QueryOutcome.Stopped : read.Outcome }
            : read;
    }

    /// <summary>
    /// Returns the time up to which everything was delivered, for a query that can be continued there; null for any other.
    /// Conversations come in slices of whole days, each read to its end before the next is delivered.
    /// </summary>
    public DateTimeOffset? ReadTo()
    {
        if (_query.Type != QueryTypes.ConversationDetails.Name || _isCut)
        {
            return null;
        }

        QuerySummary summary = Summarize();
        long delivered = 0;
        DateTimeOffset? end = null;
        foreach (SliceSummary slice in summary.Slices.TakeWhile(s => s.WasReadWhole))
        {
            delivered += slice.Unique - slice.OutsideInterval;
            if (delivered > summary.Delivered || (end is not null && slice.Interval!.Start != end))
            {
                break;
            }

            end = slice.Interval!.End;
        }

        return end;
    }

    void IProgress<QueryProgress>.Report(QueryProgress value) => _writer.Progress(
        _activity, ProgressText.Of(value, "received"), value.Waiting is null ? value.Fraction : null);

    private void Conclude()
    {
        QuerySummary summary = _reader.Summarize();
        _writer.WarnAbout(summary.Notes);
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
