using System.Text;
using System.Text.Json;

namespace GenesysReporting.Export.Lines.Skim;

/// <summary>
/// Keeps texts that come again and again (ids of queues and agents, names of metrics), so that each is made once. It
/// forgets one when another takes its place. To be used by one thread at a time.
/// </summary>
internal sealed class TextCache
{
    private const int Places = 1024;
    private const int Longest = 64;

    private readonly string?[] _texts = new string?[Places];

    /// <summary>The text that the reader stands at.</summary>
    public string Read(ref Utf8JsonReader json)
    {
        if (json.ValueIsEscaped || json.HasValueSequence || json.ValueSpan.Length > Longest)
        {
            return json.GetString()!;
        }

        ReadOnlySpan<byte> utf8 = json.ValueSpan;
        ref string? place = ref _texts[Hash(utf8) % Places];
        return place is not null && Ascii.Equals(utf8, place) ? place : place = json.GetString()!;
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        uint hash = 2166136261;
        foreach (byte b in utf8)
        {
            hash = (hash ^ b) * 16777619;
        }

        return hash;
    }
}
