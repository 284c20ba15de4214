using System.Text;
using System.Text.Json;
using GenesysReporting.Sandbox.Errors;

namespace GenesysReporting.Sandbox.Queries;

/// <summary>Reads the body of a details query as strictly as the platform.</summary>
internal static class DetailQueryReader
{
    private static readonly string[] FilterNames =
        ["conversationFilters", "segmentFilters", "evaluationFilters", "surveyFilters", "resolutionFilters"];

    public static DetailQuery Read(byte[] body)
    {
        JsonElement root = BodyChecker.Read(body, "ConversationQuery");
        Paging paging = Paging.Read(root);
        RefuseAggregations(root, "aggregations");
        DetailQuery query = ReadWithoutPage(root) with { PageSize = paging.Size, PageNumber = paging.Number };
        CheckLength(query);
        return query;
    }

    /// <summary>Reads a query without its page.</summary>
    public static DetailQuery ReadWithoutPage(JsonElement root)
    {
        (DateTimeOffset start, DateTimeOffset end) = IntervalReader.Read(root);
        return new DetailQuery
        {
            Start = start,
            End = end,
            Order = ReadOrder(root),
            OrderBy = Enum.Parse<OrderBy>(BodyValues.Text(root, "orderBy") ?? "conversationStart", ignoreCase: true),
            ConversationFilters = FilterReader.Read(root, FilterNames[0]),
            SegmentFilters = FilterReader.Read(root, FilterNames[1]),
            EvaluationFilters = FilterReader.Read(root, FilterNames[2]),
            SurveyFilters = FilterReader.Read(root, FilterNames[3]),
            ResolutionFilters = FilterReader.Read(root, FilterNames[4]),
            Key = Key(root),
        };
    }

    private static void CheckLength(DetailQuery query) => CheckLength(query.Start, query.End, query.HasFilter);

    /// <summary>Refuses an interval that a details query does not take.</summary>
    public static void CheckLength(DateTimeOffset start, DateTimeOffset end, bool hasFilter)
    {
        int days = hasFilter ? 31 : 7;
        if (end - start > TimeSpan.FromDays(days))
        {
            throw ApiErrors.BadRequest(
                $"You must specify a search interval as part of your query that does not exceed {days} days");
        }
    }

    /// <summary>Refuses aggregations, which the sandbox does not support, instead of ignoring them.</summary>
    public static void RefuseAggregations(JsonElement root, string name)
    {
        if (BodyValues.Items(root, name).Any())
        {
            throw ApiErrors.BadRequest($"The sandbox does not do '{name}' of a details query (the platform does).");
        }
    }

    public static Order ReadOrder(JsonElement root) => BodyValues.Text(root, "order") switch
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
}
