using System.Text;
using System.Text.Json;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Json;
using GenesysReporting.Names;

namespace GenesysReporting.Tests.Json;

/// <summary>Tests of times as the platform sends them; run them with TZ=America/New_York too.</summary>
public class PlatformTimeTests
{
    [Theory]
    [InlineData("2026-06-02T05:09:00.579", "2026-06-02T05:09:00.579+00:00")]
    [InlineData("2026-06-02T05:09:00", "2026-06-02T05:09:00.000+00:00")]
    [InlineData("2026-06-02", "2026-06-02T00:00:00.000+00:00")]
    [InlineData("2026-06-02T05:09:00.579Z", "2026-06-02T05:09:00.579+00:00")]
    [InlineData("2026-06-02T05:09:00.579+02:00", "2026-06-02T03:09:00.579+00:00")]
    public void A_time_is_UTC_in_every_reader(string sent, string meant)
    {
        byte[] text = Encoding.UTF8.GetBytes($"\"{sent}\"");
        string queue = $$"""{"id":"q","name":"n","dateCreated":"{{sent}}"}""";
        string span = $$"""{"userId":"u","primaryPresence":[{"startTime":"{{sent}}"}]}""";
        string metric = $$"""{"name":"tTalk","emitDate":"{{sent}}"}""";

        Assert.Equal(meant, Show(new JsonCursor(text).ReadDateTimeOffset()));
        Assert.Equal(meant, Show(JsonSerializer.Deserialize(queue, NamesJson.Default.GenesysQueue)!.DateCreated));
        Assert.Equal(meant, Show(JsonSerializer.Deserialize(span, AnswerJson.Default.AnalyticsUserDetail)!.PrimaryPresence[0].StartTime));
        Assert.Equal(
            meant,
            Show(JsonSerializer.Deserialize($$"""{"dataAvailabilityDate":"{{sent}}"}""", JobJson.Default.JobAvailability)!.DataAvailabilityDate));
        Assert.Equal(meant, Show(JsonSerializer.Deserialize(metric, AnswerJson.Default.AnalyticsMetric)!.EmitDate));
    }

    private static string? Show(DateTimeOffset? time) =>
        time?.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);
}
