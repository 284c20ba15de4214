using System.Text.Json;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Export;

namespace GenesysReporting.Tests.Export;

public class ExportStateTests
{
    private static readonly ExportState Full = new()
    {
        Key = "key",
        Description = "all \"conversations\" of Zürich",
        Length = 1234,
        Replaces = true,
        IsFinished = true,
        Watermark = new DateTimeOffset(2026, 11, 20, 10, 30, 15, 123, TimeSpan.Zero),
        Begun = new OpenPart
        {
            Interval = "2026-11-02T00:00:00.0000000+00:00/2026-11-03T00:00:00.0000000+00:00",
            ByJob = true,
            From = 99,
            Counts = new LineCounts(1, 2, 3) { LeftOut = new Dictionary<string, long> { ["tNewThing"] = 2 } },
            Mark = new ResumePoint
            {
                Page = 3, PageKey = "k", JobId = "j", Cursor = "c", TotalHits = 7, Received = 6, Outside = 5, WithoutId = 4, IsBlurred = true,
            },
        },
        Parts =
        [
            new DonePart(
                "2026-11-01T00:00:00.0000000+00:00/2026-11-02T00:00:00.0000000+00:00",
                source: "Job",
                from: 3,
                new LineCounts(4, 5, 6),
                agrees: true,
                totalHits: 1,
                received: 2,
                unique: 3,
                withoutId: 4,
                outside: 5,
                passes: 6),
        ],
    };

    public static TheoryData<string> Which => ["Full", "Empty"];

    [Theory]
    [MemberData(nameof(Which))]
    public void What_is_written_is_what_the_reader_would_write(string which)
    {
        ExportState state = which == "Full" ? Full : new ExportState { Key = string.Empty, Description = string.Empty };

        byte[] written = state.ToBytes();

        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(state, ExportJson.Default.ExportState), written);
        Assert.Equal(written, ExportState.Read(written)!.ToBytes());
    }
}
