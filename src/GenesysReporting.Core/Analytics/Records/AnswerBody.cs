using System.Text.Json;
using GenesysReporting.Api;
using GenesysReporting.Transport;

namespace GenesysReporting.Analytics.Records;

/// <summary>Reads the bodies of answers: the place where an answer proves its shape.</summary>
internal static class AnswerBody
{
    /// <summary>Reads an answer and releases its body; throws <c>AnswerUnreadable</c> for a <see cref="JsonException"/>.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="path">The path of the request, without its query.</param>
    /// <param name="position">The position of the answer in a list, for the error; empty for none.</param>
    /// <param name="read">Reads the body.</param>
    public static T Read<T>(TransportResponse response, string path, string position, Func<ReadOnlyMemory<byte>, T> read)
    {
        try
        {
            return read(response.Body);
        }
        catch (JsonException e)
        {
            // The path and the position only: the rest of a parser's message may quote customers' data.
            throw ApiErrors.AnswerUnreadable(
                path, response.Header("ININ-Correlation-Id"), $"{position}{e.Path ?? "$"}, byte {e.BytePositionInLine}");
        }
        finally
        {
            response.Release();
        }
    }
}
