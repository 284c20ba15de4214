using System.Runtime.CompilerServices;
using GenesysReporting.Json;
using GenesysReporting.Rows.Conversations.Skim;
using GenesysReporting.Rows.Conversations;

namespace GenesysReporting.Rows.Conversations.Walk;

/// <summary>Reads segments into a digest.</summary>
internal static class SegmentWalk
{
    /// <summary>All of the array that comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(ref JsonCursor json, TextCache texts, PartDigest digest)
    {
        if (json.TryEnterArray())
        {
            while (json.NextPresent())
            {
                One(ref json, texts, digest);
            }
        }
    }

    /// <summary>One of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(ref JsonCursor json, TextCache texts, PartDigest digest)
    {
        SegmentFacts facts = default;
        json.EnterObject();
        while (json.NextMember())
        {
            ReadOnlySpan<byte> member = json.Name;
            if (member.SequenceEqual("segmentType"u8))
            {
                facts.Type = json.Text(texts);
            }
            else if (member.SequenceEqual("segmentStart"u8))
            {
                facts.Start = json.Moment();
            }
            else if (member.SequenceEqual("segmentEnd"u8))
            {
                facts.End = json.Moment();
            }
            else if (member.SequenceEqual("queueId"u8))
            {
                facts.QueueId = json.Text(texts);
            }
            else if (member.SequenceEqual("wrapUpCode"u8))
            {
                facts.WrapUpCode = json.Text(texts);
            }
            else if (member.SequenceEqual("wrapUpNote"u8))
            {
                facts.WrapUpNote = json.Text();
            }
            else if (member.SequenceEqual("requestedRoutingSkillIds"u8))
            {
                facts.SkillIds = SkimValues.Texts(ref json, texts);
            }
            else if (member.SequenceEqual("subject"u8))
            {
                facts.Subject = json.Text();
            }
            else if (member.SequenceEqual("disconnectType"u8))
            {
                facts.DisconnectType = json.Text(texts);
            }
            else if (member.SequenceEqual("errorCode"u8))
            {
                facts.ErrorCode = json.Text(texts);
            }
            else
            {
                json.Skip();
            }
        }

        digest.Add(facts);
    }
}
