using System.Text;
using System.Text.Json;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Export;
using GenesysReporting.Export.Lines;
using GenesysReporting.Rows;

namespace GenesysReporting.Stores.Tests;

/// <summary>A Parquet file of an export, held against the CSV of the same conversations by an engine that we did not write.</summary>
public sealed class ParquetExportTests : IDisposable
{
    private static readonly string[] Texts =
        ["plain", "a,b", "say \"so\"", "two\r\nlines", " spaces ", "=1+1", "\u4E16\u754C \U0001F600", "'quoted'", "|pipe;semicolon\ttab", "NULL", "0", new string('l', 700)];

    private readonly string _folder = Directory.CreateTempSubdirectory("gr-export-").FullName;

    public static TheoryData<RowGrain> Grains => [RowGrain.Conversation, RowGrain.Participant, RowGrain.Session, RowGrain.Segment];

    [Theory]
    [MemberData(nameof(Grains))]
    public async Task It_equals_the_CSV_cell_by_cell(RowGrain grain)
    {
        var rows = new RowOptions
        {
            Grain = grain,
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"),
            DurationUnit = DurationUnit.Milliseconds,
            Attributes = grain is RowGrain.Conversation or RowGrain.Participant ? ["Tier.Level", "Größe in m²"] : [],
        };
        byte[] answer = Encoding.UTF8.GetBytes($$"""{"conversations":[{{string.Join(',', Enumerable.Range(0, 400).Select(Conversation))}}]}""");
        string csv = Path.Combine(_folder, "a.csv"), parquet = Path.Combine(_folder, "a.parquet");
        Write(csv, new LineOptions { Format = ExportFormat.Csv, Rows = rows, AllowFormula = true }, answer);
        await ConvertAsync(parquet, new LineOptions { Format = ExportFormat.Parquet, Rows = rows }, answer);

        string[] columns = [.. Duck.Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{parquet}')")];
        string typed = string.Join(", ", columns.Select(c => c.Split('|')).Select(c => $"\"{c[0]}\"::{c[1]} AS \"{c[0]}\""));
        string fromCsv = $"SELECT {typed} FROM read_csv('{csv}', all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"', strict_mode = true, max_line_size = 10000000)";
        int count = int.Parse(Duck.Query($"SELECT count(*) FROM '{parquet}'")[0], System.Globalization.CultureInfo.InvariantCulture);

        Assert.True(count >= 400);
        Assert.Equal([$"{count}"], Duck.Query($"SELECT count(*) FROM ({fromCsv})"));
        Assert.Empty(Duck.Query($"(SELECT * FROM '{parquet}') EXCEPT ALL ({fromCsv})"));
        Assert.Empty(Duck.Query($"({fromCsv}) EXCEPT ALL (SELECT * FROM '{parquet}')"));
        Assert.Contains("Start|TIMESTAMP WITH TIME ZONE", columns.Select(c => c.Replace("ConversationStart", "Start", StringComparison.Ordinal)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Conversation(int seed)
    {
        var random = new Random(seed);
        string Text() => JsonSerializer.Serialize(Texts[random.Next(Texts.Length)]);
        string Time() => $"\"2026-11-{random.Next(1, 29):00}T{random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00}.{random.Next(1000):000}Z\"";
        string Segment() => $$"""{"segmentType":"interact","segmentStart":{{Time()}},"segmentEnd":{{Time()}},"wrapUpNote":{{Text()}},"queueId":"q{{random.Next(3)}}","conference":{{(random.Next(2) == 0 ? "true" : "false")}},"sipResponseCodes":[200,{{random.Next(400, 600)}}]}""";
        string Session() => $$"""{"sessionId":"s{{random.Next()}}","mediaType":"voice","ani":{{Text()}},"recording":{{(random.Next(2) == 0 ? "true" : "null")}},"metrics":[{"name":"tTalk","value":{{random.Next()}}},{"name":"nOffered","value":1}],"segments":[{{Segment()}},{{Segment()}}]}""";
        string Participant() => $$$"""{"participantId":"p{{{random.Next()}}}","purpose":"agent","participantName":{{{Text()}}},"attributes":{"Tier.Level":{{{Text()}}}},"sessions":[{{{Session()}}}]}""";
        string mos = random.Next(2) == 0 ? $"\"mediaStatsMinConversationMos\":{random.Next(100, 500) / 100m}," : string.Empty;
        return $$"""{"conversationId":"c{{seed}}","conversationStart":{{Time()}},{{mos}}"externalTag":{{Text()}},"participants":[{{Participant()}},{{Participant()}}]}""";
    }

    private static LineFormat Write(string path, LineOptions options, byte[] answer)
    {
        LineFormat format = LineFormats.Of(options);
        using FileStream file = File.Create(path);
        file.Write(format.Header.Span);
        foreach (ConversationLines lines in format.Read(AnswerSource.Query, answer).Records)
        {
            file.Write(lines.Utf8.Span);
            file.Write(format.Terminator.Span);
        }

        return format;
    }

    private static async Task ConvertAsync(string path, LineOptions options, byte[] answer)
    {
        ExportPaths paths = ExportPaths.Single(path);
        LineFormat format = Write(paths.Partial, options, answer);
        using FileStream rows = File.OpenRead(paths.Partial);
        long length = (await new ParquetConversion(LocalDisk.Instance, paths, format, new ParquetFileWriter()).RunAsync(rows, rows.Length, default)).Length;
        Assert.Equal(new FileInfo(paths.Converted).Length, length);
        File.Move(paths.Converted, path);
    }
}
