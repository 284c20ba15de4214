using System.Collections;
using System.Text;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Http;
using GenesysReporting.Protection;
using GenesysReporting.Transport;

namespace GenesysReporting.Stores.Tests;

/// <summary>
/// The real transport, which puts a different value for each kind of personal data into every member of a conversation that may have
/// it, and all of these values into every free text and into members that the contract does not know.
/// </summary>
internal sealed class MarkedTransport : ITransport, ITransportFactory
{
    private ITransport? _inner;

    /// <summary>The values by their fields. Each is in no other text.</summary>
    public static IReadOnlyDictionary<ProtectedField, string> Markers { get; } = Enum.GetValues<ProtectedField>().ToDictionary(f => f, f => f switch
    {
        ProtectedField.Ani => "tel:+4930777000111",
        ProtectedField.Dnis => "+4930777000222",
        ProtectedField.CallbackNumbers => "+49 30 777000333",
        ProtectedField.Addresses => "zqx.addresses@example.com",
        _ => $"Zqx{f}",
    });

    private static string Everything { get; } = $"call {string.Join(" or ", Markers.Values)} back";

    public ITransport Create(TransportOptions options)
    {
        _inner = new HttpTransportFactory().Create(options);
        return this;
    }

    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        TransportResponse answer = await _inner!.SendAsync(request, cancellationToken);
        if (!request.Uri.AbsolutePath.Contains("/conversations/details", StringComparison.Ordinal)
            || JsonNode.Parse(answer.Body.Span) is not JsonObject body || body["conversations"] is not JsonArray conversations)
        {
            return answer;
        }

        for (int i = 0; i < conversations.Count; i++)
        {
            Mark((JsonObject)conversations[i]!, isDamaged: i == 0);
        }

        return new TransportResponse(answer.Status, answer.Headers, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    public void Dispose() => _inner?.Dispose();

    private static void Mark(JsonObject conversation, bool isDamaged)
    {
        conversation["evaluations"] = new JsonArray(new JsonObject { ["evaluationId"] = "e1", ["userId"] = "u1" });
        conversation["surveys"] = new JsonArray(new JsonObject { ["surveyId"] = "s1", ["userId"] = "u1" });
        Mark(conversation, RecordParts.Conversation, typeof(AnalyticsConversation));
        if (isDamaged)
        {
            // Values of another kind than the contract's, which cannot be read.
            JsonObject participant = conversation["participants"]![0]!.AsObject();
            participant["attributes"] = new JsonObject { [$"the number {Markers[ProtectedField.Ani]}"] = new JsonArray(Everything) };
            participant["sessions"]![0]!["ani"] = new JsonObject { ["number"] = Markers[ProtectedField.Ani] };
            participant["sessions"]![0]!["recording"] = "yes";
        }
    }

    private static void Mark(JsonObject item, RecordPart part, Type type)
    {
        foreach ((string names, ProtectedField field) in part.Fields)
        {
            Set(names, Markers[field]);
        }

        Set(part.Free, Everything);
        item["zqNew"] = Everything;
        item["zqNewer"] = new JsonObject { ["text"] = new JsonArray(Everything), [Markers[ProtectedField.CustomerName]] = 1 };
        if (part == RecordParts.Participant)
        {
            item["participantName"] = Markers[(string?)item["purpose"] is "customer" or "external" ? ProtectedField.CustomerName : ProtectedField.AgentName];
            item["attributes"] = new JsonObject { ["Note"] = Markers[ProtectedField.Attributes], ["Text"] = Everything, [$"Tag {Markers[ProtectedField.CustomerName]}"] = "1" };
        }
        else if (part == RecordParts.Segment)
        {
            item["properties"] = new JsonArray(new JsonObject { ["property"] = "note", ["value"] = Markers[ProtectedField.Attributes] });
        }

        foreach ((string name, RecordPart inner) in part.Parts)
        {
            Type? held = Held(name);
            foreach (JsonObject child in item[name] is JsonArray list ? list.OfType<JsonObject>() : item[name] is JsonObject one ? [one] : [])
            {
                Mark(child, inner, held!.IsAssignableTo(typeof(IEnumerable)) ? held!.GetGenericArguments()[0] : held!);
            }
        }

        Type? Held(string name) => type.GetProperties().FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase))?.PropertyType;

        void Set(string names, string value)
        {
            foreach (string name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Type? held = Held(name);
                item[name] = held != typeof(string) && held?.IsAssignableTo(typeof(IEnumerable)) == true ? new JsonArray(value) : value;
            }
        }
    }
}
