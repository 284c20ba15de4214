using System.Collections.ObjectModel;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics.Records;

/// <summary>The organisation's presences under each of the system's, created once and shared by the records of an answer.</summary>
internal static class PresenceMap
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(Dictionary<string, string[]?>? mappings) =>
        new ReadOnlyDictionary<string, IReadOnlyList<string>>((mappings ?? []).ToDictionary(
            m => m.Key, m => (IReadOnlyList<string>)new TextList(m.Value ?? []), StringComparer.Ordinal));
}
