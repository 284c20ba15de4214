namespace GenesysReporting.Analytics.Records;

/// <summary>The way an answer came.</summary>
internal enum AnswerSource
{
    /// <summary>By a query, which answers at once.</summary>
    Query,

    /// <summary>As a page of a job's results.</summary>
    Job,
}
