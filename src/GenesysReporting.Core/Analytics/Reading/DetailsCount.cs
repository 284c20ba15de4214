using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Counts the conversations of a job that started in its interval by the query's own totals: a job announces none.</summary>
/// <param name="query">The query.</param>
/// <param name="endpoint">Fetches pages.</param>
internal sealed class DetailsCount<TRecord>(AnalyticsQuery query, AnswerEndpoint<TRecord> endpoint)
{
    /// <summary>The number of requests that a count may cost; a job that is worth its wait has more pages.</summary>
    private const int MaxRequests = 10;

    /// <summary>
    /// Returns the function that counts an interval; null where the query and a job do not match the same conversations, or the
    /// count would not be cheap. The query matches whole UTC days.
    /// </summary>
    public Func<CancellationToken, Task<long?>>? Of(QueryInterval interval)
    {
        bool isComparable = query is { Matching: QueryMatching.StartedIn or QueryMatching.Overlaps, GivenBody: null }
            && IsMidnight(interval.Start) && IsMidnight(interval.End);
        List<QueryInterval> slices = isComparable ? [.. QuerySlices.Of(query with { Interval = interval })] : [];
        return slices.Count is > 0 and <= MaxRequests ? cancel => CountAsync(slices, cancel) : null;
    }

    /// <summary>Returns the number; null if the query does not tell it, which is not an error of the job.</summary>
    private async Task<long?> CountAsync(List<QueryInterval> slices, CancellationToken cancellationToken)
    {
        long all = 0;
        try
        {
            foreach (QueryInterval slice in slices)
            {
                AnswerPage<TRecord> page = await endpoint.ReadAsync(slice, 1, null, cancellationToken).ConfigureAwait(false);
                if (page.TotalHits is not { } total)
                {
                    return null;
                }

                all += total;
            }
        }
        catch (GenesysException)
        {
            return null;
        }

        return all;
    }

    private static bool IsMidnight(DateTimeOffset time) => time.UtcDateTime.TimeOfDay == TimeSpan.Zero;
}
