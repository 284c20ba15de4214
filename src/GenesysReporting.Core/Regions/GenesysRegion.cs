namespace GenesysReporting.Regions;

/// <summary>A Genesys Cloud region.</summary>
/// <param name="AwsName">The AWS name, such as <c>eu-west-1</c>; null for a domain that the table does not list.</param>
/// <param name="Domain">The domain that hosts are made of, such as <c>mypurecloud.ie</c>.</param>
/// <param name="Location">Where it is, in words.</param>
public sealed record GenesysRegion(string? AwsName, string Domain, string? Location)
{
    /// <summary>The Platform API's address, <c>https://api.{domain}</c>.</summary>
    public Uri ApiUri { get; } = new($"https://api.{Domain}");

    /// <summary>The sign-in service's address, <c>https://login.{domain}</c>; tokens come from here, never from the API host.</summary>
    public Uri LoginUri { get; } = new($"https://login.{Domain}");

    /// <summary>Whether the region is in the table that this version ships with.</summary>
    public bool IsKnown => AwsName is not null;

    /// <inheritdoc/>
    public override string ToString() => Domain;
}
