using System.Security.Cryptography;

namespace GenesysReporting.Api.Calls;

/// <summary>Throws if the pages of a list form a loop, whatever its way of paging.</summary>
internal sealed class LoopGuard
{
    private const int MaxEmptyPages = 100;

    private readonly HashSet<string> _asked = [];
    private readonly HashSet<string> _received = [];
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

    /// <summary>Checks a page before its items are delivered.</summary>
    public void Received(ApiCall call, CallPage page)
    {
        _empty = page.Items.Count == 0 ? _empty + 1 : 0;
        if (_empty > MaxEmptyPages)
        {
            throw CallErrors.PagingLooped(call.Target.Path, $"{_empty} pages in a row were empty");
        }

        if (page.Fingerprint is { } fingerprint && !_received.Add(fingerprint))
        {
            throw CallErrors.PagingLooped(call.Target.Path, "the same items came a second time");
        }
    }
}
