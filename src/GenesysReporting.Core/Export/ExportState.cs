using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Collections;

namespace GenesysReporting.Export;

/// <summary>How far an export is: what its checkpoint holds. All that it counts lasts already in the file.</summary>
internal sealed record ExportState
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>Tells the exports apart: the question, the organisation, the form.</summary>
    public required string Key { get; init; }

    /// <summary>The same in words, for whoever asks for something else.</summary>
    public required string Description { get; init; }

    /// <summary>How long the file is up to here.</summary>
    public long Length { get; init; }

    /// <summary>The parts that were read to their end, in order, without a gap.</summary>
    public IReadOnlyList<DonePart> Parts { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>The part that is being read.</summary>
    public OpenPart? Begun { get; init; }

    /// <summary>How far the data of jobs reached (UTC); null where it was not asked for.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>Whether a file of the final name may be replaced.</summary>
    public bool Replaces { get; init; }

    /// <summary>Whether all is written, and only the name is left to be given.</summary>
    public bool IsFinished { get; init; }

    [JsonIgnore]
    public LineCounts Counts => Parts.Aggregate(Begun?.Counts ?? default, (sum, part) => sum + part.Counts);

    /// <summary>The end of the last part that was read whole (UTC); null where there is none.</summary>
    [JsonIgnore]
    public DateTimeOffset? ReadTo => Parts is [.., var last] ? last.ToSummary().Interval.End : null;

    /// <summary>The state before the first part whose count does not agree, so that it is read again.</summary>
    public ExportState WithoutDoubt()
    {
        int good = Parts.TakeWhile(p => p.Agrees).Count();
        return good == Parts.Count
            ? this
            : this with { Parts = [.. Parts.Take(good)], Begun = null, Length = Parts[good].From, IsFinished = false };
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, ExportWriting.Default.ExportState);

    /// <summary>Raises a <see cref="JsonException"/> for what is no checkpoint, and for intervals in it that are none.</summary>
    public static ExportState? Read(ReadOnlySpan<byte> utf8)
    {
        ExportState? state = JsonSerializer.Deserialize(utf8, ExportJson.Default.ExportState);
        _ = state?.Begun?.ToPart();
        foreach (DonePart part in state?.Parts ?? [])
        {
            _ = part.ToSummary();
        }

        return state;
    }
}

/// <summary>Intervals to the last digit: a part that ends a little early would leave a gap.</summary>
internal static class PartText
{
    public static string Of(QueryInterval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Start:O}/{interval.End:O}");

    public static QueryInterval Read(string text) => QueryInterval.TryParse(text, out TimePoint start, out TimePoint end)
        ? new QueryInterval(start.AsWritten, end.AsWritten)
        : throw new JsonException($"'{text}' is not an interval.");
}

/// <summary>What lines hold.</summary>
/// <param name="Conversations">How many conversations.</param>
/// <param name="Rows">How many rows or lines.</param>
/// <param name="Guarded">How many cells got an apostrophe.</param>
internal readonly record struct LineCounts(long Conversations, long Rows, long Guarded)
{
    public static LineCounts operator +(LineCounts a, LineCounts b) =>
        new(a.Conversations + b.Conversations, a.Rows + b.Rows, a.Guarded + b.Guarded);
}

/// <summary>A part that is being read.</summary>
internal sealed record OpenPart
{
    /// <summary>The stretch, <c>start/end</c>.</summary>
    public required string Interval { get; init; }

    public bool ByJob { get; init; }

    /// <summary>Where its lines begin in the file.</summary>
    public long From { get; init; }

    public ResumePoint Mark { get; init; } = new();

    public LineCounts Counts { get; init; }

    public DetailsPart ToPart() => new(PartText.Read(Interval), ByJob);
}

/// <summary>A part that was read to its end.</summary>
internal sealed record DonePart
{
    /// <summary>The stretch, <c>start/end</c>.</summary>
    public required string Interval { get; init; }

    public string Source { get; init; } = "Query";

    /// <summary>Where its lines begin in the file.</summary>
    public long From { get; init; }

    public LineCounts Counts { get; init; }

    public bool Agrees { get; init; }

    public long TotalHits { get; init; }

    public long Received { get; init; }

    public long Unique { get; init; }

    public long WithoutId { get; init; }

    public long Outside { get; init; }

    public int Passes { get; init; }

    public SliceSummary ToSummary() => new(PartText.Read(Interval))
    {
        Source = Source,
        TotalHits = TotalHits,
        Received = Received,
        Unique = Unique,
        WithoutId = WithoutId,
        OutsideInterval = Outside,
        Passes = Passes,
        WasReadWhole = true,
        Agrees = Agrees,
    };

    public static DonePart Of(OpenPart open, SliceSummary summary) => new()
    {
        Interval = open.Interval,
        Source = summary.Source,
        From = open.From,
        Counts = open.Counts,
        Agrees = summary.Agrees,
        TotalHits = summary.TotalHits,
        Received = summary.Received,
        Unique = summary.Unique,
        WithoutId = summary.WithoutId,
        Outside = summary.OutsideInterval,
        Passes = summary.Passes,
    };
}

[JsonSourceGenerationOptions(WriteIndented = true, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ExportState))]
internal sealed partial class ExportJson : JsonSerializerContext;

/// <summary>The same for writing alone: every export writes checkpoints and few read one, and to be ready for both takes longer.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ExportState))]
internal sealed partial class ExportWriting : JsonSerializerContext;
