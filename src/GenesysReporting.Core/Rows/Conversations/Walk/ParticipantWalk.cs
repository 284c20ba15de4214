using System.Runtime.CompilerServices;
using GenesysReporting.Json;
using GenesysReporting.Rows.Conversations;

namespace GenesysReporting.Rows.Conversations.Walk;

/// <summary>Reads participants into a digest.</summary>
internal static class ParticipantWalk
{
    /// <summary>All of the array that comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(ref JsonCursor json, TextCache texts, PartDigest digest)
    {
        if (json.TryEnterArray())
        {
            while (json.NextPresent())
            {
                digest.EnterParticipant();
                One(ref json, texts, digest);
            }
        }
    }

    /// <summary>One of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(ref JsonCursor json, TextCache texts, PartDigest digest)
    {
        ParticipantFacts facts = default;
        json.EnterObject();
        while (json.NextMember())
        {
            ReadOnlySpan<byte> member = json.Name;
            if (member.SequenceEqual("purpose"u8))
            {
                facts.Purpose = json.Text(texts);
            }
            else if (member.SequenceEqual("participantName"u8))
            {
                facts.Name = json.Text();
            }
            else if (member.SequenceEqual("userId"u8))
            {
                facts.UserId = json.Text(texts);
            }
            else if (member.SequenceEqual("teamId"u8))
            {
                facts.TeamId = json.Text(texts);
            }
            else if (member.SequenceEqual("sessions"u8))
            {
                SessionWalk.Read(ref json, texts, digest);
            }
            else
            {
                json.Skip();
            }
        }

        digest.Leave(facts);
    }
}
