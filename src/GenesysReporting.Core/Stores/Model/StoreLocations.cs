using System.Data.Common;
using GenesysReporting.Hosting;

namespace GenesysReporting.Stores;

/// <summary>Reads the place of a store from what a user gives.</summary>
internal static class StoreLocations
{
    private static readonly string[] DatabaseEndings = [".db", ".sqlite", ".sqlite3"];
    private static readonly string[] PasswordKeys = ["Password", "PWD", "PSW"];

    /// <summary>Returns the store of a path: a file that ends in .db, .sqlite or .sqlite3 is SQLite, a folder is Parquet.</summary>
    /// <param name="path">The full path.</param>
    public static StoreLocation OfPath(string path)
    {
        string ending = Path.GetExtension(path);
        if (File.Exists(path) || (DatabaseEndings.Contains(ending, StringComparer.OrdinalIgnoreCase) && !Directory.Exists(path)))
        {
            // Throws for pipes, sockets and devices, which the database would wait for.
            _ = PlainFile.Follow(path);
            return new StoreLocation(StoreKind.Sqlite, path) { DisplayName = path };
        }

        return ending.Length == 0 || Directory.Exists(path)
            ? new StoreLocation(StoreKind.Parquet, path) { DisplayName = path }
            : throw StoreErrors.StoreKindUnknown(path, ending);
    }

    /// <summary>
    /// Returns the store of a connection string of PostgreSQL. Throws <c>InvalidConnectionString</c> if it cannot be read, and
    /// <c>PasswordInConnectionString</c> if a password is in it, which would stay in the history.
    /// </summary>
    /// <param name="text">The connection string.</param>
    /// <param name="userName">The user; null to use that of the connection string.</param>
    /// <param name="password">Returns the password; null for none.</param>
    public static StoreLocation OfConnection(string text, string? userName, Func<string?>? password)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            throw StoreErrors.InvalidConnectionString();
        }

        if (Array.Exists(PasswordKeys, builder.ContainsKey))
        {
            throw StoreErrors.PasswordInConnectionString();
        }

        if (!builder.TryGetValue("Host", out object? host) && !builder.TryGetValue("Server", out host))
        {
            throw StoreErrors.InvalidConnectionString();
        }

        string database = builder.TryGetValue("Database", out object? name) || builder.TryGetValue("DB", out name) ? $"/{name}" : string.Empty;
        return new StoreLocation(StoreKind.PostgreSql, text)
        {
            DisplayName = $"postgresql://{host}{database}",
            UserName = userName,
            Password = password,
        };
    }
}
