using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Api;
using GenesysReporting.Export.Lines;
using GenesysReporting.Rows;
using GenesysReporting.Transport;

namespace GenesysReporting.Export;

/// <summary>Fills names into the rows of a step, all of its ids together, and writes the lines.</summary>
internal sealed class LineNamer(GenesysSession session, LineFormat format)
{
    private readonly RowNamer _names = new(session, format.Columns);

    /// <param name="step">A step whose rows are not written yet.</param>
    /// <param name="requests">Told of answers and waits; null where nobody listens.</param>
    /// <param name="note">Takes why names cannot be read, once a session.</param>
    /// <param name="cancellationToken">Ends the request under way.</param>
    public async Task<DetailsStep> NameAsync(
        DetailsStep step, IRequestObserver? requests, Action<string> note, CancellationToken cancellationToken)
    {
        ConversationLines[] read = [.. step.Records.Cast<ConversationLines>()];
        object?[][] rows = [.. read.SelectMany(r => r.Unwritten ?? [])];
        await _names.FillAsync(rows, requests, note, cancellationToken).ConfigureAwait(false);
        var lines = new LineBuffer();
        AnalyticsRecord[] written = [.. read.Select(r => format.Write(r, lines))];
        return step with { Records = written };
    }
}
