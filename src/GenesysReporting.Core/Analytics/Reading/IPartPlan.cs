namespace GenesysReporting.Analytics.Reading;

/// <summary>Cuts a query into parts, and chooses the source that reads each of them.</summary>
internal interface IPartPlan<TRecord>
{
    /// <summary>Gets the state that the plan and its sources share with the reader.</summary>
    ReadingState State { get; }

    /// <summary>Gets the join of records that come in several pieces; null if each record is whole.</summary>
    IRecordJoin<TRecord>? Join => null;

    /// <summary>Puts the first parts into the queue.</summary>
    /// <param name="resumed">The part that an earlier run has begun; null to begin with the first part.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    Task BeginAsync(ResumedPart? resumed, CancellationToken cancellationToken);

    /// <summary>Returns a tally for a part, with the rules by which its records are delivered.</summary>
    SliceTally CreateTally(QueryPart part);

    /// <summary>Opens a part; null if other parts, now in the queue, replace it.</summary>
    /// <param name="part">The part.</param>
    /// <param name="tally">Its tally.</param>
    /// <param name="resumed">The reading of it by an earlier run; null for none.</param>
    /// <param name="cancellationToken">Cancels the requests, those of the source too.</param>
    Task<IPageSource<TRecord>?> OpenAsync(
        QueryPart part, SliceTally tally, ResumedReading? resumed, CancellationToken cancellationToken);
}
