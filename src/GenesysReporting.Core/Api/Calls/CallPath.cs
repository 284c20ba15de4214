namespace GenesysReporting.Api.Calls;

/// <summary>Checks the path of a call, so that no spelling of it leads to another place.</summary>
internal static class CallPath
{
    private const string Root = "/api/";

    /// <summary>Returns a path as it is sent, escaped where needed. The path has a leading slash, but no host and query.</summary>
    public static string Check(string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            throw CallErrors.PathOutsideApi(path, Near(path));
        }

        foreach (string segment in path[1..].Split('/'))
        {
            CheckSegment(segment, path);
        }

        return PercentText.Complete(path);
    }

    private static void CheckSegment(string segment, string path)
    {
        if (segment.Length == 0)
        {
            throw CallErrors.PathSegmentEmpty(path);
        }

        if (segment.Contains('{', StringComparison.Ordinal) || segment.Contains('}', StringComparison.Ordinal))
        {
            throw CallErrors.PathHasPlaceholder(path, segment);
        }

        // Servers differ in how often they decode, so the result of each decoding must be harmless.
        string? text = segment;
        for (string? previous = null; text is not null && text != previous; text = PercentText.Decode(text))
        {
            CheckText(text, path);
            previous = text;
        }

        if (PercentText.Decode(segment) is null)
        {
            throw CallErrors.PathInvalid(path, "has a percent sign that is not an escape of UTF-8; a literal one is %25");
        }
    }

    private static void CheckText(string text, string path)
    {
        if (text.Any(char.IsControl) || text.Contains('\\', StringComparison.Ordinal))
        {
            throw CallErrors.PathInvalid(path, "has a backslash or a control character, perhaps escaped");
        }

        // Some servers ignore the text after a semicolon.
        if (text.Split('/').Any(part => part.Split(';')[0] is "." or ".."))
        {
            throw CallErrors.PathInvalid(path, "has '.' or '..', perhaps escaped");
        }
    }

    private static string? Near(string path) => path switch
    {
        _ when path.StartsWith("/v2/", StringComparison.Ordinal) => "/api" + path,
        _ when path.StartsWith(Root, StringComparison.OrdinalIgnoreCase) => Root + path[Root.Length..],
        _ when path.Contains("//", StringComparison.Ordinal) => null,
        _ when path.Length > 1 && path.Skip(1).All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-') => "/api/v2" + path,
        _ => null,
    };
}
