using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysReporting.Api;

namespace GenesysReporting.Names;

/// <summary>Something that has an id and a name: what reports show in place of the id.</summary>
public abstract record GenesysEntity : PlatformRecord
{
    private protected GenesysEntity()
    {
    }

    // Declared by each record, so that id and name stand first wherever its properties are listed.

    /// <summary>The id.</summary>
    public abstract string Id { get; internal set; }

    /// <summary>The name; several may share one.</summary>
    public abstract string Name { get; internal set; }

    /// <summary>What tells it from others of its name.</summary>
    [JsonIgnore]
    internal virtual string? Detail => Division("name") ?? Division("id");

    /// <inheritdoc/>
    public sealed override string ToString() => Name;

    /// <summary>A member of the division, which stays among the additional members as it came; null without one.</summary>
    private protected string? Division(string member) =>
        Extension is not null
        && Extension.TryGetValue("division", out JsonElement division)
        && division.ValueKind == JsonValueKind.Object
        && division.TryGetProperty(member, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
