namespace GenesysReporting.Analytics.Reading;

/// <summary>
/// Joins records that belong together although they come in several records, on several pages or in several parts. Nothing is
/// delivered before the end of a part: what comes later may belong to it.
/// </summary>
internal interface IRecordJoin<TRecord>
{
    /// <summary>Takes the records of a page.</summary>
    void Add(IEnumerable<TRecord> records);

    /// <summary>Returns the joined records to which no later part can add.</summary>
    /// <param name="ended">The part that has ended or failed.</param>
    /// <param name="next">The part that is read next; null after the last.</param>
    IReadOnlyList<TRecord> Take(QueryPart ended, QueryPart? next);
}
