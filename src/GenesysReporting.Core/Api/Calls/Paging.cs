using System.Globalization;
using GenesysReporting.Errors;
using GenesysReporting.Regions;

namespace GenesysReporting.Api.Calls;

/// <summary>One of the platform's ways to page a list.</summary>
internal interface IPaging
{
    /// <summary>The number of items before the first page that was read; null if it is not known.</summary>
    long? Skipped => 0;

    /// <summary>Returns the call for the next page; null after the last one.</summary>
    ApiCall? Next(ApiCall call, CallPage page);
}

/// <summary>The answer's opaque <c>cursor</c> is sent back as a query parameter; the last page has none.</summary>
internal sealed class CursorPaging : IPaging
{
    public ApiCall? Next(ApiCall call, CallPage page) => page.Cursor is { } cursor
        ? call with { Target = call.Target with { Query = call.Target.Query.Set("cursor", cursor) } }
        : null;
}

/// <summary>
/// The answer names the next page, in <c>nextUri</c> or <c>nextPage</c>: an address on the session's API, or a value that is
/// sent back as a query parameter. Parameters that are missing in the address, such as a filter, are kept.
/// </summary>
internal sealed class LinkPaging(PlatformEndpoints endpoints) : IPaging
{
    private static readonly string[] Positions = ["cursor", "after", "before", "nextPage", "previousPage", "pageNumber"];

    public ApiCall? Next(ApiCall call, CallPage page) =>
        page.NextUri is { } uri ? call with { Target = Follow(call.Target, uri) }
        : page.NextPage is not { } next ? null
        : call with { Target = IsLink(next) ? Follow(call.Target, next) : WithValue(call.Target, next) };

    private static bool IsLink(string text) =>
        text.StartsWith('/') || text.Contains("://", StringComparison.Ordinal);

    private static CallTarget WithValue(CallTarget target, string value) =>
        target with { Query = target.Query.Set("nextPage", value) };

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

/// <summary>Pages have numbers; the last page and the place of the number differ by list.</summary>
/// <param name="first">The number of the first page.</param>
/// <param name="pageSize">The number of items of a page; null if it is not known.</param>
/// <param name="isLast">Returns true if a page with this number is the last one.</param>
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
