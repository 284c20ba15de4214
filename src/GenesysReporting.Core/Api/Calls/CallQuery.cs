namespace GenesysReporting.Api.Calls;

/// <summary>The query of an address: names and values in order, as they are sent.</summary>
internal sealed record CallQuery
{
    private readonly IReadOnlyList<Part> _parts;

    private CallQuery(IReadOnlyList<Part> parts) => _parts = parts;

    public static CallQuery Empty { get; } = new([]);

    /// <summary>The query for messages: values that may be secrets are left out.</summary>
    public string Shown => Join(_parts.Select(p => SecretNames.IsHidden(p.Name) ? $"{p.EscapedName}=***" : p.Text));

    /// <summary>Reads the query of an address, without its question mark; escapes in it stay unchanged.</summary>
    public static CallQuery Parse(string text, string path) => new(
        text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => Part.Parse(part, path)).ToArray());

    /// <summary>Returns the query with an additional parameter; several values repeat the name, as in the platform's contract.</summary>
    public CallQuery Add(string name, IEnumerable<string> values) =>
        new([.. _parts, .. values.Select(value => Part.Of(name, value))]);

    /// <summary>Returns the query with this value for a name, in place of any other.</summary>
    public CallQuery Set(string name, string value) =>
        new([.. _parts.Where(p => !Same(p.Name, name)), Part.Of(name, value)]);

    /// <summary>Returns the query with the parameters of another one that are missing here.</summary>
    public CallQuery Complete(CallQuery other, IReadOnlyCollection<string> except) => new(
    [
        .. _parts,
        .. other._parts.Where(p => !Has(p.Name) && !except.Contains(p.Name, StringComparer.OrdinalIgnoreCase)),
    ]);

    public bool Has(string name) => _parts.Any(p => Same(p.Name, name));

    /// <summary>Returns the first value of a name, unescaped; null if there is none.</summary>
    public string? Value(string name) => _parts.FirstOrDefault(p => Same(p.Name, name))?.Value;

    /// <summary>Returns the query with its question mark; an empty string if there are no parameters.</summary>
    public override string ToString() => Join(_parts.Select(p => p.Text));

    private static string Join(IEnumerable<string> parts)
    {
        string text = string.Join('&', parts);
        return text.Length == 0 ? string.Empty : '?' + text;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private sealed record Part(string Name, string Text)
    {
        public string EscapedName => Text.Split('=')[0];

        public string Value => Text.Contains('=', StringComparison.Ordinal)
            ? Decode(Text[(Text.IndexOf('=', StringComparison.Ordinal) + 1)..])!
            : string.Empty;

        public static Part Of(string name, string value) =>
            Checked(new Part(name, $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}"));

        public static Part Parse(string text, string path)
        {
            if (Decode(text) is null)
            {
                throw CallErrors.PathInvalid(
                    path, "has a query with a percent sign that is not an escape of UTF-8; a literal one is %25");
            }

            return Checked(new Part(Decode(text.Split('=')[0])!, PercentText.Complete(text)));
        }

        private static Part Checked(Part part) =>
            string.IsNullOrWhiteSpace(part.Name) ? throw CallErrors.QueryKeyMissing()
            : SecretNames.IsRefused(part.Name) ? throw CallErrors.SecretInQuery(part.Name)
            : part;

        // As in forms: the platform also reads a plus as a space.
        private static string? Decode(string text) => PercentText.Decode(text.Replace('+', ' '));
    }
}
