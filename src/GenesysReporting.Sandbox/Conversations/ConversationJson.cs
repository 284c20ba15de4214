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
        conversation.Fields.WriteInto(json);
        conversation.EndFields.WriteInto(json);
        WriteAssessments(json, "evaluations", conversation.Evaluations);
        WriteAssessments(json, "surveys", conversation.Surveys);
        WriteAssessments(json, "resolutions", conversation.Resolutions);
        WriteList(json, "participants", conversation.Participants, withAttributes ? WriteWithAttributes : WriteParticipant);
        json.WriteEndObject();
    }

    private static void WriteParticipant(Utf8JsonWriter json, Participant participant)
    {
        participant.Fields.WriteInto(json);
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
        session.Fields.WriteInto(json);
        session.EndFields.WriteInto(json);
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
        segment.Fields.WriteInto(json);
        segment.EndFields.WriteInto(json);
    }

    private static void WriteAssessments(Utf8JsonWriter json, string name, IReadOnlyList<Assessment> assessments)
    {
        if (assessments.Count > 0)
        {
            WriteList(json, name, assessments, (writer, assessment) => assessment.Fields.WriteInto(writer));
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
