using GenesysReporting.Analytics.Records;

namespace GenesysReporting.Analytics.Reading;

/// <summary>The pages of one part, each read once. The source begins the part's tally; the reader counts the pages.</summary>
internal interface IPageSource<TRecord>
{
    /// <summary>True if everything that was read is known to be the whole part; asked after the last page.</summary>
    bool Agrees { get; }

    /// <summary>Reads the pages in order.</summary>
    IAsyncEnumerable<SourcePage<TRecord>> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>A page of a source.</summary>
/// <param name="Answer">The page.</param>
/// <param name="Position">Where the page ends, without the numbers of the tally.</param>
internal sealed record SourcePage<TRecord>(AnswerPage<TRecord> Answer, ResumePoint Position);
