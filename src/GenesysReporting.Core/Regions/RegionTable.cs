namespace GenesysReporting.Regions;

/// <summary>
/// The regions that the official SDKs of August 2026 list. New ones are added, so an unlisted domain is not an error.
/// </summary>
public static class RegionTable
{
    /// <summary>All rows, in the order of the AWS names.</summary>
    public static IReadOnlyList<GenesysRegion> All { get; } =
    [
        new("ap-northeast-1", "mypurecloud.jp", "Tokyo"),
        new("ap-northeast-2", "apne2.pure.cloud", "Seoul"),
        new("ap-northeast-3", "apne3.pure.cloud", "Osaka"),
        new("ap-south-1", "aps1.pure.cloud", "Mumbai"),
        new("ap-southeast-1", "apse1.pure.cloud", "Singapore"),
        new("ap-southeast-2", "mypurecloud.com.au", "Sydney"),
        new("ca-central-1", "cac1.pure.cloud", "Canada"),
        new("eu-central-1", "mypurecloud.de", "Frankfurt"),
        new("eu-central-2", "euc2.pure.cloud", "Zurich"),
        new("eu-west-1", "mypurecloud.ie", "Ireland"),
        new("eu-west-2", "euw2.pure.cloud", "London"),
        new("eusc-de-east-1", "edee1.eusc-pure.cloud", "AWS European Sovereign Cloud (Germany)"),
        new("me-central-1", "mec1.pure.cloud", "UAE"),
        new("mx-central-1", "mxc1.pure.cloud", "Mexico"),
        new("sa-east-1", "sae1.pure.cloud", "São Paulo"),
        new("us-east-1", "mypurecloud.com", "US East (N. Virginia)"),
        new("us-east-2", "use2.us-gov-pure.cloud", "US East (Ohio), FedRAMP"),
        new("us-west-2", "usw2.pure.cloud", "US West (Oregon)"),
    ];

    /// <summary>Returns the region with an AWS name or a domain, in any letter case; null if there is none.</summary>
    public static GenesysRegion? Find(string name) => All.FirstOrDefault(region =>
        string.Equals(region.AwsName, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(region.Domain, name, StringComparison.OrdinalIgnoreCase));
}
