using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Json;

namespace GenesysReporting.Rows.Conversations.Skim;

/// <summary>Reads of segments what rows have columns for.</summary>
internal static class SegmentSkim
{
    /// <summary>A segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static AnalyticsSegment Read(ref JsonCursor json, TextCache texts)
    {
        string? segmentType = null;
        DateTimeOffset? segmentStart = null;
        DateTimeOffset? segmentEnd = null;
        string? queueId = null;
        string? wrapUpCode = null;
        string? wrapUpNote = null;
        IReadOnlyList<string> wrapUpTags = [];
        string? disconnectType = null;
        bool? conference = null;
        string? errorCode = null;
        string? groupId = null;
        string? requestedLanguageId = null;
        IReadOnlyList<string> requestedRoutingSkillIds = [];
        IReadOnlyList<long> sipResponseCodes = [];
        string? subject = null;
        string? destinationConversationId = null;
        string? sourceConversationId = null;
        json.EnterObject();
        while (json.NextMember())
        {
            ReadOnlySpan<byte> member = json.Name;
            if (member.SequenceEqual("segmentType"u8))
            {
                segmentType = json.Text(texts);
            }
            else if (member.SequenceEqual("segmentStart"u8))
            {
                segmentStart = json.Moment();
            }
            else if (member.SequenceEqual("segmentEnd"u8))
            {
                segmentEnd = json.Moment();
            }
            else if (member.SequenceEqual("queueId"u8))
            {
                queueId = json.Text(texts);
            }
            else if (member.SequenceEqual("wrapUpCode"u8))
            {
                wrapUpCode = json.Text(texts);
            }
            else if (member.SequenceEqual("wrapUpNote"u8))
            {
                wrapUpNote = json.Text();
            }
            else if (member.SequenceEqual("wrapUpTags"u8))
            {
                wrapUpTags = SkimValues.Texts(ref json, texts);
            }
            else if (member.SequenceEqual("disconnectType"u8))
            {
                disconnectType = json.Text(texts);
            }
            else if (member.SequenceEqual("conference"u8))
            {
                conference = json.Truth();
            }
            else if (member.SequenceEqual("errorCode"u8))
            {
                errorCode = json.Text(texts);
            }
            else if (member.SequenceEqual("groupId"u8))
            {
                groupId = json.Text(texts);
            }
            else if (member.SequenceEqual("requestedLanguageId"u8))
            {
                requestedLanguageId = json.Text(texts);
            }
            else if (member.SequenceEqual("requestedRoutingSkillIds"u8))
            {
                requestedRoutingSkillIds = SkimValues.Texts(ref json, texts);
            }
            else if (member.SequenceEqual("sipResponseCodes"u8))
            {
                sipResponseCodes = SkimValues.Wholes(ref json, texts);
            }
            else if (member.SequenceEqual("subject"u8))
            {
                subject = json.Text();
            }
            else if (member.SequenceEqual("destinationConversationId"u8))
            {
                destinationConversationId = json.Text();
            }
            else if (member.SequenceEqual("sourceConversationId"u8))
            {
                sourceConversationId = json.Text();
            }
            else
            {
                json.Skip();
            }
        }

        return new AnalyticsSegment
        {
            SegmentType = segmentType,
            SegmentStart = segmentStart,
            SegmentEnd = segmentEnd,
            QueueId = queueId,
            WrapUpCode = wrapUpCode,
            WrapUpNote = wrapUpNote,
            WrapUpTags = wrapUpTags,
            DisconnectType = disconnectType,
            Conference = conference,
            ErrorCode = errorCode,
            GroupId = groupId,
            RequestedLanguageId = requestedLanguageId,
            RequestedRoutingSkillIds = requestedRoutingSkillIds,
            SipResponseCodes = sipResponseCodes,
            Subject = subject,
            DestinationConversationId = destinationConversationId,
            SourceConversationId = sourceConversationId,
        };
    }
}
