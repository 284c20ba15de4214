using System.Text.Json;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Analytics.Records;

/// <summary>A request for a page, and the proof that its answer owes.</summary>
/// <param name="Path">The path, without its query.</param>
/// <param name="Form">The form of the answer.</param>
/// <param name="Send">Sends the request.</param>
internal sealed record PageRequest(string Path, AnswerForm Form, Func<Task<TransportResponse>> Send)
{
    /// <summary>The position of the page in a list, for errors; empty for none.</summary>
    public string Position { get; init; } = string.Empty;

    /// <summary>True if pages before have promised records on this one, so that it must have its list.</summary>
    public bool IsPromised { get; init; }

    /// <summary>
    /// The number of records up to the end of a full page: one whose own total is larger, and that has no list, is in the middle.
    /// The last page may lack its list because the total has moved, which the numbers show.
    /// </summary>
    public long RecordsUntil { get; init; }

    /// <summary>True if a page without a list may still lead to another one, by a cursor.</summary>
    public bool MayContinue { get; init; }
}

/// <summary>Reads the bodies of answers: the place where an answer proves its shape.</summary>
internal static class AnswerBody
{
    /// <summary>
    /// Requests a page and reads it. An answer without its list is asked for once more: it is taken for nothing only if it comes
    /// twice, and never where records were promised. Throws <c>AnswerMisshaped</c> for an answer of another
    /// form, and <c>AnswerUnreadable</c> for one that is not JSON.
    /// </summary>
    public static async Task<AnswerPage<T>> ReadPageAsync<T>(PageRequest request, Func<ReadOnlyMemory<byte>, AnswerPage<T>> read)
    {
        for (bool isLast = false; ; isLast = true)
        {
            TransportResponse response = await request.Send().ConfigureAwait(false);
            AnswerPage<T>? page = Read(response, request.Path, request.Position, body => Prove(request, response, body, read, isLast));
            if (page is not null)
            {
                return page;
            }
        }
    }

    /// <summary>Reads an answer and releases its body; throws <c>AnswerUnreadable</c> for a <see cref="JsonException"/>.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="path">The path of the request, without its query.</param>
    /// <param name="position">The position of the answer in a list, for the error; empty for none.</param>
    /// <param name="read">Reads the body.</param>
    public static T Read<T>(TransportResponse response, string path, string position, Func<ReadOnlyMemory<byte>, T> read)
    {
        try
        {
            return read(response.JsonBody);
        }
        catch (JsonException e)
        {
            // The path and the position only: the rest of a parser's message may quote customers' data.
            throw ApiErrors.AnswerUnreadable(
                path, response.CorrelationId, $"{position}{response.Texts.Clean(e.Path) ?? "$"}, byte {e.BytePositionInLine}");
        }
        finally
        {
            response.Release();
        }
    }

    /// <summary>Reads an answer without pages; throws <c>AnswerMisshaped</c> for one of another form.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="path">The path of the request, without its query.</param>
    /// <param name="form">The form of the answer.</param>
    /// <param name="mayBeNothing">True if an object without members is an answer.</param>
    /// <param name="read">Reads the body.</param>
    public static T ReadObject<T>(
        TransportResponse response,
        string path,
        AnswerForm form,
        bool mayBeNothing,
        Func<ReadOnlyMemory<byte>, T> read) => Read(response, path, string.Empty, body =>
        {
            AnswerShape shape = form.Judge(body.Span);
            return shape == AnswerShape.Foreign || (shape == AnswerShape.Nothing && !mayBeNothing)
                ? throw Misshaped(path, string.Empty, form, response, body)
                : read(body);
        });

    /// <summary>Returns the page of a body; null if it has to be asked for once more.</summary>
    private static AnswerPage<T>? Prove<T>(
        PageRequest request,
        TransportResponse response,
        ReadOnlyMemory<byte> body,
        Func<ReadOnlyMemory<byte>, AnswerPage<T>> read,
        bool isLast)
    {
        AnswerShape shape = AnswerForm.IsObject(body.Span) ? AnswerShape.Listed : request.Form.Judge(body.Span);
        AnswerPage<T>? page = shape == AnswerShape.Foreign ? null : read(body);
        if (page is { HasRecords: true })
        {
            return page;
        }

        shape = page is null ? shape : request.Form.Judge(body.Span);
        bool isEmpty = shape is AnswerShape.Nothing or AnswerShape.Unlisted
            && page is { TotalHits: not 0 } && !(request.MayContinue && page.Cursor is not null);
        bool isOwed = isEmpty && (page!.TotalHits is { } total ? total > request.RecordsUntil : request.IsPromised);
        return shape == AnswerShape.Foreign || (isOwed && isLast)
            ? throw Misshaped(request.Path, request.Position, request.Form, response, body)
            : isEmpty && !isLast ? null
            : page! with { IsListed = !isEmpty };
    }

    private static AnswerException Misshaped(
        string path,
        string position,
        AnswerForm form,
        TransportResponse response,
        ReadOnlyMemory<byte> body) => ApiErrors.AnswerMisshaped(
            path, response.CorrelationId, position, form.Words, response.Texts.Quote(body.Span));
}
