using System.Text.Json;
using GenesysReporting.Analytics;

namespace GenesysReporting.Export.Lines.Skim;

/// <summary>Reads of segments what rows have columns for.</summary>
internal static class SegmentSkim
{
    /// <summary>A segment.</summary>
    public static AnalyticsSegment Read(ref Utf8JsonReader json, TextCache texts)
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
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("segmentType"u8))
            {
                segmentType = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("segmentStart"u8))
            {
                segmentStart = JsonValues.Moment(ref json);
            }
            else if (json.ValueTextEquals("segmentEnd"u8))
            {
                segmentEnd = JsonValues.Moment(ref json);
            }
            else if (json.ValueTextEquals("queueId"u8))
            {
                queueId = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("wrapUpCode"u8))
            {
                wrapUpCode = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("wrapUpNote"u8))
            {
                wrapUpNote = JsonValues.Text(ref json);
            }
            else if (json.ValueTextEquals("wrapUpTags"u8))
            {
                wrapUpTags = SkimValues.Texts(ref json, texts);
            }
            else if (json.ValueTextEquals("disconnectType"u8))
            {
                disconnectType = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("conference"u8))
            {
                conference = JsonValues.Truth(ref json);
            }
            else if (json.ValueTextEquals("errorCode"u8))
            {
                errorCode = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("groupId"u8))
            {
                groupId = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("requestedLanguageId"u8))
            {
                requestedLanguageId = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("requestedRoutingSkillIds"u8))
            {
                requestedRoutingSkillIds = SkimValues.Texts(ref json, texts);
            }
            else if (json.ValueTextEquals("sipResponseCodes"u8))
            {
                sipResponseCodes = SkimValues.Wholes(ref json, texts);
            }
            else if (json.ValueTextEquals("subject"u8))
            {
                subject = JsonValues.Text(ref json);
            }
            else if (json.ValueTextEquals("destinationConversationId"u8))
            {
                destinationConversationId = JsonValues.Text(ref json);
            }
            else if (json.ValueTextEquals("sourceConversationId"u8))
            {
                sourceConversationId = JsonValues.Text(ref json);
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
