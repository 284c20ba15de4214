using GenesysReporting.Regions;

namespace GenesysReporting.Api.Calls;

/// <summary>Where a call goes within the session's own API: a checked path and a query.</summary>
/// <param name="Path">The path, such as <c>/api/v2/users</c>, without a gateway's prefix.</param>
/// <param name="Query">The query.</param>
internal sealed record CallTarget(string Path, CallQuery Query)
{
    public string PathAndQuery => Path + Query;

    /// <summary>What may be shown of it.</summary>
    public string Shown => Path + Query.Shown;

    /// <summary>
    /// Reads a path, with or without leading slash, or a whole address on the session's own API. Raises when it is
    /// malformed or leads elsewhere.
    /// </summary>
    public static CallTarget Parse(string given, PlatformEndpoints endpoints)
    {
        string text = given.Trim(' ');
        CheckCharacters(text);
        string local = IsAddress(text) ? WithoutHost(text, endpoints.ApiUri) : '/' + Unslashed(text);
        string[] parts = local.Split('?', 2);
        string path = CallPath.Check(parts[0]);
        return new CallTarget(path, parts.Length == 1 ? CallQuery.Empty : CallQuery.Parse(parts[1], path));
    }

    private static void CheckCharacters(string text)
    {
        if (text.Any(char.IsControl) || text.Contains('\\', StringComparison.Ordinal))
        {
            throw CallErrors.PathInvalid(Shorten(text), "holds a backslash or a control character");
        }

        if (text.Contains('#', StringComparison.Ordinal))
        {
            throw CallErrors.PathInvalid(Shorten(text), "holds a fragment; a real # is %23");
        }
    }

    /// <summary>What an error may show: no query, no fragment, no user name, no character that moves the cursor.</summary>
    private static string Shorten(string text)
    {
        string start = text.Split('?', '#')[0];
        string shown = IsAddress(start) ? Unuser(start) : start;
        return new string(shown.Select(c => char.IsControl(c) ? '\uFFFD' : c).ToArray());
    }

    private static string Unslashed(string text) => text.StartsWith('/') ? text[1..] : text;

    /// <summary>Whether it names a scheme or a host; a colon further on, as in an id, is no scheme.</summary>
    private static bool IsAddress(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return text.StartsWith("//", StringComparison.Ordinal)
            || (colon >= 0 && text.AsSpan(0, colon).IndexOfAny('/', '?') < 0);
    }

    /// <summary>The rest of an address behind the session's own host and prefix.</summary>
    private static string WithoutHost(string text, Uri apiUri)
    {
        int mark = text.IndexOf("://", StringComparison.Ordinal);
        if (mark < 0 || !Uri.TryCreate(text, UriKind.Absolute, out Uri? uri))
        {
            throw CallErrors.PathOutsideSession(Shorten(text), apiUri);
        }

        string rest = text[(mark + 3)..];
        int end = rest.IndexOfAny(['/', '?']);
        string host = end < 0 ? rest : rest[..end];
        if (host.Contains('@', StringComparison.Ordinal) || !IsSameServer(uri, apiUri))
        {
            throw CallErrors.PathOutsideSession($"{uri.Scheme}://{Unuser(host)}", apiUri);
        }

        string prefix = apiUri.AbsolutePath.TrimEnd('/');
        string local = end < 0 ? "/" : rest[end..];
        return local.StartsWith(prefix + "/", StringComparison.Ordinal)
            // "$($session.ApiUri)/api" has two slashes.
            ? '/' + local[prefix.Length..].TrimStart('/')
            : throw CallErrors.PathOutsideSession($"{uri.Scheme}://{host}{local.Split('?')[0]}", apiUri);
    }

    private static bool IsSameServer(Uri uri, Uri apiUri) =>
        uri.Scheme == apiUri.Scheme
        && string.Equals(uri.Host, apiUri.Host, StringComparison.OrdinalIgnoreCase)
        && uri.Port == apiUri.Port;

    /// <summary>Without what stands before an @: it may be a password.</summary>
    private static string Unuser(string text) => text[(text.LastIndexOf('@') + 1)..];
}
