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
    /// <param name="requests">Notified of answers and waits; null if there is no listener.</param>
    /// <param name="note">Receives the reason why names cannot be read, once per session.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<PartStep<ConversationLines>> NameAsync(
        PartStep<ConversationLines> step, IRequestObserver? requests, Action<string> note, CancellationToken cancellationToken)
    {
        object?[][] rows = [.. step.Records.SelectMany(r => r.Unwritten ?? [])];
        await _names.FillAsync(rows, requests, note, cancellationToken).ConfigureAwait(false);
        var lines = new LineBuffer();
        return step with { Records = [.. step.Records.Select(r => format.Write(r, lines))] };
    }
}
