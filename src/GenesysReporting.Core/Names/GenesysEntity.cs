using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysReporting.Api;
using GenesysReporting.Collections;

namespace GenesysReporting.Names;

/// <summary>The base of records with an id and a name, which reports show in place of the id.</summary>
public abstract record GenesysEntity : PlatformRecord
{
    private protected GenesysEntity()
    {
    }

    // Declared by each record, so that id and name are the first of its properties.

    /// <summary>The id.</summary>
    public abstract string Id { get; internal set; }

    /// <summary>The name; several may share one.</summary>
    public abstract string Name { get; internal set; }

    /// <summary>A text that distinguishes it from others of the same name.</summary>
    [JsonIgnore]
    internal virtual string? Detail => Division("name") ?? Division("id");

    /// <summary>The id of its division; null if it has none.</summary>
    [JsonIgnore]
    internal string? OwnDivisionId => Division("id");

    /// <inheritdoc/>
    public sealed override string ToString() => Name;

    /// <summary>True if a pattern means this one.</summary>
    internal virtual bool Fits(NamePattern pattern) => pattern.IsMatch(Name);

    /// <summary>Returns a member of the division, which is one of the additional members; null if there is none.</summary>
    private protected string? Division(string member) =>
        Extension is not null
        && Extension.TryGetValue("division", out JsonElement division)
        && division.ValueKind == JsonValueKind.Object
        && division.TryGetProperty(member, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
