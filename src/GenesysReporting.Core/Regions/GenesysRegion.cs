namespace GenesysReporting.Regions;

/// <summary>A Genesys Cloud region.</summary>
/// <param name="AwsName">The AWS name, such as <c>eu-west-1</c>; null for a domain that is not in the table.</param>
/// <param name="Domain">The domain that the hosts' names end in, such as <c>mypurecloud.ie</c>.</param>
/// <param name="Location">The place, as text.</param>
public sealed record GenesysRegion(string? AwsName, string Domain, string? Location)
{
    /// <summary>The Platform API's address, <c>https://api.{domain}</c>.</summary>
    public Uri ApiUri { get; } = new($"https://api.{Domain}");

    /// <summary>The sign-in service's address, <c>https://login.{domain}</c>, which issues the tokens.</summary>
    public Uri LoginUri { get; } = new($"https://login.{Domain}");

    /// <summary>True if the region is in the table of this version.</summary>
    public bool IsKnown => AwsName is not null;

    /// <inheritdoc/>
    public override string ToString() => Domain;
}
