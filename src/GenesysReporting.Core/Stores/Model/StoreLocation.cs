namespace GenesysReporting.Stores;

/// <summary>The kinds of stores.</summary>
public enum StoreKind
{
    /// <summary>A SQLite database in a file.</summary>
    Sqlite,

    /// <summary>A folder of Parquet files.</summary>
    Parquet,

    /// <summary>A PostgreSQL database.</summary>
    PostgreSql,
}

/// <summary>The place of a store.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Path">The full path of the file or folder; for a database its connection string, without a password.</param>
internal sealed record StoreLocation(StoreKind Kind, string Path)
{
    /// <summary>The user of a database; null to use that of the connection string.</summary>
    public string? UserName { get; init; }

    /// <summary>Returns the password of a database at the time of connecting; null for none.</summary>
    public Func<string?>? Password { get; init; }

    /// <summary>False if there is certainly no store so far.</summary>
    public bool MayExist => Kind == StoreKind.PostgreSql || System.IO.Path.Exists(Path);

    /// <summary>The name for messages, which never has a secret.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The name of the process for others that want to write: worker, machine and process id.</summary>
    public string Worker { get; init; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <inheritdoc/>
    public override string ToString() => DisplayName;
}

/// <summary>The reason for which a store is opened.</summary>
internal enum StoreAccess
{
    /// <summary>To read; others may write at the same time. A store that does not exist is an error.</summary>
    Read,

    /// <summary>To write; it is created if it does not exist.</summary>
    Write,

    /// <summary>To change what is there; a store that does not exist is an error.</summary>
    Change,
}
