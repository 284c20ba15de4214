using System.Text.Json;

namespace GenesysReporting.Stores;

/// <summary>Reads what a store says about itself, and refuses what no module has written.</summary>
internal static class StoreInfoCheck
{
    /// <summary>Returns the information; throws a <see cref="JsonException"/> if it has unknown values.</summary>
    public static StoreInfo Check(StoreInfo? info) => info switch
    {
        null => throw new JsonException("The information is null."),
        // A newer module may have others, and its stores are refused by their version.
        { Version: > StoreInfo.CurrentVersion } => info,
        { Version: < 0 } => throw new JsonException("The version is negative."),
        _ when info.Data.Any(data => !Enum.IsDefined(data)) || info.Data.Distinct().Count() < info.Data.Count => throw new JsonException("A kind of data that it keeps is unknown or listed twice."),
        _ when info.Removed.Any(id => id is null) => throw new JsonException("A removed conversation has no id."),
        _ => info,
    };
}
