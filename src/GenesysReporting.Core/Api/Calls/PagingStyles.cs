using System.Globalization;
using GenesysReporting.Regions;

namespace GenesysReporting.Api.Calls;

/// <summary>Finds the way of paging from a call and its first answer.</summary>
internal static class PagingStyles
{
    /// <summary>The largest page size that all details queries accept.</summary>
    private const int DetailsPageSize = 100;

    /// <summary>
    /// Returns the call for the first page, with size and number: the details queries do not have them in the answer, so they
    /// are set if the body does not. Throws for a call that changes something, which would happen once per page.
    /// </summary>
    public static ApiCall Begin(ApiCall call) =>
        !call.IsRead || call.Method == CallMethod.HEAD ? throw CallErrors.AllNeedsRead(call.Method, call.Target.Path)
        : IsDetailsWithoutPage(call)
            ? WithPaging(call, SizeInBody(call) ?? DetailsPageSize, NumberInBody(call) ?? 1)
            : call;

    /// <summary>Returns the way of paging; null if the answer is the complete list.</summary>
    public static IPaging? Of(ApiCall call, CallPage page, PlatformEndpoints endpoints) =>
        page.Cursor is not null ? new CursorPaging()
        : page.TotalHits is not null && HasBody(call) ? ByHits(call, page)
        : page.PageNumber is not null && (page.PageCount is not null || page.NextUri is null) ? ByCount(call, page)
        : page.NextUri is not null || page.NextPage is not null ? new LinkPaging(endpoints)
        : IsNumberedSilently(call) ? UntilEmpty(call)
        : null;

    private static NumberPaging ByHits(ApiCall call, CallPage page)
    {
        int first = NumberInBody(call) ?? 1;
        int size = SizeInBody(call) ?? Math.Max(1, page.Items.Count);
        long received = (first - 1L) * size;
        return new NumberPaging(
            first,
            size,
            (p, _) => p.Items.Count == 0 || (received += p.Items.Count) >= p.TotalHits,
            (c, number) => WithPaging(c, size, number));
    }

    private static ApiCall WithPaging(ApiCall call, int size, int number) =>
        call with { Body = BodyPage.WithPaging(call.Body!.Value, size, number) };

    private static NumberPaging ByCount(ApiCall call, CallPage page) => new(
        page.PageNumber!.Value,
        page.PageSize,
        IsLastByCount,
        IsNumberedInBody(call) ? NumberPaging.InBody : NumberPaging.InQuery);

    /// <summary>
    /// True for the last page. Pages before the last announced one may be empty, because items that the caller may not see
    /// are left out; after it, a list that grows may continue.
    /// </summary>
    private static bool IsLastByCount(CallPage page, int number) =>
        !(number < page.PageCount) && (page.Items.Count == 0 || (page.PageCount is not null && page.NextUri is null));

    private static NumberPaging UntilEmpty(ApiCall call)
    {
        int first = Number(call, "pageNumber") ?? 1;
        return new NumberPaging(first, Number(call, "pageSize"), (page, _) => page.Items.Count == 0, NumberPaging.InQuery);
    }

    private static bool IsDetailsWithoutPage(ApiCall call) =>
        HasBody(call)
        && call.Target.Path.EndsWith("/details/query", StringComparison.Ordinal)
        && (SizeInBody(call) is null || NumberInBody(call) is null);

    /// <summary>True for lists with page numbers whose answers have only results, such as the activity queries.</summary>
    private static bool IsNumberedSilently(ApiCall call) =>
        call.Target.Query.Has("pageNumber") || call.Target.Path.EndsWith("/activity/query", StringComparison.Ordinal);

    /// <summary>True if the number belongs in the body: for a POST, unless the caller has put it into the address.</summary>
    private static bool IsNumberedInBody(ApiCall call) =>
        HasBody(call) && !call.Target.Query.Has("pageNumber") && !call.Target.Query.Has("pageSize");

    private static bool HasBody(ApiCall call) => call.Body is { } body && BodyPage.IsObject(body);

    private static int? SizeInBody(ApiCall call) => BodyPage.Read(call.Body!.Value, "paging", "pageSize");

    private static int? NumberInBody(ApiCall call) => BodyPage.Read(call.Body!.Value, "paging", "pageNumber");

    private static int? Number(ApiCall call, string name) =>
        int.TryParse(call.Target.Query.Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
}
