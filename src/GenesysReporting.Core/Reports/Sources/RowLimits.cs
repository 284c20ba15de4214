using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Names;
using GenesysReporting.Reports.Questions;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports.Sources;

/// <summary>
/// Limits rows that are finer than their records to the caller's queues and users: a conversation that the query finds has the
/// participants, evaluations and surveys of other users too.
/// </summary>
/// <param name="conditions">The caller's conditions.</param>
internal sealed class RowLimits(IReadOnlyList<ReportCondition> conditions)
{
    /// <summary>Returns the test of a question's rows; every row meets that of a question whose rows are whole records.</summary>
    /// <param name="question">The question.</param>
    /// <param name="columns">The columns of its rows.</param>
    /// <param name="session">The session that knows the names.</param>
    /// <param name="read">The options of reading.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<Func<object?[], bool>> InAsync(
        ReportQuestion question, IReadOnlyList<RowColumn> columns, GenesysSession session, AnalyticsReadOptions read, CancellationToken cancellationToken)
    {
        var limits = new List<Func<object?[], bool>>();
        bool isFiner = question.Grain is not (null or ReportGrain.Conversation or ReportGrain.Status or ReportGrain.Login);
        foreach (ReportCondition condition in isFiner ? conditions : [])
        {
            int at = RowEntries.IndexOf(columns, condition.Dimension);
            if (at >= 0 && LookupDimensions.Find(condition.Dimension) is { } kind)
            {
                IReadOnlyList<string> ids = await GivenIds.OfAsync(session, kind, condition.Values ?? [], read.Requests, cancellationToken).ConfigureAwait(false);
                limits.Add(row => row[at] is string id && ids.Contains(id, StringComparer.OrdinalIgnoreCase));
            }
        }

        return row => limits.TrueForAll(holds => holds(row));
    }
}
