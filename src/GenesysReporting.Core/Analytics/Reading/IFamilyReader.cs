using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Reads the results of one prepared query.</summary>
internal interface IFamilyReader
{
    /// <summary>The records, a page at a time. To be read once.</summary>
    IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadPagesAsync(CancellationToken cancellationToken);

    /// <summary>What was asked and what arrived, so far or in the end.</summary>
    QuerySummary Summarize(GenesysException? failure);
}
