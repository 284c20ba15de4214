using System.Data.Common;
using GenesysReporting.Errors;
using Microsoft.Data.Sqlite;

namespace GenesysReporting.Stores.Sqlite;

/// <summary>Turns failures of SQLite into errors of stores.</summary>
internal static class SqliteErrors
{
    private const int Busy = 5;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int NotADatabase = 26;

    /// <summary>Returns the error for a failure.</summary>
    public static GenesysException Of(StoreLocation location, DbException failure) => (failure as SqliteException)?.SqliteErrorCode switch
    {
        Busy => StoreErrors.StoreBusy(location),
        Full => StoreErrors.StoreFailed(location, "The disk is full.", failure),
        Corrupt => StoreErrors.StoreDamaged(location, $"the file is not a whole database ({failure.Message})", failure),
        NotADatabase => StoreErrors.NotAStore(location, "the file is not a SQLite database"),
        _ => StoreErrors.StoreFailed(location, failure.Message, failure),
    };
}
