using System.Management.Automation;
using GenesysReporting.Auth;
using GenesysReporting.Stores;

namespace GenesysReporting.Base;

/// <summary>The place of a store as the parameters of a cmdlet say.</summary>
internal static class StorePlace
{
    /// <summary>The set of a file or folder.</summary>
    public const string PathSet = "Path";

    /// <summary>The set of a database server.</summary>
    public const string ConnectionSet = "Connection";

    /// <summary>Returns the place; throws if it cannot be one.</summary>
    /// <param name="fullPath">The full path; null for a server.</param>
    /// <param name="connectionString">The connection string; null for a path.</param>
    /// <param name="credential">The user and password; null for none.</param>
    public static StoreLocation Of(string? fullPath, string? connectionString, PSCredential? credential) => fullPath is not null
        ? StoreLocations.OfPath(fullPath)
        : StoreLocations.OfConnection(
            connectionString!, credential?.UserName, credential is null ? null : () => Secret.From(credential.Password).Reveal());
}
