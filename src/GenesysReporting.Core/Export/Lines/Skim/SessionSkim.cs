using System.Text.Json;
using GenesysReporting.Analytics;

namespace GenesysReporting.Export.Lines.Skim;

/// <summary>Reads of sessions what rows have columns for.</summary>
internal static class SessionSkim
{
    /// <summary>A session.</summary>
    public static AnalyticsSession Read(ref Utf8JsonReader json, TextCache texts)
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
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("sessionId"u8))
            {
                sessionId = JsonValues.Text(ref json);
            }
            else if (json.ValueTextEquals("mediaType"u8))
            {
                mediaType = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("direction"u8))
            {
                direction = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("ani"u8))
            {
                ani = JsonValues.Text(ref json);
            }
            else if (json.ValueTextEquals("dnis"u8))
            {
                dnis = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("sessionDnis"u8))
            {
                sessionDnis = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("addressFrom"u8))
            {
                addressFrom = JsonValues.Text(ref json);
            }
            else if (json.ValueTextEquals("addressTo"u8))
            {
                addressTo = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("usedRouting"u8))
            {
                usedRouting = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("messageType"u8))
            {
                messageType = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("provider"u8))
            {
                provider = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("outboundCampaignId"u8))
            {
                outboundCampaignId = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("outboundContactId"u8))
            {
                outboundContactId = JsonValues.Text(ref json);
            }
            else if (json.ValueTextEquals("outboundContactListId"u8))
            {
                outboundContactListId = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("dispositionName"u8))
            {
                dispositionName = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("callbackScheduledTime"u8))
            {
                callbackScheduledTime = JsonValues.Moment(ref json);
            }
            else if (json.ValueTextEquals("recording"u8))
            {
                recording = JsonValues.Truth(ref json);
            }
            else if (json.ValueTextEquals("flow"u8))
            {
                flow = Flow(ref json, texts);
            }
            else if (json.ValueTextEquals("segments"u8))
            {
                segments = SkimValues.Objects(ref json, texts, SegmentSkim.Read);
            }
            else if (json.ValueTextEquals("metrics"u8))
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

    private static AnalyticsFlow? Flow(ref Utf8JsonReader json, TextCache texts)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        LineFormat.Expect(ref json, JsonTokenType.StartObject);
        string? flowId = null;
        string? flowType = null;
        string? exitReason = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("flowId"u8))
            {
                flowId = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("flowType"u8))
            {
                flowType = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("exitReason"u8))
            {
                exitReason = SkimValues.Text(ref json, texts);
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

    private static AnalyticsMetric Metric(ref Utf8JsonReader json, TextCache texts)
    {
        string? name = null;
        long? value = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("name"u8))
            {
                name = SkimValues.Text(ref json, texts);
            }
            else if (json.ValueTextEquals("value"u8))
            {
                value = JsonValues.Whole(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        return new AnalyticsMetric
        {
            Name = name,
            Value = value,
        };
    }
}
