using System.Net.Sockets;
using GenesysReporting.Stores.Sql;
using Npgsql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>Opens connections to the database of a store.</summary>
internal sealed class PostgreSqlSource : IAsyncDisposable
{
    // bit_xor, by which the hash of a day is computed.
    private const int OldestVersion = 14;

    private readonly NpgsqlDataSource _source;
    private readonly StoreLocation _location;
    private readonly bool _isReadOnly;

    private PostgreSqlSource(NpgsqlDataSource source, StoreLocation location, bool isReadOnly) =>
        (_source, _location, _isReadOnly) = (source, location, isReadOnly);

    /// <summary>Reads the connection string. Nothing is sent.</summary>
    public static PostgreSqlSource Of(StoreLocation location, bool isReadOnly)
    {
        var source = new NpgsqlDataSourceBuilder(Settings(location).ConnectionString);
        if (location.Password is { } password)
        {
            source.UsePasswordProvider(_ => password() ?? string.Empty, (_, _) => ValueTask.FromResult(password() ?? string.Empty));
        }

        return new PostgreSqlSource(source.Build(), location, isReadOnly);
    }

    /// <summary>Returns a connection that is not open.</summary>
    public NpgsqlConnection Create() => _source.CreateConnection();

    /// <summary>Opens a connection, or opens it again.</summary>
    public async Task OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.CloseAsync().ConfigureAwait(false);
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or TimeoutException)
        {
            throw StoreErrors.StoreUnreachable(_location, e.Message, e);
        }

        if (connection.PostgreSqlVersion.Major < OldestVersion)
        {
            throw StoreErrors.StoreServerTooOld(_location, connection.PostgreSqlVersion.Major, OldestVersion);
        }

        // Each statement must see what others committed before it, whatever the server's default is.
        await new SqlCommands(connection, PostgreSqlValues.Instance).ExecuteAsync(
            $"SET default_transaction_isolation = 'read committed'; SET default_transaction_read_only = {(_isReadOnly ? "on" : "off")}", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a new connection.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = Create();
        try
        {
            await OpenAsync(connection, cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static NpgsqlConnectionStringBuilder Settings(StoreLocation location)
    {
        NpgsqlConnectionStringBuilder settings = Parse(location);
        if (!string.IsNullOrEmpty(settings.Password))
        {
            throw StoreErrors.PasswordInConnectionString(location);
        }

        // The text of the error would have the rows at fault, which are personal data.
        settings.IncludeErrorDetail = false;
        settings.Pooling = false;
        settings.Enlist = false;
        settings.Username = location.UserName ?? settings.Username;
        settings.ApplicationName ??= "GenesysReporting";
        if (!settings.ContainsKey("Command Timeout"))
        {
            // A day is written in one statement for each table, however long that takes.
            settings.CommandTimeout = 0;
        }

        if (!settings.ContainsKey("Tcp Keepalive"))
        {
            (settings.TcpKeepAlive, settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (true, 30, 10);
        }

        return settings;
    }

    /// <summary>Parses the connection string. The parser's own error is left out: it quotes what it could not read.</summary>
    private static NpgsqlConnectionStringBuilder Parse(StoreLocation location)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(location.Path) is { Host.Length: > 0 } settings
                ? settings
                : throw StoreErrors.ConnectionStringInvalid(location);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            throw StoreErrors.ConnectionStringInvalid(location);
        }
    }
}
