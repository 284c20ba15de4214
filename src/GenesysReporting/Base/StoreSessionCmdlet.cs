using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Pipeline;
using GenesysReporting.Sessions;
using GenesysReporting.Stores;

namespace GenesysReporting.Base;

/// <summary>The base of the cmdlets that hold a store against the platform.</summary>
public abstract class StoreSessionCmdlet : SessionCmdlet
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

    /// <summary>Returns the only session: a store has the data of one organisation.</summary>
    private protected GenesysSession OnlySession(StoreLocation location)
    {
        SessionSet sessions = ResolveSessions();
        if (sessions.AreSeveral)
        {
            ThrowTerminatingError(ErrorRecords.From(SessionErrors.SessionsNotTaken(location.DisplayName, sessions.Sessions)));
        }

        return sessions.Sessions[0];
    }
}
