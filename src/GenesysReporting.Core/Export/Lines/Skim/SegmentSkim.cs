using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Export.Lines.Json;
using GenesysReporting.Rows.Conversations;

namespace GenesysReporting.Export.Lines.Skim;

/// <summary>Reads of segments what rows have columns for.</summary>
internal static class SegmentSkim
{
    /// <summary>What rows tell of a segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(ref JsonCursor json, TextCache texts, out SegmentFacts facts)
    {
        facts = default;
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
            else if (member.SequenceEqual("wrapUpTags"u8))
            {
                facts.WrapUpTags = SkimValues.Texts(ref json, texts);
            }
            else if (member.SequenceEqual("disconnectType"u8))
            {
                facts.DisconnectType = json.Text(texts);
            }
            else if (member.SequenceEqual("conference"u8))
            {
                facts.Conference = json.Truth();
            }
            else if (member.SequenceEqual("errorCode"u8))
            {
                facts.ErrorCode = json.Text(texts);
            }
            else if (member.SequenceEqual("groupId"u8))
            {
                facts.GroupId = json.Text(texts);
            }
            else if (member.SequenceEqual("requestedLanguageId"u8))
            {
                facts.LanguageId = json.Text(texts);
            }
            else if (member.SequenceEqual("requestedRoutingSkillIds"u8))
            {
                facts.SkillIds = SkimValues.Texts(ref json, texts);
            }
            else if (member.SequenceEqual("sipResponseCodes"u8))
            {
                facts.SipResponseCodes = SkimValues.Wholes(ref json, texts);
            }
            else if (member.SequenceEqual("subject"u8))
            {
                facts.Subject = json.Text();
            }
            else if (member.SequenceEqual("destinationConversationId"u8))
            {
                facts.DestinationConversationId = json.Text();
            }
            else if (member.SequenceEqual("sourceConversationId"u8))
            {
                facts.SourceConversationId = json.Text();
            }
            else
            {
                json.Skip();
            }
        }
    }

    /// <summary>The same as a record.</summary>
    public static AnalyticsSegment Read(ref JsonCursor json, TextCache texts)
    {
        Read(ref json, texts, out SegmentFacts facts);
        return new AnalyticsSegment
        {
            SegmentType = facts.Type,
            SegmentStart = facts.Start,
            SegmentEnd = facts.End,
            QueueId = facts.QueueId,
            WrapUpCode = facts.WrapUpCode,
            WrapUpNote = facts.WrapUpNote,
            WrapUpTags = facts.WrapUpTags ?? [],
            DisconnectType = facts.DisconnectType,
            Conference = facts.Conference,
            ErrorCode = facts.ErrorCode,
            GroupId = facts.GroupId,
            RequestedLanguageId = facts.LanguageId,
            RequestedRoutingSkillIds = facts.SkillIds ?? [],
            SipResponseCodes = facts.SipResponseCodes ?? [],
            Subject = facts.Subject,
            DestinationConversationId = facts.DestinationConversationId,
            SourceConversationId = facts.SourceConversationId,
        };
    }
}
