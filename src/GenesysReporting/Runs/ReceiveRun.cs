using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Runs;

/// <summary>One run that reads a job's results: streams them to the pipeline and reports at the end what was received.</summary>
internal sealed class ReceiveRun
{
    private readonly PipelineWriter _writer;
    private readonly JobResultsReader _reader;
    private GenesysException? _failure;

    public ReceiveRun(JobClient client, AnalyticsJob job, PipelineWriter writer, Action<AnalyticsJob> keep)
    {
        _writer = writer;
        _reader = new JobResultsReader(
            client,
            job,
            ProgressText.ReportTo(writer),
            (old, now) =>
            {
                keep(now);
                writer.Warn($"The results of the job {old.Id} are gone; it was started again as {now.Id}. No result is delivered twice.");
            });
    }

    public async Task StreamAsync(string? cursor, bool wait, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (IReadOnlyList<AnalyticsRecord> page in
                _reader.ReadPagesAsync(cursor, wait, cancellationToken).ConfigureAwait(false))
            {
                ResumePoint from = _reader.Page!;
                _writer.WriteAll(page, () => _reader.Taken(page.Count, from));
            }
        }
        catch (GenesysException e)
        {
            _failure = e;
            throw;
        }

        JobReceipt receipt = _reader.Summarize(null);
        _writer.WarnAbout(receipt.Notes);
        foreach (string reason in receipt.Reasons)
        {
            _writer.Warn($"The result may be incomplete. {reason}");
        }

        _writer.Verbose(receipt.ToString());
    }

    public JobReceipt Summarize() => _reader.Summarize(_failure);
}
