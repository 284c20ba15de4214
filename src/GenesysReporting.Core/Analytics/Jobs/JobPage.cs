using GenesysReporting.Analytics.Records;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>A page of a job's results.</summary>
/// <param name="Answer">The page.</param>
/// <param name="JobId">The job of this page: another one than requested if that had to be started again.</param>
/// <param name="IsAgain">True if the job had been started again, so that these records may have been delivered before.</param>
internal sealed record JobPage<TRecord>(AnswerPage<TRecord> Answer, string JobId, bool IsAgain);
