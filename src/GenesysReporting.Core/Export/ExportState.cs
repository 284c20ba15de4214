using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Collections;
using GenesysReporting.Rows.Reading;

namespace GenesysReporting.Export;

/// <summary>
/// The content of an export's checkpoint. Everything that it counts has been flushed to the file before. Its properties are
/// members of files on disk, whose names must not change.
/// </summary>
internal sealed record ExportState
{
    public const int CurrentVersion = 1;

    [JsonRequired]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The hash that distinguishes exports: by the query, the organisation and the form.</summary>
    public required string Key { get; init; }

    /// <summary>A description of the export, for an error about another one.</summary>
    public required string Description { get; init; }

    /// <summary>The parts of the export's identity by name; null in the files of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Traits { get; init; }

    /// <summary>The length of the file up to this checkpoint.</summary>
    public long Length { get; init; }

    /// <summary>The checksum of the file up to this checkpoint (CRC-32C); null in the files of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public uint? Checksum { get; init; }

    /// <summary>The length of the finished file; null if it is that of the unfinished one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ConvertedLength { get; init; }

    /// <summary>The checksum of the finished file of that length; null if there is none, and in the files of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public uint? ConvertedChecksum { get; init; }

    /// <summary>The length of the finished file.</summary>
    [JsonIgnore]
    public long FinalLength => ConvertedLength ?? Length;

    /// <summary>The parts that were read to their end, in order and without a gap.</summary>
    public IReadOnlyList<DonePart> Parts { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>The part that is being read; null for none.</summary>
    public OpenPart? Begun { get; init; }

    /// <summary>The end of the data that jobs could read (UTC); null if it was not requested.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>True if a file of the final name may be replaced.</summary>
    public bool Replaces { get; init; }

    /// <summary>True if everything is written, and only the file's name has to be set.</summary>
    public bool IsFinished { get; init; }

    /// <summary>The checksum of this checkpoint; null in the files of earlier versions, and while it is not written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(int.MaxValue)]
    public string? Seal { get; init; }

    /// <summary>The checksum of the finished file; null in the files of earlier versions.</summary>
    [JsonIgnore]
    public uint? FinalChecksum => ConvertedLength is null ? Checksum : ConvertedChecksum;

    [JsonIgnore]
    public LineCounts Counts => Parts.Aggregate(Begun?.Counts ?? default, (sum, part) => sum + part.Counts);

    /// <summary>The end of the last part that was read to its end (UTC); null if there is none.</summary>
    [JsonIgnore]
    public DateTimeOffset? ReadTo => Parts is [.., var last] ? last.Summary.Interval.End : null;

    /// <summary>The summaries of the parts that were read to their end.</summary>
    [JsonIgnore]
    public IEnumerable<SliceSummary> Summaries => Parts.Select(p => p.Summary);

    /// <summary>Returns the state before the first part whose count does not agree, so that it is read again.</summary>
    public ExportState BeforeDisagreement()
    {
        int good = Parts.TakeWhile(p => p.Agrees).Count();
        return good == Parts.Count
            ? this
            : Unfinished() with { Parts = [.. Parts.Take(good)], Begun = null, Length = Parts[good].From };
    }

    /// <summary>Returns the state without what only a finished file has.</summary>
    public ExportState Unfinished() => this with { ConvertedLength = null, ConvertedChecksum = null, IsFinished = false };

    /// <summary>Returns the checkpoint with its own checksum, unless it is one of an earlier version.</summary>
    public byte[] ToBytes() => Checksum is null
        ? JsonSerializer.SerializeToUtf8Bytes(this, ExportWriting.Default.ExportState)
        : StateSeal.Close(JsonSerializer.SerializeToUtf8Bytes(this with { Seal = StateSeal.Blank }, ExportWriting.Default.ExportState));

    /// <summary>
    /// Reads a checkpoint; throws a <see cref="JsonException"/> for anything else, for intervals that cannot be read, and for one that
    /// does not have its own checksum. Those of earlier versions have none.
    /// </summary>
    public static ExportState? Read(ReadOnlySpan<byte> utf8)
    {
        ExportState? state = JsonSerializer.Deserialize(utf8, ExportJson.Default.ExportState);
        _ = state?.Begun?.ToPart();
        if (state is { Key: null } or { Description: null } || state?.Traits?.Values.Contains(null) == true)
        {
            throw new JsonException("A text is null.");
        }

        return (state?.Checksum is null && state?.Seal is null) || StateSeal.IsWhole(utf8)
            ? state
            : throw new JsonException("The checksum is another.");
    }
}

/// <summary>Intervals as text with all their digits: a part that ends a little early would leave a gap.</summary>
internal static class PartText
{
    public static string Of(QueryInterval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Start:O}/{interval.End:O}");

    public static QueryInterval Read(string text) => QueryInterval.TryParse(text, out TimePoint start, out TimePoint end)
        && end.AsWritten > start.AsWritten
        ? new QueryInterval(start.AsWritten, end.AsWritten)
        : throw new JsonException($"'{text}' is not an interval.");
}

/// <summary>The numbers of lines.</summary>
/// <param name="Conversations">The number of conversations.</param>
/// <param name="Rows">The number of rows or lines.</param>
/// <param name="Guarded">The number of cells that got an apostrophe.</param>
internal readonly record struct LineCounts(long Conversations, long Rows, long Guarded)
{
    /// <summary>The number of conversations by metric without a column; null if there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, long>? LeftOut { get; init; }

    public static LineCounts operator +(LineCounts a, LineCounts b) =>
        new(a.Conversations + b.Conversations, a.Rows + b.Rows, a.Guarded + b.Guarded) { LeftOut = Both(a.LeftOut, b.LeftOut) };

    private static IReadOnlyDictionary<string, long>? Both(IReadOnlyDictionary<string, long>? a, IReadOnlyDictionary<string, long>? b)
    {
        if (a is null || b is null)
        {
            return a ?? b;
        }

        var sum = new LeftOutMetrics();
        sum.Add(a);
        sum.Add(b);
        return sum.Counts;
    }
}

/// <summary>A part that is being read.</summary>
internal sealed record OpenPart
{
    /// <summary>The part's interval, <c>start/end</c>.</summary>
    public required string Interval { get; init; }

    public bool ByJob { get; init; }

    /// <summary>The offset of its first line in the file.</summary>
    public long From { get; init; }

    public ResumePoint Mark { get; init; } = new();

    public LineCounts Counts { get; init; }

    public QueryPart ToPart() => new(PartText.Read(Interval), ByJob);
}

/// <summary>A part that was read to its end. In a checkpoint it has the members of its summary too.</summary>
internal sealed record DonePart
{
    public DonePart(OpenPart open, SliceSummary summary) => (From, Counts, Summary) = (open.From, open.Counts, summary);

    [JsonConstructor]
    public DonePart(
        string? interval,
        string source,
        long from,
        LineCounts counts,
        bool agrees,
        long totalHits,
        long received,
        long unique,
        long withoutId,
        long outside,
        int passes,
        bool? isAnnounced = null,
        long lost = 0)
    {
        (From, Counts) = (from, counts);
        Summary = new SliceSummary(PartText.Read(interval ?? string.Empty))
        {
            Source = source,
            TotalHits = totalHits,
            // Earlier versions wrote a number for jobs too, which announce none.
            IsAnnounced = isAnnounced ?? source != "Job",
            Lost = lost,
            Received = received,
            Unique = unique,
            WithoutId = withoutId,
            OutsideInterval = outside,
            Passes = passes,
            WasReadWhole = true,
            Agrees = agrees,
        };
    }

    [JsonIgnore]
    public SliceSummary Summary { get; }

    public string Interval => PartText.Of(Summary.Interval);

    public string Source => Summary.Source;

    /// <summary>The offset of its first line in the file.</summary>
    public long From { get; }

    public LineCounts Counts { get; }

    public bool Agrees => Summary.Agrees;

    public long TotalHits => Summary.TotalHits;

    /// <summary>True if the platform announced the total; null for what is usual for the source.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsAnnounced => Summary.IsAnnounced == (Source != "Job") ? null : Summary.IsAnnounced;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Lost => Summary.Lost;

    public long Received => Summary.Received;

    public long Unique => Summary.Unique;

    public long WithoutId => Summary.WithoutId;

    public long Outside => Summary.OutsideInterval;

    public int Passes => Summary.Passes;
}

[JsonSourceGenerationOptions(WriteIndented = true, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ExportState))]
internal sealed partial class ExportJson : JsonSerializerContext;

/// <summary>A context for writing only: every export writes checkpoints and few read one, and being ready for both takes longer.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ExportState))]
internal sealed partial class ExportWriting : JsonSerializerContext;
