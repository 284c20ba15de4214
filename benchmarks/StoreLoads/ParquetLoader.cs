using System.Globalization;
using System.IO.Compression;
using GenesysReporting.Rows;
using GenesysReporting.Stores;
using Parquet;
using Parquet.Schema;

namespace StoreLoads;

/// <summary>A file for each table and day by the library, with the same compression, in row groups of 50,000 rows.</summary>
internal sealed class ParquetLoader(string folder) : IPlainLoader
{
    private const int GroupRows = 50_000;
    private StoreDataSet? _data;

    public Task CreateAsync(StoreDataSet data)
    {
        _data = data;
        return Task.CompletedTask;
    }

    public async Task LoadAsync(int table, DateOnly day, IEnumerable<object?[]> rows)
    {
        IReadOnlyList<StoreColumn> columns = _data!.Tables[table].Columns;
        string path = Path.Combine(folder, $"{_data.Tables[table].Name}-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.parquet");
        var schema = new ParquetSchema(columns.Select(c => (Field)new DataField(c.Name, TypeOf(c.Kind), isNullable: true)));
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest };
        await using FileStream file = File.Create(path);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, file, options);
        foreach (object?[][] group in rows.Chunk(GroupRows))
        {
            using ParquetRowGroupWriter output = writer.CreateRowGroup();
            for (int i = 0; i < columns.Count; i++)
            {
                await WriteAsync(output, schema.DataFields[i], columns[i].Kind, group, i);
            }
        }
    }

    public Task FinishAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Type TypeOf(CellKind kind) => kind switch
    {
        CellKind.Time => typeof(DateTime),
        CellKind.Whole => typeof(long),
        CellKind.Fraction => typeof(double),
        CellKind.Boolean => typeof(bool),
        _ => typeof(string),
    };

    private static Task WriteAsync(ParquetRowGroupWriter output, DataField field, CellKind kind, object?[][] rows, int column) => kind switch
    {
        CellKind.Time => output.WriteAsync<DateTime>(field, rows.Select(r => ((DateTimeOffset?)r[column])?.UtcDateTime).ToArray()),
        CellKind.Whole => output.WriteAsync<long>(field, rows.Select(r => (long?)r[column]).ToArray()),
        CellKind.Fraction => output.WriteAsync<double>(field, rows.Select(r => (double?)r[column]).ToArray()),
        CellKind.Boolean => output.WriteAsync<bool>(field, rows.Select(r => (bool?)r[column]).ToArray()),
        _ => output.WriteAsync(field, rows.Select(r => (string)r[column]!).ToArray()),
    };
}
