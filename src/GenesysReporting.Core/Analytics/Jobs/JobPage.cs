using GenesysReporting.Analytics.Records;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>A page of a job's results.</summary>
/// <param name="Answer">What the page holds.</param>
/// <param name="Job">The job that it is of; another one than was asked for where that had to be started again.</param>
/// <param name="IsAgain">Whether the job had been started again, so that these records may have come before.</param>
internal sealed record JobPage(AnswerPage Answer, AnalyticsJob Job, bool IsAgain);
