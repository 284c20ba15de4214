using System.Management.Automation;
using GenesysReporting.Stores;

namespace GenesysReporting.Base;

/// <summary>The base of the cmdlets that use a store and do not talk to the platform.</summary>
public abstract class StoreCmdlet : AsyncCmdlet
{
    /// <summary>The store: a SQLite file (.db, .sqlite, .sqlite3), or a folder of Parquet files.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = StorePlace.PathSet)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The connection string of a PostgreSQL database, without a password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StorePlace.ConnectionSet)]
    [ValidateNotNullOrEmpty]
    public string? ConnectionString { get; set; }

    /// <summary>The user and password of the database.</summary>
    [Parameter(ParameterSetName = StorePlace.ConnectionSet)]
    [ValidateNotNull]
    [Credential]
    public PSCredential? Credential { get; set; }

    private protected StoreLocation Location() => Try(() => StorePlace.Of(Path is null ? null : FilePath(Path), ConnectionString, Credential));
}
