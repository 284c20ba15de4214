using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Reports.Questions;

namespace GenesysReporting.Reports.Sources;

/// <summary>Turns the questions of a report into sources.</summary>
internal static class ReportSources
{
    private const string MediaType = "mediaType";

    /// <summary>Returns the sources of a report, in order; throws for every choice of the caller that does not fit.</summary>
    /// <param name="definition">The report.</param>
    /// <param name="options">The caller's choices.</param>
    /// <param name="time">The clock.</param>
    public static IReadOnlyList<ReportSource> Of(ReportDefinition definition, ReportOptions options, TimeProvider time)
    {
        if (options.Granularity is not null && definition.Buckets == false)
        {
            throw ReportErrors.ReportGranularityNotTaken(definition.Name);
        }

        foreach (ReportCondition condition in options.Conditions)
        {
            if (!definition.Questions.Values.Any(q => ReportQueries.Takes(q, condition.Dimension)))
            {
                throw ReportErrors.ReportFilterNotTaken(definition.Name, condition.Dimension);
            }
        }

        return [.. definition.Questions.Select(q => Of(definition, q.Key, options, time))];
    }

    private static ReportSource Of(ReportDefinition definition, string name, ReportOptions options, TimeProvider time)
    {
        ReportQuestion question = definition.Questions[name];
        string? granularity = ReportQueries.Granularity(definition, options);
        if (question.Type == ReportQuestion.ApiUsage)
        {
            return UsageSource.Of(definition, name, granularity, options, time);
        }

        if (question.Every is { } dimension)
        {
            return Every(definition, name, dimension, options, time);
        }

        AnalyticsQuery query = ReportQueries.Of(question, options with { Granularity = granularity }, time);
        return new QuerySource(query, Entries(definition, name, query, granularity, options)) { Name = name };
    }

    private static EverySource Every(ReportDefinition definition, string name, string dimension, ReportOptions options, TimeProvider time)
    {
        ReportCondition[] others = [.. options.Conditions.Where(c => c.Dimension != dimension)];
        return new EverySource(
            definition,
            ids => QueryWith(new ReportCondition(dimension, ids)),
            QueryWith(new ReportCondition(MediaType, AnalyticsCatalog.Dimensions.First(d => d.Name == MediaType).Values)),
            [.. options.Conditions.Where(c => c.Dimension == dimension).SelectMany(c => c.Values ?? [])]) { Name = name };

        AnalyticsQuery QueryWith(ReportCondition condition) =>
            ReportQueries.Of(definition.Questions[name], options with { Conditions = [.. others, condition] }, time);
    }

    private static Func<GenesysSession, AnalyticsReadOptions, CancellationToken, Task<IRecordEntries>> Entries(
        ReportDefinition definition, string name, AnalyticsQuery query, string? granularity, ReportOptions options)
    {
        ReportQuestion question = definition.Questions[name];
        if (!QuestionRows.Has(question))
        {
            return (_, _, _) => Task.FromResult<IRecordEntries>(new GroupEntries(definition, name, granularity is not null));
        }

        QuestionRows rows = QuestionRows.Of(question, query.Zone, options.Attributes);
        BucketStarts? buckets = granularity is null ? null : new BucketStarts(query.Interval!, GranularityText.Read(granularity), query.Zone);
        var limits = new RowLimits(options.Conditions);
        return async (session, read, cancellationToken) => new DetailEntries(
            rows,
            new RowEntries(definition, name, rows.Columns, buckets),
            await limits.InAsync(question, rows.Columns, session, read, cancellationToken).ConfigureAwait(false));
    }
}
