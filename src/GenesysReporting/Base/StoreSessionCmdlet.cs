using System.Management.Automation;
using System.Security;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Pipeline;
using GenesysReporting.Protection;
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

    /// <summary>The protection of personal data before it is stored: fields, each with Hash, Mask or Drop. It is the same in every run.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProtectCompleter))]
    [ValidateNotNull]
    public ProtectArgument? Protect { get; set; }

    /// <summary>The key of the hashes; the same key gives the same hash.</summary>
    [Parameter]
    [SecretOnly]
    [ValidateNotNull]
    public SecureString? ProtectKey { get; set; }

    private protected RecordProtection? Protection() => Try(() => ProtectArgument.Read(Protect, ProtectKey));

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
