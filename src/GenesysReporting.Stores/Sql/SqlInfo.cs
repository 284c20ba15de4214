namespace GenesysReporting.Stores.Sql;

/// <summary>The information that a database has about itself.</summary>
internal static class SqlInfo
{
    /// <summary>Returns the information; null if none was saved. The table exists.</summary>
    public static async Task<StoreInfo?> ReadAsync(SqlCommands commands, CancellationToken cancellationToken) =>
        await commands.ScalarAsync($"SELECT \"info\" FROM {SqlText.Info}", cancellationToken).ConfigureAwait(false) is string json
            ? StoreJson.ReadInfo(json)
            : null;

    /// <summary>Saves the information, within the caller's transaction.</summary>
    public static async Task SaveAsync(SqlCommands commands, StoreInfo info, CancellationToken cancellationToken)
    {
        await commands.ExecuteAsync($"DELETE FROM {SqlText.Info}", cancellationToken).ConfigureAwait(false);
        await commands.ExecuteAsync(SqlText.Insert(SqlText.Info, ["version", "info"]), cancellationToken, info.Version, StoreJson.Write(info)).ConfigureAwait(false);
    }
}
