using System.Globalization;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Judges whether a result is complete, and explains why it is not.</summary>
internal static class Completeness
{
    /// <summary>Returns the outcome of a reading.</summary>
    /// <param name="results">The parts that were read.</param>
    /// <param name="failure">The error that ended the reading; null for none.</param>
    /// <param name="wasReadWhole">True if all parts were read or have failed, and the caller did not stop before.</param>
    public static QueryOutcome Judge(IEnumerable<SliceSummary> results, GenesysException? failure, bool wasReadWhole) =>
        failure is not null ? QueryOutcome.Failed
        : !wasReadWhole ? QueryOutcome.Stopped
        : results.All(r => r is { Agrees: true, Failure: null }) ? QueryOutcome.Complete
        : QueryOutcome.Incomplete;

    /// <summary>Returns one sentence for each part that is not complete.</summary>
    /// <param name="type">The query's type.</param>
    /// <param name="results">The parts that were read.</param>
    /// <param name="watermark">The end of the data that jobs can read; null if it is not known.</param>
    public static IEnumerable<string> Reasons(string type, IEnumerable<SliceSummary> results, DateTimeOffset? watermark) =>
        results.Select(result => Explain(type, result, watermark)).OfType<string>();

    /// <summary>Returns the reason of an answer that has as many records as the platform sends at most.</summary>
    public static string Cut(QueryFamily family) => string.Create(
        CultureInfo.InvariantCulture,
        $"{family.Name} has {family.Limits.MaxRecords} records at most, and that many arrived: there may be more of them. Narrow the query with a filter, for example by division or team.");

    /// <summary>Returns the reason of counts of which the platform has refused some groups.</summary>
    /// <param name="family">The family.</param>
    /// <param name="asked">The groups that were asked for.</param>
    /// <param name="taken">The groups that the platform took; null for none, so that it has chosen.</param>
    public static string GroupsRefused(QueryFamily family, string asked, string? taken) =>
        $"{family.Name}: the platform refused to count by all of {asked}; it counted by {taken ?? "segment type alone, its default"}.";

    private static string? Explain(string type, SliceSummary slice, DateTimeOffset? watermark)
    {
        string records = type == QueryTypes.ConversationDetails.Name ? "conversations" : "records";
        return slice switch
        {
            { Failure: { } failure } => $"{slice.Interval} could not be read: {failure}",
            { WasReadWhole: false } or { Agrees: true } => null,
            { Lost: > 0 } => string.Create(
                CultureInfo.InvariantCulture,
                $"{slice.Lost} of the {records} of {slice.Interval} could not be read."),
            { Source: "Job" } when watermark < slice.Interval.End => string.Create(
                CultureInfo.InvariantCulture,
                $"The data of jobs reaches to {watermark?.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}, and {slice.Interval} goes past it: what came later may be missing."),
            { Source: "Job", Counted: { } counted } when slice.Countable < counted => string.Create(
                CultureInfo.InvariantCulture,
                $"In {slice.Interval} the query counts {counted} {records}, and the job sent {slice.Countable} of them."),
            { Source: "Job", EndsWithoutList: true } =>
                $"The last page of the job's results for {slice.Interval} came without its list, twice: more {records} may be missing.",
            { IsBlurred: true } when !slice.IsAnnounced || slice.TotalHits == slice.Unique => string.Create(
                CultureInfo.InvariantCulture,
                $"{slice.Interval} was read more than once, and {slice.WithoutId} of its {records} have no id: it is not known whether one of them arrived twice and another not at all."),
            _ when !slice.IsAnnounced || slice.TotalHits == slice.Unique => string.Create(
                CultureInfo.InvariantCulture,
                $"In {slice.Interval} {slice.Unique} {records} came. The platform changed their number while they were read, or left it out: others may be missing."),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"In {slice.Interval} the platform announced {slice.TotalHits} {records} and sent {slice.Unique} different ones."),
        };
    }
}
