using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Export;

namespace GenesysReporting.Tests.Export;

/// <summary>
/// The numbers that a checkpoint can have, up to their limits. The one that is varied has 200 bytes: a day with ten rows from 0, a day
/// without rows from 100, and a day that is begun, with five rows from 100.
/// </summary>
public class StateCheckTests
{
    private const long Most = 281_474_976_710_656;
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly QueryInterval Interval = new(Start, Start.AddDays(3));

    private static readonly OpenPart Open = new()
    {
        Interval = Text(2, 3),
        From = 100,
        Counts = new LineCounts(5, 5, 0),
        Mark = new ResumePoint { Page = 1, TotalHits = 9, Received = 7, Outside = 2, WithoutId = 1 },
    };

    private static readonly ExportState State = new()
    {
        Key = "key",
        Description = "all conversations",
        Length = 200,
        Parts = [Part(0, 1, 0, rows: 10), Part(1, 2, 100)],
        Begun = Open,
    };

    private static readonly ExportState Finished = State with
    {
        Begun = null,
        IsFinished = true,
        Parts = [Part(0, 1, 0, rows: 10), Part(1, 3, 100)],
    };

    public static TheoryData<string, object> Possible => new()
    {
        { "as it is", State },
        { "nothing yet", State with { Parts = [], Begun = null, Length = 0 } },
        { "the largest file", State with { Length = Most } },
        { "the first part begun", State with { Parts = [], Begun = Open with { Interval = Text(0, 1), From = 0 } } },
        { "a part of half a day", State with { Begun = Open with { Interval = Text(2, 2.5) } } },
        { "a row of one byte", State with { Parts = [Part(0, 1, 0, rows: 10), Part(1, 2, 1)] } },
        { "a last row of one byte", State with { Parts = [Part(0, 1, 0, rows: 10), Part(1, 2, 99, rows: 1)] } },
        { "no rows at all", State with { Parts = [Part(0, 1, 0), Part(1, 2, 0)], Begun = Open with { From = 0 } } },
        { "a part without rows at the end", State with { Parts = [Part(0, 1, 0, rows: 10), Part(1, 2, 200)], Begun = null } },
        { "a begun part with its rows in the last byte", State with { Begun = Open with { From = 199 } } },
        { "a begun part without rows at the end", State with { Begun = Open with { From = 200, Counts = default } } },
        { "all trimmed", Marked(Open.Mark with { Outside = 7 }) },
        { "all without an id", Marked(Open.Mark with { WithoutId = 7 }) },
        { "no total", Marked(Open.Mark with { TotalHits = null }) },
        { "zeros", Marked(new ResumePoint { TotalHits = 0 }) },
        { "the largest counts", State with { Begun = Open with { Counts = Left(Most) with { Guarded = Most } } } },
        { "finished", Finished },
        { "finished and converted", Finished with { ConvertedLength = Most } },
        { "finished and converted to nothing", Finished with { ConvertedLength = 0 } },
    };

    public static TheoryData<string, object> WrongLengths => new()
    {
        { "length", State with { Length = -1 } },
        { "length", State with { Length = Most + 1 } },
        { "length", Finished with { ConvertedLength = -1 } },
        { "length", Finished with { ConvertedLength = Most + 1 } },
        { "has the length of the finished file", State with { ConvertedLength = 200 } },
        { "has the length of the finished file", Finished with { IsFinished = false, ConvertedLength = 200 } },
        { "parts that are not read", State with { IsFinished = true } },
        { "parts that are not read", Finished with { Parts = [Part(0, 1, 0), Part(1, 2.9, 100)] } },
        { "parts that are not read", Finished with { Parts = [], Length = 0 } },
    };

    public static TheoryData<string, object> WrongParts => new()
    {
        { "does not begin where", Parts(Part(0.1, 1, 0)) },
        { "does not begin where", Parts(Part(0, 1, 0), Part(1.1, 2, 100)) },
        { "does not begin where", Parts(Part(0, 1, 0), Part(0.9, 2, 100)) },
        { "not in its place", Parts(Part(0, 1, -1)) },
        { "not in its place", Parts(Part(0, 1, 201)) },
        { "not in its place", Parts(Part(0, 1, 100), Part(1, 2, 99)) },
        { "not in its place", Parts(Part(0, 1, 100, rows: 1), Part(1, 2, 100)) },
        { "beyond the interval", Parts(Part(0, 1, 0), Part(1, 3.1, 100)) },
        { "a count of the part", Parts(Of(s => s with { Source = null! })) },
        { "a count of the part", Parts(Of(s => s with { TotalHits = -1 })) },
        { "a count of the part", Parts(Of(s => s with { Lost = -1 })) },
        { "a count of the part", Parts(Of(s => s with { Received = -1 })) },
        { "a count of the part", Parts(Of(s => s with { Unique = -1 })) },
        { "a count of the part", Parts(Of(s => s with { WithoutId = -1 })) },
        { "a count of the part", Parts(Of(s => s with { OutsideInterval = Most + 1 })) },
        { "a count of the part", Parts(Of(s => s with { Passes = -1 })) },
        { "a count of the part", Parts(Of(s => s, new LineCounts(-1, 0, 0))) },
        { "a count of the part", Parts(Of(s => s, new LineCounts(0, -1, 0))) },
        { "a count of the part", Parts(Of(s => s, new LineCounts(0, 0, -1))) },
        { "a count of the part", Parts(Of(s => s, Left(-1))) },
    };

    public static TheoryData<string, object> WrongBegun => new()
    {
        { "not the next one", State with { Begun = Open with { Interval = Text(2.1, 3) } } },
        { "not the next one", State with { Begun = Open with { Interval = Text(1.9, 3) } } },
        { "not the next one", State with { Begun = Open with { Interval = Text(2, 3.1) } } },
        { "not the next one", State with { Parts = [], Begun = Open } },
        { "not in its place", State with { Begun = Open with { From = 99 } } },
        { "not in its place", State with { Parts = [Part(0, 1, 0), Part(1, 2, 100, rows: 1)] } },
        { "not in its place", State with { Parts = [], Begun = Open with { Interval = Text(0, 1), From = -1 } } },
        { "not in its place", State with { Begun = Open with { From = 200 } } },
        { "not in its place", State with { Begun = Open with { From = 201, Counts = default } } },
        { "a count of the part in progress", Marked(null!) },
        { "a count of the part in progress", Marked(Open.Mark with { Page = -1 }) },
        { "a count of the part in progress", Marked(Open.Mark with { TotalHits = -1 }) },
        { "a count of the part in progress", Marked(Open.Mark with { Received = Most + 1 }) },
        { "a count of the part in progress", Marked(Open.Mark with { Outside = -1 }) },
        { "a count of the part in progress", Marked(Open.Mark with { WithoutId = -1 }) },
        { "a count of the part in progress", Marked(Open.Mark with { Outside = 8 }) },
        { "a count of the part in progress", Marked(Open.Mark with { WithoutId = 8 }) },
        { "a count of the part in progress", State with { Begun = Open with { Counts = new LineCounts(-1, 5, 0) } } },
        { "a count of the part in progress", State with { Begun = Open with { Counts = Left(Most + 1) } } },
    };

    [Theory]
    [MemberData(nameof(Possible))]
    public void What_can_be_is_resumed(string name, object state) =>
        Assert.True(StateCheck.Contradiction((ExportState)state, Interval) is null, name);

    [Theory]
    [MemberData(nameof(WrongLengths))]
    [MemberData(nameof(WrongParts))]
    [MemberData(nameof(WrongBegun))]
    public void What_cannot_be_is_named(string reason, object state) =>
        Assert.Contains(reason, StateCheck.Contradiction((ExportState)state, Interval), StringComparison.Ordinal);

    private static string Text(double from, double to) => PartText.Of(Span(from, to));

    private static QueryInterval Span(double from, double to) => new(Start.AddDays(from), Start.AddDays(to));

    private static DonePart Part(double from, double to, long offset, long rows = 0) => new(
        new OpenPart { Interval = Text(from, to), From = offset, Counts = new LineCounts(rows, rows, 0) },
        new SliceSummary(Span(from, to)) { WasReadWhole = true, Agrees = true });

    private static DonePart Of(Func<SliceSummary, SliceSummary> change, LineCounts counts = default) => new(
        new OpenPart { Interval = Text(0, 1), Counts = counts }, change(new SliceSummary(Span(0, 1))));

    private static ExportState Parts(params DonePart[] parts) => State with { Parts = parts, Begun = null };

    private static ExportState Marked(ResumePoint mark) => State with { Begun = Open with { Mark = mark } };

    private static LineCounts Left(long count) =>
        new LineCounts(5, 5, 0) with { LeftOut = new Dictionary<string, long> { ["tNewThing"] = count } };
}
