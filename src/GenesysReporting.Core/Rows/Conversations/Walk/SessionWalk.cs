using System.Runtime.CompilerServices;
using GenesysReporting.Json;
using GenesysReporting.Rows.Conversations.Skim;
using GenesysReporting.Rows.Conversations;

namespace GenesysReporting.Rows.Conversations.Walk;

/// <summary>Reads sessions into a digest.</summary>
internal static class SessionWalk
{
    /// <summary>All of the array that comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(ref JsonCursor json, TextCache texts, PartDigest digest)
    {
        if (json.TryEnterArray())
        {
            while (json.NextPresent())
            {
                digest.EnterSession();
                One(ref json, texts, digest);
            }
        }
    }

    /// <summary>One of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(ref JsonCursor json, TextCache texts, PartDigest digest)
    {
        SessionFacts facts = default;
        json.EnterObject();
        while (json.NextMember())
        {
            ReadOnlySpan<byte> member = json.Name;
            if (member.SequenceEqual("mediaType"u8))
            {
                facts.MediaType = json.Text(texts);
            }
            else if (member.SequenceEqual("direction"u8))
            {
                facts.Direction = json.Text(texts);
            }
            else if (member.SequenceEqual("ani"u8))
            {
                facts.Ani = json.Text();
            }
            else if (member.SequenceEqual("dnis"u8))
            {
                facts.Dnis = json.Text(texts);
            }
            else if (member.SequenceEqual("addressFrom"u8))
            {
                facts.AddressFrom = json.Text();
            }
            else if (member.SequenceEqual("addressTo"u8))
            {
                facts.AddressTo = json.Text(texts);
            }
            else if (member.SequenceEqual("flow"u8))
            {
                facts.FlowId = FlowId(ref json, texts);
            }
            else if (member.SequenceEqual("segments"u8))
            {
                SegmentWalk.Read(ref json, texts, digest);
            }
            else if (member.SequenceEqual("metrics"u8))
            {
                Metrics(ref json, texts, digest);
            }
            else
            {
                json.Skip();
            }
        }

        digest.Leave(facts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Metrics(ref JsonCursor json, TextCache texts, PartDigest digest)
    {
        if (json.TryEnterArray())
        {
            while (json.NextPresent())
            {
                (string? name, long? value) = MetricSkim.Read(ref json, texts);
                digest.AddMetric(name, value);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static string? FlowId(ref JsonCursor json, TextCache texts)
    {
        if (json.TryNull())
        {
            return null;
        }

        string? id = null;
        json.EnterObject();
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("flowId"u8))
            {
                id = json.Text(texts);
            }
            else
            {
                json.Skip();
            }
        }

        return id;
    }
}
