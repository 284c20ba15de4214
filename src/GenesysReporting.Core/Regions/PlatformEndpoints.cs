namespace GenesysReporting.Regions;

/// <summary>The only two addresses that a session uses: the API's and the sign-in service's.</summary>
public sealed record PlatformEndpoints
{
    private PlatformEndpoints(GenesysRegion? region, Uri apiUri, Uri loginUri)
    {
        Region = region;
        ApiUri = apiUri;
        LoginUri = loginUri;
    }

    /// <summary>The region; null if addresses were given (a gateway, the sandbox).</summary>
    public GenesysRegion? Region { get; }

    /// <summary>The Platform API's base address, including a gateway's path prefix if there is one.</summary>
    public Uri ApiUri { get; }

    /// <summary>The sign-in service's base address, including a gateway's path prefix if there is one.</summary>
    public Uri LoginUri { get; }

    /// <summary>The name for users: the region's domain, or the API host.</summary>
    public string Name => Region?.Domain ?? ApiUri.Authority;

    /// <summary>Returns the endpoints of a region.</summary>
    public static PlatformEndpoints Of(GenesysRegion region) => new(region, region.ApiUri, region.LoginUri);

    /// <summary>
    /// Returns the endpoints of two addresses. Plain http is accepted on loopback only: a secret must not cross a network
    /// unencrypted.
    /// </summary>
    public static PlatformEndpoints Of(Uri apiUri, Uri loginUri)
    {
        Check(apiUri, "ApiUri");
        Check(loginUri, "LoginUri");
        return new PlatformEndpoints(null, apiUri, loginUri);
    }

    /// <summary>Returns a base address followed by a path with an optional query.</summary>
    internal static Uri Combine(Uri baseUri, string pathAndQuery) =>
        new(baseUri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/')
            + pathAndQuery);

    private static void Check(Uri uri, string parameter)
    {
        if (!uri.IsAbsoluteUri || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            throw EndpointErrors.AddressNotHttp(parameter, uri);
        }

        if (uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback)
        {
            throw EndpointErrors.PlainHttpRefused(parameter, uri);
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw EndpointErrors.AddressHasExtras(parameter, uri);
        }
    }
}
