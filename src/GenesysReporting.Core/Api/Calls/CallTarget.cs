using GenesysReporting.Regions;

namespace GenesysReporting.Api.Calls;

/// <summary>The address of a call within the session's API: a checked path and a query.</summary>
/// <param name="Path">The path, such as <c>/api/v2/users</c>, without a gateway's prefix.</param>
/// <param name="Query">The query.</param>
internal sealed record CallTarget(string Path, CallQuery Query)
{
    public string PathAndQuery => Path + Query;

    /// <summary>The address for messages, without secrets.</summary>
    public string Shown => Path + Query.Shown;

    /// <summary>
    /// Reads a path, with or without leading slash, or a full address on the session's API. Throws if it is malformed or leads
    /// to another place.
    /// </summary>
    public static CallTarget Parse(string given, PlatformEndpoints endpoints)
    {
        string text = given.Trim(' ');
        CheckCharacters(text);
        string local = IsAddress(text) ? WithoutHost(text, endpoints.ApiUri)
            : text.StartsWith('/') ? text
            : '/' + text;
        string[] parts = local.Split('?', 2);
        string path = CallPath.Check(parts[0]);
        return new CallTarget(path, parts.Length == 1 ? CallQuery.Empty : CallQuery.Parse(parts[1], path));
    }

    private static void CheckCharacters(string text)
    {
        if (text.Any(char.IsControl) || text.Contains('\\', StringComparison.Ordinal))
        {
            throw CallErrors.PathInvalid(Shorten(text), "has a backslash or a control character");
        }

        if (text.Contains('#', StringComparison.Ordinal))
        {
            throw CallErrors.PathInvalid(Shorten(text), "has a fragment; a literal # is %23");
        }
    }

    /// <summary>Returns the text for an error: without query, fragment, user name and control characters.</summary>
    private static string Shorten(string text)
    {
        string start = text.Split('?', '#')[0];
        string shown = IsAddress(start) ? WithoutUserInfo(start) : start;
        return new string(shown.Select(c => char.IsControl(c) ? '\uFFFD' : c).ToArray());
    }

    /// <summary>True if it has a scheme or a host; a later colon, as in an id, is not a scheme.</summary>
    private static bool IsAddress(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return text.StartsWith("//", StringComparison.Ordinal)
            || (colon >= 0 && text.AsSpan(0, colon).IndexOfAny('/', '?') < 0);
    }

    /// <summary>Returns the part of an address after the session's host and prefix.</summary>
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
            throw CallErrors.PathOutsideSession($"{uri.Scheme}://{WithoutUserInfo(host)}", apiUri);
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

    /// <summary>Removes the part before an @, which may be a password.</summary>
    private static string WithoutUserInfo(string text) => text[(text.LastIndexOf('@') + 1)..];
}
