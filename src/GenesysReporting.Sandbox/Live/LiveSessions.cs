using System.Text.Json;
using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Generation;

namespace GenesysReporting.Sandbox.Live;

/// <summary>The sessions of conversations that are currently waiting, alerting, connected or in a flow.</summary>
internal sealed class LiveSessions(ConversationStore store)
{
    private static readonly string[] Copied =
    [
        "direction", "usedRouting", "requestedRoutings", "addressFrom", "addressTo", "ani", "dnis", "convertedFrom", "convertedTo",
    ];

    public IReadOnlyList<LiveRow> At(DateTimeOffset now) =>
    [
        .. from conversation in store.ActiveBetween(now, now.AddTicks(1), now)
           where conversation.End is null
           from participant in conversation.Participants
           from session in participant.Sessions
           let segment = session.Segments.LastOrDefault(segment => segment.End is null)
           where segment is not null && Metric(participant, segment) is not null
           select Row(conversation, participant, session, segment),
    ];

    private static LiveRow Row(Conversation conversation, Participant participant, Session session, Segment segment) => new(
        segment.Start,
        new SessionDimensions(conversation, participant, session),
        [new LiveMetric(Metric(participant, segment)!)])
    {
        EntityId = conversation.Id,
        WriteMembers = json => Write(json, conversation, participant, session),
    };

    private static string? Metric(Participant participant, Segment segment) => participant.Fields.Text("purpose") switch
    {
        "acd" => "oWaiting",
        "ivr" => "oFlow",
        "agent" when segment.Type == "alert" => "oAlerting",
        "agent" when segment.Type is "interact" or "hold" or "dialing" or "contacting" => "oInteracting",
        _ => null,
    };

    private static void Write(Utf8JsonWriter json, Conversation conversation, Participant participant, Session session)
    {
        var members = new Members
        {
            { "conversationId", conversation.Id },
            { "sessionId", session.Fields["sessionId"] },
            { "participantName", participant.Fields["participantName"] },
            { "userId", participant.Fields["userId"] },
            { "teamId", participant.Fields["teamId"] },
        };
        foreach (string name in Copied)
        {
            members.Add(name, session.Fields[name]);
        }

        members.Add("requestedRoutingSkillIds", session.Segments.Select(segment => segment.Fields["requestedRoutingSkillIds"])
            .FirstOrDefault(skills => skills is not null));
        members.WriteInto(json);
    }
}
