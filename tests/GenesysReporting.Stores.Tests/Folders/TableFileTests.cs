using System.Globalization;
using GenesysReporting.Rows;
using GenesysReporting.Stores.Parquet.Files;

namespace GenesysReporting.Stores.Tests.Folders;

/// <summary>Files, read by an engine that we did not write.</summary>
public sealed class TableFileTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly FileColumn[] Columns =
    [
        new("text", CellKind.Text), new("time", CellKind.Time), new("whole", CellKind.Whole), new("fraction", CellKind.Fraction),
        new("yes", CellKind.Boolean), new("empty", CellKind.Whole), new("empty_time", CellKind.Time),
    ];

    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("gr-file-").FullName, "x.parquet");

    [Fact]
    public async Task Types_are_those_of_the_columns()
    {
        await WriteAsync([["a", Start.AddMilliseconds(1), 7L, 2.5, true, null, null]]);

        Assert.Equal(
            ["text|VARCHAR|YES", "time|TIMESTAMP WITH TIME ZONE|YES", "whole|BIGINT|YES", "fraction|DOUBLE|YES", "yes|BOOLEAN|YES", "empty|BIGINT|YES", "empty_time|TIMESTAMP WITH TIME ZONE|YES"],
            Duck.Query($"SELECT column_name, column_type, \"null\" FROM (DESCRIBE SELECT * FROM '{_path}')"));
        Assert.Equal(["a|2026-03-02 08:00:00.001+00|7|2.5|True||"], Duck.Query($"SELECT * REPLACE (time::VARCHAR AS time) FROM '{_path}'"));
    }

    [Fact]
    public async Task Times_are_found_by_a_filter_and_bounds_are_right()
    {
        // The engine skips row groups by the bounds of their columns.
        await WriteAsync(Enumerable.Range(0, 120_000).Select(i => new object?[] { $"t{i % 7}", Start.AddSeconds(i), (long)i, i / 4.0, i % 2 == 0, null, null }));

        Assert.Equal(["true"], Duck.Query($"SELECT (count(DISTINCT row_group_id) > 2)::VARCHAR FROM parquet_metadata('{_path}')"));
        Assert.Equal(["100000"], Duck.Query($"SELECT whole FROM '{_path}' WHERE time = TIMESTAMPTZ '2026-03-02 08:00:00+00' + INTERVAL 100000 SECOND"));
        Assert.Equal(["20000"], Duck.Query($"SELECT count(*) FROM '{_path}' WHERE time >= TIMESTAMPTZ '2026-03-02 08:00:00+00' + INTERVAL 100000 SECOND"));
        // The sum of 0 to 119,999 is 119,999 x 60,000.
        Assert.Equal(["7199940000|1799985000|60000|0|120000"], Duck.Query($"SELECT sum(whole), sum(fraction), count_if(yes), count(empty), count(*) FROM '{_path}'"));
        Assert.Equal(["||t0|t6"], Duck.Query($"SELECT min(empty), max(empty_time), min(text), max(text) FROM '{_path}'"));
        int rows = int.Parse(Duck.Query($"SELECT any_value(row_group_num_rows) FROM parquet_metadata('{_path}') WHERE row_group_id = 0").Single(), CultureInfo.InvariantCulture);
        Assert.Equal(
            [$"2026-03-02 08:00:00+00|{Start.AddSeconds(rows - 1).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}+00"],
            Duck.Query($"SELECT stats_min_value, stats_max_value FROM parquet_metadata('{_path}') WHERE path_in_schema = 'time' AND row_group_id = 0"));
        Assert.Equal(["||120000"], Duck.Query($"SELECT any_value(stats_min_value), any_value(stats_max_value), sum(stats_null_count) FROM parquet_metadata('{_path}') WHERE path_in_schema = 'empty'"));
    }

    [Theory]
    // As UTF-16 the exclamation mark of full width comes after the emoji, as UTF-8 before it.
    [InlineData("\uFF01", "\U0001F600")]
    [InlineData("Zoë", "\u4E16\u754C")]
    [InlineData("", " ")]
    public async Task Text_is_found_by_a_filter_in_any_script(string one, string other)
    {
        await WriteAsync(new[] { one, other, one }.Select(text => new object?[] { text }));

        Assert.Equal(["2|1"], Duck.Query($"SELECT count_if(text = '{one}'), count_if(text = '{other}') FROM '{_path}'"));
        Assert.Equal(["2"], Duck.Query($"SELECT count(*) FROM '{_path}' WHERE text = '{one}'"));
        Assert.Equal(["1"], Duck.Query($"SELECT count(*) FROM '{_path}' WHERE text = '{other}'"));
    }

    [Fact]
    public async Task Long_text_is_no_bound()
    {
        await WriteAsync([["a"], [new string('x', 5_000)]]);

        Assert.Equal(["5000"], Duck.Query($"SELECT max(length(text)) FROM '{_path}'"));
        Assert.Equal(["0"], Duck.Query($"SELECT count(stats_max_value) FROM parquet_metadata('{_path}') WHERE path_in_schema = 'text'"));
    }

    [Fact]
    public async Task A_file_without_rows_has_its_columns()
    {
        await WriteAsync([]);

        Assert.Equal(["0"], Duck.Query($"SELECT count(*) FROM '{_path}'"));
        Assert.Equal(["7"], Duck.Query($"SELECT count(*) FROM (DESCRIBE SELECT * FROM '{_path}')"));
    }

    [Fact]
    public async Task Rows_come_back_as_they_were_and_missing_columns_are_empty()
    {
        object?[][] rows =
        [
            ["a", Start.AddTicks(10), -1L, -0.5, false, null, null],
            [null, null, null, null, null, 5L, Start],
            ["\uFF01\U0001F600", DateTimeOffset.UnixEpoch.AddTicks(-10), long.MaxValue, double.Epsilon, true, null, null],
        ];
        await WriteAsync(rows);

        var back = new List<object?[]>();
        await foreach (object?[] row in TableRows.ReadAsync(_path, [.. Columns, new FileColumn("later", CellKind.Text)], default))
        {
            back.Add(row);
        }

        Assert.Equal(rows.Select(r => r.Append(null)), back);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    private async Task WriteAsync(IEnumerable<object?[]> rows)
    {
        using FileStream output = File.Create(_path);
        TableFile file = await TableFile.CreateAsync(output, Columns, default);
        foreach (object?[] row in rows)
        {
            file.Add(row);
            if (file.IsFull)
            {
                await file.FlushAsync(default);
            }
        }

        await file.FinishAsync(default);
    }
}
