using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenesysReporting.Json;

namespace GenesysReporting.Api.Calls;

/// <summary>An answer as a page of a list: its items, and its members about the other pages.</summary>
/// <remarks>
/// The items are the first array of <c>entities</c>, <c>conversations</c>, <c>userDetails</c> and <c>results</c> that the
/// answer has; else its only array if it has members of a page; else it is not a list. If the answer itself is an array, the
/// items are its elements.
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
        Items = ItemsName is null ? RootItems() : [.. _root.EnumerateObject().Where(IsItems).SelectMany(m => m.Value.EnumerateArray())];
    }

    public CallAnswer Answer { get; }

    /// <summary>The name of the items' array; null if there is none, and if the answer itself is an array.</summary>
    public string? ItemsName { get; }

    public IReadOnlyList<JsonElement> Items { get; }

    /// <summary>True if it is a list, even an empty one, and not a single object.</summary>
    public bool IsList => ItemsName is not null || _root.ValueKind == JsonValueKind.Array || IsPage;

    /// <summary>True if it is an object without members.</summary>
    public bool IsNothing => _root.ValueKind == JsonValueKind.Object && !_root.EnumerateObject().Any();

    /// <summary>The number of items of the complete list; null if the platform does not say.</summary>
    public long? Total => Number("total") ?? TotalHits;

    public long? TotalHits => Number("totalHits");

    public int? PageNumber => (int?)Number("pageNumber");

    public int? PageSize => (int?)Number("pageSize");

    public int? PageCount => (int?)Number("pageCount");

    public string? Cursor => Text("cursor");

    /// <summary>True if the cursor is an empty text, which is neither the end of the list nor leads to another page.</summary>
    public bool HasEmptyCursor => Member("cursor", JsonValueKind.String)?.GetString() is { Length: 0 };

    public string? NextUri => Text("nextUri");

    public string? NextPage => Text("nextPage");

    /// <summary>The members that are neither items nor about paging, which -All leaves out.</summary>
    public IEnumerable<string> OtherMembers => _root.ValueKind != JsonValueKind.Object
        ? []
        : _root.EnumerateObject()
            .Where(m => m.Name != ItemsName && m.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
            .Select(m => m.Name);

    /// <summary>A text that identifies the page by its number of items, the first and the last; null for an empty one.</summary>
    public string? Fingerprint => Items.Count == 0
        ? null
        : $"{Items.Count} {Hash(Items[0])} {Hash(Items[^1])}";

    /// <summary>Returns an item's id; null if it has none.</summary>
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
            // An analytics query without hits still has its aggregations, which are not the items.
            ?? (arrays.Length == 1 && IsPage && TotalHits is null ? arrays[0] : null);
    }

    /// <summary>True for a list of the items. A name that comes twice may have two, neither of which is left out.</summary>
    private bool IsItems(JsonProperty member) => member.Value.ValueKind == JsonValueKind.Array && member.Name == ItemsName;

    private JsonElement[] RootItems() =>
        _root.ValueKind == JsonValueKind.Array ? [.. _root.EnumerateArray()] : [];

    private long? Number(string name) =>
        Member(name, JsonValueKind.Number) is { } value && value.TryGetWhole(out long number) ? number : null;

    private string? Text(string name) => Member(name, JsonValueKind.String)?.GetString() is { Length: > 0 } text ? text : null;

    private JsonElement? Member(string name, JsonValueKind kind) =>
        _root.ValueKind == JsonValueKind.Object && _root.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind
            ? value
            : null;

    private static string Hash(JsonElement item) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(item.GetRawText())));
}
