using System.Globalization;
using System.IO.Enumeration;
using System.Text.Json;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Api;

/// <summary>Lists that are paged by number: {entities, pageSize, pageNumber, total, pageCount, ...Uri}.</summary>
internal static class EntityListing
{
    private const int DefaultSize = 25;

    /// <summary>The limit of the page size; the platform's differs by list, and is not known for each.</summary>
    private const int MaxSize = 100;

    public static HttpResponse Page(ApiCall call, IReadOnlyList<Members> all, params string[] filters)
    {
        int size = call.Request.Query.ReadInt32("pageSize", DefaultSize, 1, MaxSize);
        int number = call.Request.Query.ReadInt32("pageNumber", 1, 1, int.MaxValue);
        IReadOnlyList<Members> found = [.. all.Where(entity => filters.All(filter => Matches(call, entity, filter)))];
        int pages = (found.Count + size - 1) / size;
        return JsonAnswer.Object(200, json =>
        {
            WriteEntities(json, found.Skip((int)Math.Min(int.MaxValue, (number - 1L) * size)).Take(size));
            json.WriteNumber("pageSize", size);
            json.WriteNumber("pageNumber", number);
            json.WriteNumber("total", found.Count);
            json.WriteString("firstUri", Uri(call, size, 1));
            WriteUri(json, "previousUri", call, size, number - 1, pages);
            WriteUri(json, "nextUri", call, size, number + 1, pages);
            json.WriteString("lastUri", Uri(call, size, Math.Max(1, pages)));
            json.WriteString("selfUri", Uri(call, size, number));
            json.WriteNumber("pageCount", pages);
        });
    }

    public static void WriteEntities(Utf8JsonWriter json, IEnumerable<Members> entities) =>
        json.WriteObjects("entities", entities, (_, entity) => entity.WriteInto(json));

    /// <summary>True if a name matches a pattern, in which * stands for any text; null matches all.</summary>
    public static bool NameMatches(string? pattern, string name) =>
        pattern is null || FileSystemName.MatchesSimpleExpression(
            pattern.Replace("\\", "\\\\", StringComparison.Ordinal), name, ignoreCase: true);

    private static bool Matches(ApiCall call, Members entity, string filter)
    {
        if (filter == "name")
        {
            return NameMatches(call.Request.Query.First("name"), entity.Text("name")!);
        }

        IReadOnlyList<string> wanted = call.Request.Query.List(filter);
        string? value = filter == "divisionId" ? (entity["division"] as Members)?.Text("id") : entity.Text(filter);
        return wanted.Count == 0 || (value is not null && wanted.Contains(value, StringComparer.OrdinalIgnoreCase));
    }

    private static void WriteUri(Utf8JsonWriter json, string name, ApiCall call, int size, int number, int pages)
    {
        if (number >= 1 && number <= pages)
        {
            json.WriteString(name, Uri(call, size, number));
        }
    }

    private static string Uri(ApiCall call, int size, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{call.Request.Path}?pageSize={size}&pageNumber={number}");
}
