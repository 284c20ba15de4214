using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Json;

namespace GenesysReporting.Rows.Conversations.Skim;

/// <summary>Reads of sessions what rows have columns for.</summary>
internal static class SessionSkim
{
    /// <summary>A session.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static AnalyticsSession Read(ref JsonCursor json, TextCache texts)
    {
        string? sessionId = null;
        string? mediaType = null;
        string? direction = null;
        string? ani = null;
        string? dnis = null;
        string? sessionDnis = null;
        string? addressFrom = null;
        string? addressTo = null;
        string? usedRouting = null;
        string? messageType = null;
        string? provider = null;
        string? outboundCampaignId = null;
        string? outboundContactId = null;
        string? outboundContactListId = null;
        string? dispositionName = null;
        DateTimeOffset? callbackScheduledTime = null;
        bool? recording = null;
        AnalyticsFlow? flow = null;
        IReadOnlyList<AnalyticsSegment> segments = [];
        IReadOnlyList<AnalyticsMetric> metrics = [];
        json.EnterObject();
        while (json.NextMember())
        {
            ReadOnlySpan<byte> member = json.Name;
            if (member.SequenceEqual("sessionId"u8))
            {
                sessionId = json.Text();
            }
            else if (member.SequenceEqual("mediaType"u8))
            {
                mediaType = json.Text(texts);
            }
            else if (member.SequenceEqual("direction"u8))
            {
                direction = json.Text(texts);
            }
            else if (member.SequenceEqual("ani"u8))
            {
                ani = json.Text();
            }
            else if (member.SequenceEqual("dnis"u8))
            {
                dnis = json.Text(texts);
            }
            else if (member.SequenceEqual("sessionDnis"u8))
            {
                sessionDnis = json.Text(texts);
            }
            else if (member.SequenceEqual("addressFrom"u8))
            {
                addressFrom = json.Text();
            }
            else if (member.SequenceEqual("addressTo"u8))
            {
                addressTo = json.Text(texts);
            }
            else if (member.SequenceEqual("usedRouting"u8))
            {
                usedRouting = json.Text(texts);
            }
            else if (member.SequenceEqual("messageType"u8))
            {
                messageType = json.Text(texts);
            }
            else if (member.SequenceEqual("provider"u8))
            {
                provider = json.Text(texts);
            }
            else if (member.SequenceEqual("outboundCampaignId"u8))
            {
                outboundCampaignId = json.Text(texts);
            }
            else if (member.SequenceEqual("outboundContactId"u8))
            {
                outboundContactId = json.Text();
            }
            else if (member.SequenceEqual("outboundContactListId"u8))
            {
                outboundContactListId = json.Text(texts);
            }
            else if (member.SequenceEqual("dispositionName"u8))
            {
                dispositionName = json.Text(texts);
            }
            else if (member.SequenceEqual("callbackScheduledTime"u8))
            {
                callbackScheduledTime = json.Moment();
            }
            else if (member.SequenceEqual("recording"u8))
            {
                recording = json.Truth();
            }
            else if (member.SequenceEqual("flow"u8))
            {
                flow = Flow(ref json, texts);
            }
            else if (member.SequenceEqual("segments"u8))
            {
                segments = SkimValues.Objects(ref json, texts, SegmentSkim.Read);
            }
            else if (member.SequenceEqual("metrics"u8))
            {
                metrics = SkimValues.Objects(ref json, texts, Metric);
            }
            else
            {
                json.Skip();
            }
        }

        return new AnalyticsSession
        {
            SessionId = sessionId,
            MediaType = mediaType,
            Direction = direction,
            Ani = ani,
            Dnis = dnis,
            SessionDnis = sessionDnis,
            AddressFrom = addressFrom,
            AddressTo = addressTo,
            UsedRouting = usedRouting,
            MessageType = messageType,
            Provider = provider,
            OutboundCampaignId = outboundCampaignId,
            OutboundContactId = outboundContactId,
            OutboundContactListId = outboundContactListId,
            DispositionName = dispositionName,
            CallbackScheduledTime = callbackScheduledTime,
            Recording = recording,
            Flow = flow,
            Segments = segments,
            Metrics = metrics,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static AnalyticsFlow? Flow(ref JsonCursor json, TextCache texts)
    {
        if (json.TryNull())
        {
            return null;
        }

        string? flowId = null;
        string? flowType = null;
        string? exitReason = null;
        json.EnterObject();
        while (json.NextMember())
        {
            ReadOnlySpan<byte> member = json.Name;
            if (member.SequenceEqual("flowId"u8))
            {
                flowId = json.Text(texts);
            }
            else if (member.SequenceEqual("flowType"u8))
            {
                flowType = json.Text(texts);
            }
            else if (member.SequenceEqual("exitReason"u8))
            {
                exitReason = json.Text(texts);
            }
            else
            {
                json.Skip();
            }
        }

        return new AnalyticsFlow
        {
            FlowId = flowId,
            FlowType = flowType,
            ExitReason = exitReason,
        };
    }

    private static AnalyticsMetric Metric(ref JsonCursor json, TextCache texts)
    {
        (string? name, long? value) = MetricSkim.Read(ref json, texts);
        return new AnalyticsMetric { Name = name, Value = value };
    }
}
