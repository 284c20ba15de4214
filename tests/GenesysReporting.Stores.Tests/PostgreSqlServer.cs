using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using GenesysReporting.Tests.Shared;
using Npgsql;

namespace GenesysReporting.Stores.Tests;

/// <summary>The tests that share a server.</summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlGroup : ICollectionFixture<PostgreSqlServer>
{
    public const string Name = "PostgreSQL";
}

/// <summary>
/// A PostgreSQL server on a free port of the loopback interface, with a folder and a password that only this run knows. The shell that
/// started it stops it and deletes the folder when its input ends: when the tests are over, and also when they are killed. Signals to all
/// processes of a run do not end the shell before that.
/// </summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private const string Script = """
        set -eu
        umask 077
        trap '' INT TERM HUP
        folder=$(mktemp -d "${TMPDIR:-/tmp}/gr-postgresql-XXXXXX")
        exec 3<&0
        watch=
        trap 'kill -KILL $watch 2>/dev/null || true; rm -rf "$folder"' EXIT
        printf '%s' "$GR_PASSWORD" >"$folder/password"
        "$1/initdb" -D "$folder/data" -U tests --pwfile="$folder/password" --auth=scram-sha-256 --encoding=UTF8 --no-locale --no-sync >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
        "$1/postgres" -D "$folder/data" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c shared_buffers=32MB -c max_connections=60 >"$folder/log" 2>&1 3<&- </dev/null &
        server=$!
        { cat >/dev/null; kill -QUIT $server; } <&3 3<&- 2>/dev/null &
        watch=$!
        exec 3<&-
        echo "$folder"
        wait $server || { cat "$folder/log" >&2; exit 1; }
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private Process? _shell;
    private string _folder = string.Empty;
    private int _port;

    /// <summary>A message about what the server needs and is not there; null if it can be started.</summary>
    public static string? Missing => PostgreSqlTools.Missing;

    /// <summary>The password of the user tests.</summary>
    public string Password { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    /// <summary>Returns the connection string of a database, without the password.</summary>
    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database={database};Username=tests");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        // Another process may take the port between the choice and the start.
        for (int attempt = 1; Missing is null && !await TryStartAsync(); attempt++)
        {
            string log = await _shell!.StandardError.ReadToEndAsync();
            Assert.True(attempt < 5, $"PostgreSQL does not start:\n{log}");
            _shell.StandardInput.Close();
            _shell.Dispose();
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_shell is { } shell)
        {
            shell.StandardInput.Close();
            using var limit = new CancellationTokenSource(Limit);
            await shell.WaitForExitAsync(limit.Token);
            shell.Dispose();
            Assert.False(Directory.Exists(_folder), $"{_folder} is left over.");
        }
    }

    /// <summary>Runs a statement in a database, and returns its first value.</summary>
    public async Task<object?> ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString(database)};Password={Password};Pooling=False");
        await connection.OpenAsync();
        await using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? value : null;
    }

    private async Task<bool> TryStartAsync()
    {
        _port = FreePort.Next();
        _shell = StartShell();
        _folder = await _shell.StandardOutput.ReadLineAsync() ?? string.Empty;
        var clock = Stopwatch.StartNew();
        while (!_shell.HasExited)
        {
            if (await AnswersAsync())
            {
                return true;
            }

            Assert.True(clock.Elapsed < Limit, $"PostgreSQL does not answer on port {_port}.");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        return false;
    }

    /// <summary>True if the server answers, and not another that has the port.</summary>
    private async Task<bool> AnswersAsync()
    {
        try
        {
            return await ExecuteAsync("postgres", "SHOW data_directory") is string data && data.StartsWith(_folder, StringComparison.Ordinal) && _folder.Length > 0;
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException)
        {
            return false;
        }
    }

    private Process StartShell()
    {
        string[] command = [.. PostgreSqlTools.Apart, .. PostgreSqlTools.AsUser!, "/bin/sh", "-c", Script, "sh", PostgreSqlTools.Folder!, _port.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // The user that the server runs as may not see the folder of the tests.
            WorkingDirectory = "/",
        };
        start.Environment["GR_PASSWORD"] = Password;
        return Process.Start(start)!;
    }
}
