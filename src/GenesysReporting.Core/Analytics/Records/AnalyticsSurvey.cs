using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// A survey that was sent to a customer. Source: the contract's <c>AnalyticsSurvey</c>; times are UTC.
/// </summary>
public sealed record AnalyticsSurvey : PlatformRecord
{
    public string? SurveyId { get; init; }
    public string? SurveyStatus { get; init; }
    public string? SurveyType { get; init; }
    public DateTimeOffset? EventTime { get; init; }
    public string? QueueId { get; init; }
    public DateTimeOffset? SurveyCompletedDate { get; init; }
    public string? SurveyFormContextId { get; init; }
    public string? SurveyFormId { get; init; }
    public string? SurveyFormName { get; init; }
    public bool? SurveyPartialResponse { get; init; }
    public int? SurveyPromoterScore { get; init; }
    public string? UserId { get; init; }
    public long? OSurveyTotalScore { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{SurveyFormName} {SurveyStatus}".Trim();
}
