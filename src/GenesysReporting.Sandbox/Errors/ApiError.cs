using System.Text.Json;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Errors;

/// <summary>An error of the API, with the platform's error body.</summary>
internal sealed class ApiError(int status, string code, string message) : Exception(message)
{
    /// <summary>The message with its parameter in braces, and the parameter.</summary>
    public (string Template, string Name, string Value)? Parameter { get; init; }

    /// <summary>The limit that was hit.</summary>
    public (string Namespace, string Key, long Value)? Limit { get; init; }

    public HttpResponse ToResponse(string correlationId) => JsonAnswer.Object(status, json =>
    {
        json.WriteString("message", Message);
        json.WriteString("code", code);
        json.WriteNumber("status", status);
        WriteParameter(json);
        json.WriteString("contextId", correlationId);
        json.WriteStartArray("details");
        json.WriteEndArray();
        json.WriteStartArray("errors");
        json.WriteEndArray();
        WriteLimit(json);
    });

    private void WriteParameter(Utf8JsonWriter json)
    {
        if (Parameter is { } parameter)
        {
            json.WriteString("messageWithParams", parameter.Template);
            json.WriteStartObject("messageParams");
            json.WriteString(parameter.Name, parameter.Value);
            json.WriteEndObject();
        }
    }

    private void WriteLimit(Utf8JsonWriter json)
    {
        if (Limit is { } limit)
        {
            json.WriteStartObject("limit");
            json.WriteString("namespace", limit.Namespace);
            json.WriteString("key", limit.Key);
            json.WriteNumber("value", limit.Value);
            json.WriteEndObject();
        }
    }
}
