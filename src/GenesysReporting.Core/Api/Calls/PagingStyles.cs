using System.Globalization;
using GenesysReporting.Regions;

namespace GenesysReporting.Api.Calls;

/// <summary>Tells from a call and its first answer how the rest of the list is to be asked for.</summary>
internal static class PagingStyles
{
    /// <summary>The largest page that the details queries surely take.</summary>
    private const int DetailsPageSize = 100;

    /// <summary>
    /// The call for a first page of a known size and number: the details queries do not say theirs in the answer, so it is
    /// asked for where the body leaves it open. Raises for a call that changes something, as it would do so once a page.
    /// </summary>
    public static ApiCall Begin(ApiCall call) =>
        !call.IsRead || call.Method == CallMethod.HEAD ? throw CallErrors.AllNeedsRead(call.Method, call.Target.Path)
        : IsDetailsWithoutPage(call)
            ? WithPaging(call, SizeInBody(call) ?? DetailsPageSize, NumberInBody(call) ?? 1)
            : call;

    /// <summary>The way of this list; null where the answer is the whole of it.</summary>
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
    /// Pages before the last announced one may be empty, as what the caller may not see is left out of them; past it, a
    /// list that still grows goes on.
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

    /// <summary>The activity queries take page numbers, and answer with nothing but results.</summary>
    private static bool IsNumberedSilently(ApiCall call) =>
        call.Target.Query.Has("pageNumber") || call.Target.Path.EndsWith("/activity/query", StringComparison.Ordinal);

    /// <summary>A query that is a POST takes the number in its body, unless the caller has put it into the address.</summary>
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
