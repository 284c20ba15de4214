using System.Text;
using System.Text.Json;
using GenesysReporting.Sandbox.Api;

namespace GenesysReporting.Sandbox.Queries;

/// <summary>Reads the body of a details query as strictly as the platform does.</summary>
internal static class DetailQueryReader
{
    private const int ResultWindow = 100_000;
    private const int MaxPageSize = 100;

    private static readonly string[] FilterNames =
        ["conversationFilters", "segmentFilters", "evaluationFilters", "surveyFilters", "resolutionFilters"];

    public static DetailQuery Read(byte[] body)
    {
        using JsonDocument document = BodyChecker.Read(body, SchemaRoots.ConversationQuery);
        JsonElement root = document.RootElement;
        (DateTimeOffset start, DateTimeOffset end) = IntervalReader.Read(root.GetProperty("interval").GetString()!);
        (int size, int number) = ReadPaging(root);
        if (root.TryGetProperty("aggregations", out JsonElement facets)
            && facets.ValueKind == JsonValueKind.Array && facets.GetArrayLength() > 0)
        {
            throw ApiErrors.BadRequest(
                "The sandbox does not do 'aggregations' of a details query (the platform does).");
        }

        var query = new DetailQuery
        {
            Start = start,
            End = end,
            PageSize = size,
            PageNumber = number,
            Order = ReadOrder(root),
            OrderBy = Enum.Parse<OrderBy>(Text(root, "orderBy") ?? "conversationStart", ignoreCase: true),
            ConversationFilters = FilterReader.Read(root, FilterNames[0]),
            SegmentFilters = FilterReader.Read(root, FilterNames[1]),
            EvaluationFilters = FilterReader.Read(root, FilterNames[2]),
            SurveyFilters = FilterReader.Read(root, FilterNames[3]),
            ResolutionFilters = FilterReader.Read(root, FilterNames[4]),
            Key = Key(root),
        };
        CheckLength(query);
        return query;
    }

    private static void CheckLength(DetailQuery query)
    {
        int days = query.HasFilter ? 31 : 7;
        if (query.End - query.Start > TimeSpan.FromDays(days))
        {
            throw ApiErrors.BadRequest(
                $"You must specify a search interval as part of your query that does not exceed {days} days");
        }
    }

    private static (int Size, int Number) ReadPaging(JsonElement root)
    {
        if (!root.TryGetProperty("paging", out JsonElement paging) || paging.ValueKind == JsonValueKind.Null)
        {
            return (25, 1);
        }

        int size = paging.GetProperty("pageSize").GetInt32();
        int number = paging.GetProperty("pageNumber").GetInt32();
        if (size is < 1 or > MaxPageSize)
        {
            throw ApiErrors.BadRequest($"paging.pageSize must be from 1 to {MaxPageSize}, and not {size}.");
        }

        if (number < 1)
        {
            throw ApiErrors.BadRequest($"paging.pageNumber must be 1 or more, and not {number}.");
        }

        return (long)size * number <= ResultWindow
            ? (size, number)
            : throw ApiErrors.BadRequest(
                $"Pagination may not exceed {ResultWindow} results. Tip: When extracting large chunks of data (multiple days/weeks), "
                + "maximize pagination performance by querying in smaller intervals.");
    }

    private static Order ReadOrder(JsonElement root) => Text(root, "order") switch
    {
        "desc" => Order.Descending,
        "unordered" => Order.Unordered,
        _ => Order.Ascending,
    };

    private static string Key(JsonElement root)
    {
        var key = new StringBuilder();
        foreach (string name in FilterNames.Append("order").Append("orderBy"))
        {
            key.Append(root.TryGetProperty(name, out JsonElement value)
                ? value.GetRawText()
                : string.Empty).Append('|');
        }

        return key.ToString();
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;
}
