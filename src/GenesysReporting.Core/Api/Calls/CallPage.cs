using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GenesysReporting.Api.Calls;

/// <summary>An answer as a page of a list: its items, and what it says about the rest.</summary>
/// <remarks>
/// The items are the array <c>entities</c>, <c>conversations</c>, <c>userDetails</c> or <c>results</c>, the first that is
/// there; else the only array of an answer that says it is a page; else the answer is no list. An answer that is an array
/// itself is its items.
/// </remarks>
internal sealed class CallPage
{
    private static readonly string[] ItemMembers = ["entities", "conversations", "userDetails", "results"];

    private static readonly string[] Identities = ["id", "conversationId", "userId"];

    private readonly JsonElement _root;

    public CallPage(CallAnswer answer)
    {
        Answer = answer;
        _root = answer.Json ?? default;
        ItemsName = FindItems();
        Items = ItemsName is null ? RootItems() : [.. _root.GetProperty(ItemsName).EnumerateArray()];
    }

    public CallAnswer Answer { get; }

    /// <summary>The name of the items' array; null where there is none, and where the answer is an array itself.</summary>
    public string? ItemsName { get; }

    public IReadOnlyList<JsonElement> Items { get; }

    /// <summary>Whether it is a list, if an empty one, and no single thing.</summary>
    public bool IsList => ItemsName is not null || _root.ValueKind == JsonValueKind.Array || IsPage;

    /// <summary>How many items the whole list has, where the platform says so.</summary>
    public long? Total => Number("total") ?? TotalHits;

    public long? TotalHits => Number("totalHits");

    public int? PageNumber => (int?)Number("pageNumber");

    public int? PageSize => (int?)Number("pageSize");

    public int? PageCount => (int?)Number("pageCount");

    public string? Cursor => Text("cursor");

    public string? NextUri => Text("nextUri");

    public string? NextPage => Text("nextPage");

    /// <summary>Members that are neither items nor about paging: -All leaves them out.</summary>
    public IEnumerable<string> OtherMembers => _root.ValueKind != JsonValueKind.Object
        ? []
        : _root.EnumerateObject()
            .Where(m => m.Name != ItemsName && m.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
            .Select(m => m.Name);

    /// <summary>What tells this page from others: its number of items, the first and the last; null for an empty one.</summary>
    public string? Fingerprint => Items.Count == 0
        ? null
        : $"{Items.Count} {Hash(Items[0])} {Hash(Items[^1])}";

    /// <summary>An item's id, where it has one.</summary>
    public static string? Identity(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (string name in Identities)
        {
            if (item.TryGetProperty(name, out JsonElement id))
            {
                return id.ValueKind == JsonValueKind.String ? id.GetString() : null;
            }
        }

        return null;
    }

    private bool IsPage => Total is not null || PageNumber is not null || PageCount is not null
        || Cursor is not null || NextUri is not null || NextPage is not null;

    private string? FindItems()
    {
        if (_root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        string[] arrays = _root.EnumerateObject()
            .Where(m => m.Value.ValueKind == JsonValueKind.Array)
            .Select(m => m.Name)
            .ToArray();
        return ItemMembers.FirstOrDefault(arrays.Contains)
            // An analytics query without a hit still has its aggregations; they are not what was asked for.
            ?? (arrays.Length == 1 && IsPage && TotalHits is null ? arrays[0] : null);
    }

    private JsonElement[] RootItems() =>
        _root.ValueKind == JsonValueKind.Array ? [.. _root.EnumerateArray()] : [];

    private long? Number(string name) =>
        _root.ValueKind == JsonValueKind.Object
        && _root.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out long number)
            ? number
            : null;

    private string? Text(string name) =>
        _root.ValueKind == JsonValueKind.Object
        && _root.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static string Hash(JsonElement item) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(item.GetRawText())));
}
