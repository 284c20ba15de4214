namespace GenesysReporting.Documents.Pages;

/// <summary>The colours of a page in one scheme. A test calculates their contrasts.</summary>
internal sealed record Palette
{
    /// <summary>The colours on a light ground.</summary>
    public static Palette Light { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bg"] = "#f4f6f8",
        ["surface"] = "#ffffff",
        ["head"] = "#e9edf2",
        ["hover"] = "#dfe7f1",
        ["text"] = "#1b1f24",
        ["muted"] = "#525c68",
        ["line"] = "#cbd3dc",
        ["border"] = "#7d8894",
        ["accent"] = "#0b57d0",
        ["good"] = "#0f5c2a",
        ["good-bg"] = "#e0f5e6",
        ["fair"] = "#6b4700",
        ["fair-bg"] = "#fff3cd",
        ["bad"] = "#9b1226",
        ["bad-bg"] = "#fde6e8",
        ["s0"] = "#2563c9",
        ["s1"] = "#b45309",
        ["s2"] = "#0f766e",
        ["s3"] = "#9333c4",
        ["s4"] = "#be185d",
        ["s5"] = "#4d7c0f",
        ["s6"] = "#334155",
        ["s7"] = "#8a6d1d",
        ["s8"] = "#0e7fa3",
        ["s9"] = "#7f1d1d",
    });

    /// <summary>The colours on a dark ground.</summary>
    public static Palette Dark { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bg"] = "#0f1318",
        ["surface"] = "#181e25",
        ["head"] = "#232b35",
        ["hover"] = "#2b3643",
        ["text"] = "#e6edf3",
        ["muted"] = "#a3b0bd",
        ["line"] = "#38434f",
        ["border"] = "#7f8c99",
        ["accent"] = "#86bdff",
        ["good"] = "#86e5a6",
        ["good-bg"] = "#12301d",
        ["fair"] = "#f4cf6b",
        ["fair-bg"] = "#352a05",
        ["bad"] = "#ffacb1",
        ["bad-bg"] = "#43171c",
        ["s0"] = "#6aa8ff",
        ["s1"] = "#fbae5c",
        ["s2"] = "#2dd4bf",
        ["s3"] = "#d3a4ff",
        ["s4"] = "#f78fc0",
        ["s5"] = "#a3e635",
        ["s6"] = "#a9b8cb",
        ["s7"] = "#e0c265",
        ["s8"] = "#67e8f9",
        ["s9"] = "#f87171",
    });

    private readonly IReadOnlyDictionary<string, string> _colours;

    private Palette(IReadOnlyDictionary<string, string> colours) => _colours = colours;

    /// <summary>The names of the colours.</summary>
    public IEnumerable<string> Names => _colours.Keys;

    /// <summary>Returns a colour as #rrggbb.</summary>
    public string this[string name] => _colours[name];

    /// <summary>Returns the colours as custom properties of CSS.</summary>
    public string ToCss() => string.Concat(_colours.Select(pair => $"--{pair.Key}:{pair.Value};"));
}
