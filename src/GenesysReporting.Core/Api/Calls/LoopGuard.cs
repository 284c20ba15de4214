using System.Security.Cryptography;

namespace GenesysReporting.Api.Calls;

/// <summary>Throws if the pages of a list form a loop, whatever its way of paging.</summary>
internal sealed class LoopGuard
{
    private const int MaxEmptyPages = 100;

    private readonly HashSet<string> _asked = [];
    private readonly HashSet<string> _received = [];
    private readonly HashSet<string> _cursors = [];
    private int _empty;

    /// <summary>Checks a call before it is sent.</summary>
    public void Asking(ApiCall call)
    {
        string body = call.Body is { } sent ? Convert.ToHexString(SHA256.HashData(sent.Span)) : string.Empty;
        if (!_asked.Add($"{call.Target.PathAndQuery} {body}"))
        {
            throw CallErrors.PagingLooped(call.Target.Path, "the answer leads back to a page that was read before");
        }
    }

    /// <summary>Checks the cursor of a page before the next page is requested by it.</summary>
    /// <param name="path">The path of the list, for errors.</param>
    /// <param name="cursor">The cursor; null after the last page.</param>
    public void Following(string path, string? cursor)
    {
        if (cursor is { Length: 0 })
        {
            throw CallErrors.PagingLooped(path, "a page has an empty cursor, which leads back to the first page");
        }

        if (cursor is not null && !_cursors.Add(cursor))
        {
            throw CallErrors.PagingLooped(path, "a page has the cursor of a page that was read before");
        }
    }

    /// <summary>Checks a page before its items are delivered.</summary>
    public void Received(ApiCall call, CallPage page) => Received(call.Target.Path, page.Items.Count, page.Fingerprint);

    /// <summary>Checks a page before its items are delivered.</summary>
    /// <param name="path">The path of the list, for errors.</param>
    /// <param name="items">The number of items of the page.</param>
    /// <param name="fingerprint">A text that is the same only for the same page; null for a page without items.</param>
    public void Received(string path, int items, string? fingerprint)
    {
        _empty = items == 0 ? _empty + 1 : 0;
        if (_empty > MaxEmptyPages)
        {
            throw CallErrors.PagingLooped(path, $"{_empty} pages in a row were empty");
        }

        if (fingerprint is not null && !_received.Add(fingerprint))
        {
            throw CallErrors.PagingLooped(path, "the same items came a second time");
        }
    }
}
