using System.Globalization;
using GenesysReporting.Errors;
using GenesysReporting.Regions;

namespace GenesysReporting.Api.Calls;

/// <summary>A way in which the platform hands out a list in pages.</summary>
internal interface IPaging
{
    /// <summary>Items before the page that the caller began with, where that is known.</summary>
    long? Skipped => 0;

    /// <summary>The call for the page after this one; null after the last.</summary>
    ApiCall? Next(ApiCall call, CallPage page);
}

/// <summary>An opaque <c>cursor</c> in the answer goes back as a query parameter; the last page has none.</summary>
internal sealed class CursorPaging : IPaging
{
    public ApiCall? Next(ApiCall call, CallPage page) => page.Cursor is { } cursor
        ? call with { Target = call.Target with { Query = call.Target.Query.Set("cursor", cursor) } }
        : null;
}

/// <summary>
/// The answer names the next page, in <c>nextUri</c> or <c>nextPage</c>: an address on the session's own API, or a mark
/// that goes back as a query parameter. Parameters that the address leaves out, such as a filter, are kept.
/// </summary>
internal sealed class LinkPaging(PlatformEndpoints endpoints) : IPaging
{
    private static readonly string[] Positions = ["cursor", "after", "before", "nextPage", "previousPage", "pageNumber"];

    public ApiCall? Next(ApiCall call, CallPage page) =>
        page.NextUri is { } uri ? call with { Target = Follow(call.Target, uri) }
        : page.NextPage is not { } next ? null
        : call with { Target = IsLink(next) ? Follow(call.Target, next) : Mark(call.Target, next) };

    private static bool IsLink(string text) =>
        text.StartsWith('/') || text.Contains("://", StringComparison.Ordinal);

    private static CallTarget Mark(CallTarget target, string mark) =>
        target with { Query = target.Query.Set("nextPage", mark) };

    private CallTarget Follow(CallTarget target, string link)
    {
        CallTarget next = Read(target, link);
        return next.Path == target.Path ? next with { Query = next.Query.Complete(target.Query, Positions) } : next;
    }

    private CallTarget Read(CallTarget target, string link)
    {
        try
        {
            return CallTarget.Parse(link, endpoints);
        }
        catch (InputException e)
        {
            throw CallErrors.NextPageRefused(target.Path, e.Message);
        }
    }
}

/// <summary>Pages are numbered; which of them is the last, and where the number goes, differs.</summary>
/// <param name="first">The number of the first page.</param>
/// <param name="pageSize">How many items a page has, where that is known.</param>
/// <param name="isLast">Whether a page, of this number, is the last one.</param>
/// <param name="place">Puts a number into a call.</param>
internal sealed class NumberPaging(
    int first, int? pageSize, Func<CallPage, int, bool> isLast, Func<ApiCall, int, ApiCall> place) : IPaging
{
    private int _number = first;

    public long? Skipped { get; } = first <= 1 ? 0 : (first - 1L) * pageSize;

    public ApiCall? Next(ApiCall call, CallPage page)
    {
        if (page.PageNumber is { } stated && stated != _number)
        {
            throw CallErrors.PagingLooped(call.Target.Path, $"asked for page {_number}, it answered page {stated}");
        }

        return isLast(page, _number) ? null : place(call, ++_number);
    }

    public static ApiCall InQuery(ApiCall call, int number) => call with
    {
        Target = call.Target with
        {
            Query = call.Target.Query.Set("pageNumber", number.ToString(CultureInfo.InvariantCulture)),
        },
    };

    public static ApiCall InBody(ApiCall call, int number) =>
        call with { Body = BodyPage.WithPageNumber(call.Body!.Value, number) };
}
