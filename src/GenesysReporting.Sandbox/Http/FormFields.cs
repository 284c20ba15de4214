namespace GenesysReporting.Sandbox.Http;

/// <summary>The fields of a query string or a form, in order, duplicates included.</summary>
internal sealed class FormFields
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public static FormFields Parse(string text)
    {
        var fields = new FormFields();
        foreach (string part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int mark = part.IndexOf('=', StringComparison.Ordinal);
            string name = mark < 0 ? part : part[..mark];
            string value = mark < 0 ? string.Empty : part[(mark + 1)..];
            fields._fields.Add(new(Decode(name), Decode(value)));
        }

        return fields;
    }

    /// <summary>Returns the first name that occurs more than once; null if none does.</summary>
    public string? FirstDuplicate() => _fields.GroupBy(pair => pair.Key).FirstOrDefault(group => group.Count() > 1)?.Key;

    public string? First(string name) => All(name).FirstOrDefault();

    public IEnumerable<string> All(string name) =>
        _fields.Where(pair => pair.Key == name).Select(pair => pair.Value);

    /// <summary>Returns the values of an array parameter: repeated, or separated by commas, or both.</summary>
    public IReadOnlyList<string> List(string name) =>
        [.. All(name).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
