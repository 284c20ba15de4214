using System.Globalization;
using System.Text.RegularExpressions;

namespace GenesysReporting.Stores.Parquet;

/// <summary>
/// The names in a folder store, relative to it, with slashes. Engines that read such folders skip names that begin with an underscore.
/// </summary>
internal static partial class FolderPaths
{
    /// <summary>The information about the store, and its tables.</summary>
    public const string Info = "_store.json";

    /// <summary>The last run.</summary>
    public const string Run = "_runs.json";

    /// <summary>The file that the writer holds.</summary>
    public const string Lock = "_lock";

    /// <summary>Changes that are being written.</summary>
    public const string Staging = "_staging";

    /// <summary>Changes that are committed, and are being put in place.</summary>
    public const string Ready = "_ready";

    /// <summary>The list of a change: what is put in place and what is deleted.</summary>
    public const string Commit = "_commit.json";

    /// <summary>The states of days.</summary>
    public const string Manifests = "_manifests";

    /// <summary>True if a path is that of a file of the store, and leads nowhere else.</summary>
    public static bool IsOwn(string? relative) => relative is not null && Own().IsMatch(relative);

    private const string DayFormat = "yyyy-MM-dd";
    private const string JsonExtension = ".json";

    /// <summary>Returns the file of a table without days.</summary>
    public static string Part(StoreTable table) => $"table={table.Name}/part-0.parquet";

    /// <summary>Returns the file of a table and day.</summary>
    public static string Part(StoreTable table, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"table={table.Name}/day={day:yyyy-MM-dd}/part-0.parquet");

    /// <summary>Returns the manifest of a day.</summary>
    public static string Manifest(StoreData data, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{Manifests}/{data}/{day:yyyy-MM-dd}{JsonExtension}");

    /// <summary>Returns the day of a manifest; null if the name is not one of a manifest.</summary>
    public static DateOnly? DayOf(string manifest) =>
        Path.GetExtension(manifest) == JsonExtension
        && DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(manifest), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : null;

    [GeneratedRegex(@"\A(?:_store\.json|_runs\.json|_manifests/[A-Za-z]+/[0-9]{4}-[0-9]{2}-[0-9]{2}\.json|table=[A-Za-z0-9_]+/(?:day=[0-9]{4}-[0-9]{2}-[0-9]{2}/)?part-0\.parquet)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Own();
}
