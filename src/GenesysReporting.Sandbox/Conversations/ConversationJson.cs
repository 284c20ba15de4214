using System.Text.Json;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Conversations;

/// <summary>Writes conversations in the form of AnalyticsConversation and AnalyticsConversationWithoutAttributes.</summary>
internal static class ConversationJson
{
    public static void WriteMembers(Utf8JsonWriter json, Conversation conversation, bool withAttributes)
    {
        json.WriteInstant("conversationEnd", conversation.End);
        json.WriteString("conversationId", conversation.Id);
        json.WriteInstant("conversationStart", conversation.Start);
        conversation.Fields.WriteInto(json);
        conversation.EndFields.WriteInto(json);
        WriteAssessments(json, "evaluations", conversation.Evaluations);
        WriteAssessments(json, "surveys", conversation.Surveys);
        WriteAssessments(json, "resolutions", conversation.Resolutions);
        json.WriteObjects("participants", conversation.Participants, withAttributes ? WriteWithAttributes : WriteParticipant);
    }

    private static void WriteParticipant(Utf8JsonWriter json, Participant participant)
    {
        participant.Fields.WriteInto(json);
        json.WriteObjects("sessions", participant.Sessions, WriteSession);
    }

    private static void WriteWithAttributes(Utf8JsonWriter json, Participant participant)
    {
        WriteParticipant(json, participant);
        if (Attributes.Of(participant) is { } attributes)
        {
            json.WriteObject("attributes", attributes);
        }
    }

    private static void WriteSession(Utf8JsonWriter json, Session session)
    {
        session.Fields.WriteInto(json);
        session.EndFields.WriteInto(json);
        if (session.Metrics.Count > 0)
        {
            json.WriteObjects("metrics", session.Metrics, WriteMetric);
        }

        json.WriteObjects("segments", session.Segments, WriteSegment);
    }

    private static void WriteMetric(Utf8JsonWriter json, SessionMetric metric)
    {
        json.WriteInstant("emitDate", metric.Emitted);
        json.WriteString("name", metric.Name);
        json.WriteNumber("value", metric.Value);
    }

    private static void WriteSegment(Utf8JsonWriter json, Segment segment)
    {
        json.WriteInstant("segmentEnd", segment.End);
        json.WriteInstant("segmentStart", segment.Start);
        json.WriteString("segmentType", segment.Type);
        segment.Fields.WriteInto(json);
        segment.EndFields.WriteInto(json);
    }

    private static void WriteAssessments(Utf8JsonWriter json, string name, IReadOnlyList<Assessment> assessments)
    {
        if (assessments.Count > 0)
        {
            json.WriteObjects(name, assessments, (writer, assessment) => assessment.Fields.WriteInto(writer));
        }
    }
}
