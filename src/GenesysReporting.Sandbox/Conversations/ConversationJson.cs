using System.Text.Json;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Conversations;

/// <summary>A conversation in the shape of AnalyticsConversationWithoutAttributes.</summary>
internal static class ConversationJson
{
    public static void Write(Utf8JsonWriter json, Conversation conversation, bool withAttributes = false)
    {
        json.WriteStartObject();
        WriteInstant(json, "conversationEnd", conversation.End);
        json.WriteString("conversationId", conversation.Id);
        WriteInstant(json, "conversationStart", conversation.Start);
        conversation.Facts.WriteInto(json);
        conversation.EndFacts.WriteInto(json);
        WriteVerdicts(json, "evaluations", conversation.Evaluations);
        WriteVerdicts(json, "surveys", conversation.Surveys);
        WriteVerdicts(json, "resolutions", conversation.Resolutions);
        WriteList(json, "participants", conversation.Participants, withAttributes ? WriteWithAttributes : WriteParticipant);
        json.WriteEndObject();
    }

    private static void WriteParticipant(Utf8JsonWriter json, Participant participant)
    {
        participant.Facts.WriteInto(json);
        WriteList(json, "sessions", participant.Sessions, WriteSession);
    }

    private static void WriteWithAttributes(Utf8JsonWriter json, Participant participant)
    {
        WriteParticipant(json, participant);
        if (Attributes.Of(participant) is { } attributes)
        {
            json.WriteStartObject("attributes");
            attributes.WriteInto(json);
            json.WriteEndObject();
        }
    }

    private static void WriteSession(Utf8JsonWriter json, Session session)
    {
        session.Facts.WriteInto(json);
        session.EndFacts.WriteInto(json);
        if (session.Metrics.Count > 0)
        {
            WriteList(json, "metrics", session.Metrics, WriteMetric);
        }

        WriteList(json, "segments", session.Segments, WriteSegment);
    }

    private static void WriteMetric(Utf8JsonWriter json, SessionMetric metric)
    {
        WriteInstant(json, "emitDate", metric.Emitted);
        json.WriteString("name", metric.Name);
        json.WriteNumber("value", metric.Value);
    }

    private static void WriteSegment(Utf8JsonWriter json, Segment segment)
    {
        WriteInstant(json, "segmentEnd", segment.End);
        WriteInstant(json, "segmentStart", segment.Start);
        json.WriteString("segmentType", segment.Type);
        segment.Facts.WriteInto(json);
        segment.EndFacts.WriteInto(json);
    }

    private static void WriteVerdicts(Utf8JsonWriter json, string name, IReadOnlyList<Verdict> verdicts)
    {
        if (verdicts.Count > 0)
        {
            WriteList(json, name, verdicts, (writer, verdict) => verdict.Facts.WriteInto(writer));
        }
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> members)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            members(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteInstant(Utf8JsonWriter json, string name, DateTimeOffset? instant)
    {
        if (instant is { } value)
        {
            json.WritePropertyName(name);
            Instants.Write(json, value);
        }
    }
}
