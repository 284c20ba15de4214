using System.Text.Json;
using GenesysReporting.Transport;

namespace GenesysReporting.Analytics.Records;

/// <summary>A record that was damaged: values that could not be read were left out, or all of it was.</summary>
/// <param name="Record">The text that names the record, such as 'The conversation 7d1...'.</param>
/// <param name="Member">The path of the value that was left out; null if the whole record is lost.</param>
internal sealed record RecordDamage(string Record, string? Member)
{
    private static readonly string[] RecordLists = ["data", "entities"];

    /// <summary>True if the record could not be read at all.</summary>
    public bool IsLost => Member is null;

    /// <summary>
    /// Returns the damage at a path of an answer: an item of its list is lost, or the records in it are, and any other value in it is left
    /// out. Throws a <see cref="JsonException"/> for a member of the answer itself, such as the list: without it, the answer is not read.
    /// </summary>
    public static RecordDamage OfItem(string path)
    {
        int end = path.IndexOf(']', StringComparison.Ordinal) + 1;
        if (end == 0)
        {
            throw new JsonException("A member of the answer is of another kind.", $"$.{path}", 0, 0);
        }

        string member = path[end..].TrimStart('.');
        return IsOfRecords(member) ? new RecordDamage($"The answer's item '{path}'", null) : new RecordDamage($"The answer's item '{path[..end]}'", member);
    }

    /// <summary>True for an item itself, for a list of it that becomes records, and for an item of that.</summary>
    private static bool IsOfRecords(string member) => member.Length == 0
        || Array.Exists(RecordLists, list => member == list || (member.StartsWith(list + "[", StringComparison.Ordinal) && member.IndexOf(']', StringComparison.Ordinal) == member.Length - 1));

    /// <summary>Returns the sentence. Ids and the names of members are words of the platform.</summary>
    public override string ToString() => IsLost
        ? $"{Clean(Record)} could not be read, and is lost."
        : $"{Clean(Record)} has a value in '{Clean(Member!)}' that could not be read; it is delivered without that value.";

    private static string Clean(string words) => ServerText.WithoutSecrets.Clean(words);
}
