using GenesysReporting.Hosting;
using GenesysReporting.Rows;

namespace GenesysReporting.Export;

/// <summary>The writer of Parquet files with its package, loaded with the first file.</summary>
internal static class IsolatedParquetWriter
{
    private static readonly Lazy<IParquetWriter> Shared = new(() => IsolatedFolder.Create<IParquetWriter>(
        "stores", "GenesysReporting.Stores", "GenesysReporting.Stores.ParquetFileWriter", "Stores"));

    /// <summary>The writer from the folder <c>stores</c> next to the engine, which is loaded when a file is written.</summary>
    public static IParquetWriter Instance { get; } = new OnDemand();

    private sealed class OnDemand : IParquetWriter
    {
        public Task WriteAsync(IReadOnlyList<RowColumn> columns, IEnumerable<object?[]> rows, Stream output, CancellationToken cancellationToken) =>
            Shared.Value.WriteAsync(columns, rows, output, cancellationToken);
    }
}
