namespace GenesysReporting.Sandbox.Queries;

/// <summary>The schema of an object in a body.</summary>
internal sealed record BodySchema(IReadOnlyDictionary<string, BodyType> Members)
{
    public IReadOnlyList<string> Required { get; } =
        [.. Members.Where(member => member.Value.IsRequired).Select(member => member.Key)];
}

internal enum BodyKind
{
    Text,
    Int32,
    Int64,
    Number,
    Boolean,
    Object,
}

/// <summary>The type of a member, or of each item of a list.</summary>
internal sealed record BodyType(BodyKind Kind, bool IsList, bool IsRequired)
{
    /// <summary>The name of the schema, if it is an object.</summary>
    public string? Schema { get; private init; }

    /// <summary>The allowed texts; null if any text is allowed.</summary>
    public IReadOnlyList<string>? Enum { get; private init; }

    /// <summary>Reads a word of tools/SandboxGenerator: text, int32, @Schema, #Enum, [list of it], required!</summary>
    public static BodyType Read(string word, IReadOnlyDictionary<string, string[]> enums)
    {
        bool required = word.EndsWith('!');
        word = word.TrimEnd('!');
        bool list = word.StartsWith('[');
        word = word.Trim('[', ']');
        return word[0] switch
        {
            '@' => new BodyType(BodyKind.Object, list, required) { Schema = word[1..] },
            '#' => new BodyType(BodyKind.Text, list, required) { Enum = enums[word[1..]] },
            _ => new BodyType(System.Enum.Parse<BodyKind>(word, ignoreCase: true), list, required),
        };
    }
}
