using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysReporting.Json;

namespace GenesysReporting.Api;

/// <summary>The members of the Platform API's error body that an error message uses.</summary>
internal sealed class ErrorBody
{
    public string? Message { get; init; }

    public string? Code { get; init; }

    public string? ContextId { get; init; }

    public ErrorLimit? Limit { get; init; }
}

/// <summary>The limit that a request hit.</summary>
internal sealed class ErrorLimit
{
    public string? Key { get; init; }

    public string? Namespace { get; init; }

    /// <summary>A number, although some services send it as text.</summary>
    public JsonElement? Value { get; init; }

    public override string ToString() => $"{Namespace}/{Key} = {Value}";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(PlatformTime)])]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class ApiJson : JsonSerializerContext;
