using System.Text.Json;
using GenesysReporting.Sandbox.Errors;

namespace GenesysReporting.Sandbox.Queries;

/// <summary>The page of a details query; the first 25 rows by default.</summary>
internal readonly record struct Paging(int Size, int Number)
{
    private const int ResultWindow = 100_000;
    private const int MaxPageSize = 100;

    public static Paging Read(JsonElement root)
    {
        if (!root.TryGetProperty("paging", out JsonElement paging) || paging.ValueKind == JsonValueKind.Null)
        {
            return new Paging(25, 1);
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
            ? new Paging(size, number)
            : throw ApiErrors.BadRequest(
                $"Pagination may not exceed {ResultWindow} results. Tip: When extracting large chunks of data (multiple days/weeks), "
                + "maximize pagination performance by querying in smaller intervals.");
    }
}
