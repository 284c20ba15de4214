using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Reports.Questions;

namespace GenesysReporting.Reports.Sources;

/// <summary>The question on the use of the platform's API by client, path and day.</summary>
internal sealed class UsageSource : ReportSource
{
    private readonly ReportDefinition _definition;
    private readonly string? _granularity;
    private readonly QueryInterval _interval;

    private UsageSource(ReportDefinition definition, string? granularity, QueryInterval interval, TimeZoneInfo zone) =>
        (_definition, _granularity, _interval, Zone) = (definition, granularity, interval, zone);

    public override QueryInterval Interval => _interval;

    public override TimeZoneInfo Zone { get; }

    /// <summary>Returns the source; throws for filters, and for buckets shorter than a day, which the platform does not have here.</summary>
    /// <param name="definition">The report.</param>
    /// <param name="name">The name of the question.</param>
    /// <param name="granularity">The length of the buckets; null for none.</param>
    /// <param name="options">The caller's choices.</param>
    /// <param name="time">The clock.</param>
    public static UsageSource Of(ReportDefinition definition, string name, string? granularity, ReportOptions options, TimeProvider time)
    {
        if (options.Filters.Count > 0)
        {
            throw ReportErrors.ReportFilterNotTaken(definition.Name, "dimensions");
        }

        string? length = granularity is null ? null : GranularityText.Read(granularity);
        if (length?.Contains('T', StringComparison.Ordinal) == true)
        {
            throw ReportErrors.ReportGranularityTooFine(definition.Name, granularity!);
        }

        QueryInterval interval = WholeDays((options.Time with { Granularity = length }).Resolve(time), options.Time.Zone);
        return new UsageSource(definition, length, interval, options.Time.Zone) { Name = name };
    }

    /// <summary>Returns the days that an interval touches, all of which the platform counts as a whole.</summary>
    private static QueryInterval WholeDays(QueryInterval interval, TimeZoneInfo zone) => new(
        LocalDays.Start(LocalDays.Of(interval.Start, zone), zone),
        LocalDays.Start(LocalDays.Of(interval.End.AddTicks(-1), zone).AddDays(1), zone));

    public override IReadOnlyList<string> Plan(RateLimitStatus? rateLimit) =>
    [
        $"POST {UsageJob.Path}",
        "at least 3 requests: one starts the query, and the others ask for its state and its results",
        $"needs {string.Join(" or ", _definition.Questions[Name].Permissions)}",
        .. Body().ReplaceLineEndings("\n").Split('\n'),
    ];

    public override async IAsyncEnumerable<IEnumerable<ReportEntry>> ReadAsync(
        GenesysSession session, AnalyticsReadOptions read, SourceOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BucketStarts? buckets = _granularity is null ? null : new BucketStarts(_interval, _granularity, Zone);
        var entries = new RowEntries(_definition, Name, UsageRows.Columns, buckets);
        var job = new UsageJob(session, read.Requests, _definition.Questions[Name].Permissions);
        await foreach (IReadOnlyList<JsonElement> page in job.ReadAsync(Body(), outcome, cancellationToken).ConfigureAwait(false))
        {
            yield return page.SelectMany(item => Row(item, outcome) is { } row ? entries.Read(row) : []).ToArray();
        }
    }

    /// <summary>Returns the row of an item; null if it cannot be read, which the outcome says.</summary>
    private object?[]? Row(JsonElement item, SourceOutcome outcome)
    {
        try
        {
            return UsageRows.Of(item, Zone);
        }
        catch (JsonException)
        {
            outcome.IsComplete = false;
            outcome.Reasons.Add("A row of API usage could not be read, and is missing from the result.");
            return null;
        }
    }

    /// <summary>Returns the body. Rows are of a day each, as buckets of any length can be put together from days.</summary>
    private string Body()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("interval", Days());
            json.WriteString("granularity", "Day");
            WriteList(json, "metrics", UsageRows.Metrics);
            WriteList(json, "groupBy", _definition.Questions[Name].GroupBy);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Returns the interval as the platform reads it here: both ends are days, which it counts as a whole.</summary>
    private string Days()
    {
        DateOnly first = LocalDays.Of(_interval.Start, Zone);
        DateOnly last = LocalDays.Of(_interval.End.AddTicks(-1), Zone);
        return string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd}T00:00:00Z/{last:yyyy-MM-dd}T00:00:00Z");
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> items)
    {
        json.WriteStartArray(name);
        foreach (string item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
