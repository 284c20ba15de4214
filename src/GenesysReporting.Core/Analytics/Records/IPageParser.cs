using System.Text.Json;

namespace GenesysReporting.Analytics.Records;

/// <summary>Reads answers as pages of records of one type, and knows what a reader of pages needs to know of a record.</summary>
internal interface IPageParser<TRecord>
{
    /// <summary>
    /// Reads one answer. The page must not refer to the bytes, which are used again; throws a
    /// <see cref="JsonException"/> for anything that is not such an answer.
    /// </summary>
    AnswerPage<TRecord> Read(AnswerSource source, ReadOnlyMemory<byte> utf8);

    /// <summary>Returns the key that distinguishes a record from the others; null if it has none.</summary>
    string? KeyOf(TRecord record);

    /// <summary>Returns the start of a conversation, by which it is trimmed; null for any other record.</summary>
    DateTimeOffset? StartOf(TRecord record);
}
