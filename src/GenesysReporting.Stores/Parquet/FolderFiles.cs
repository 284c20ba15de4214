using System.Text.Json.Serialization;

namespace GenesysReporting.Stores.Parquet;

/// <summary>The information in a folder store.</summary>
/// <param name="Info">What the store says about itself.</param>
/// <param name="Tables">Its tables.</param>
internal sealed record FolderInfo(StoreInfo Info, IReadOnlyList<FolderTable> Tables);

/// <summary>A table of a folder store, for those who read it without this module.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What one row is.</param>
/// <param name="Columns">The columns. Files of days that were written before a column was added lack it.</param>
internal sealed record FolderTable(string Name, string Description, IReadOnlyList<StoreColumn> Columns);

/// <summary>The manifest of the data of a day.</summary>
internal sealed record DayManifest
{
    /// <summary>The data; it is the name of the manifest's folder.</summary>
    [JsonIgnore]
    public StoreData Data { get; init; }

    /// <summary>The day; it is the name of the manifest.</summary>
    [JsonIgnore]
    public DateOnly Date { get; init; }

    /// <summary>The version of the module that wrote it.</summary>
    public string? ModuleVersion { get; init; }

    /// <summary>The state of the day; null if only late records of it are there.</summary>
    public StoredDay? Day { get; init; }

    /// <summary>The number of records without an end.</summary>
    public long Open { get; init; }

    /// <summary>The files: one for each table; none if no rows were written.</summary>
    public IReadOnlyList<PartFile> Files { get; init => field = value ?? []; } = [];
}

/// <summary>A file of a table and day.</summary>
/// <param name="Table">The table.</param>
/// <param name="Path">The path in the store.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Bytes">The length.</param>
/// <param name="Sha256">The SHA-256 in hexadecimal digits.</param>
internal sealed record PartFile(string Table, string Path, long Rows, long Bytes, string Sha256);

/// <summary>The list of a change. Files that are in place already are skipped, so that it can be carried out again.</summary>
/// <param name="Moves">The files that are put in place, in order.</param>
/// <param name="Deletes">The files that are deleted.</param>
internal sealed record FolderCommit(IReadOnlyList<string> Moves, IReadOnlyList<string> Deletes);

/// <summary>Reads and writes the state of a folder store as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FolderInfo))]
[JsonSerializable(typeof(DayManifest))]
[JsonSerializable(typeof(StoreRun))]
[JsonSerializable(typeof(FolderCommit))]
internal sealed partial class FolderJson : JsonSerializerContext;
