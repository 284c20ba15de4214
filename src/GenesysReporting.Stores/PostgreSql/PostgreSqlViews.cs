using System.Data.Common;
using GenesysReporting.Stores.Sql;
using Npgsql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>Creates the views, and replaces those whose definition has changed.</summary>
internal sealed class PostgreSqlViews(SqlCommands commands, StoreLocation location)
{
    /// <summary>Creates or replaces the views of tables, within the caller's transaction.</summary>
    public async Task CreateAsync(IEnumerable<StoreTable> tables, CancellationToken cancellationToken)
    {
        foreach (StoreView view in StoreViews.Of(tables))
        {
            if (!await IsSameAsync(view, cancellationToken).ConfigureAwait(false))
            {
                await ReplaceAsync(view, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> IsSameAsync(StoreView view, CancellationToken cancellationToken) =>
        await commands.ScalarAsync(
            $"SELECT 1 FROM {PostgreSqlSchema.Views} v WHERE v.\"name\" = @p0 AND v.\"definition\" = @p1 AND to_regclass(quote_ident(@p0)) IS NOT NULL",
            cancellationToken, view.Name, Definition(view)).ConfigureAwait(false) is not null;

    private static string Definition(StoreView view) => $"{view.Description}\n{view.Select}";

    private async Task ReplaceAsync(StoreView view, CancellationToken cancellationToken)
    {
        await commands.ExecuteAsync("SAVEPOINT replacing", cancellationToken).ConfigureAwait(false);
        try
        {
            await CreateAsync(view, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidTableDefinition)
        {
            // A column is gone or has another type. The view is created again, unless something depends on it.
            await commands.ExecuteAsync("ROLLBACK TO SAVEPOINT replacing", cancellationToken).ConfigureAwait(false);
            await DropAsync(view, cancellationToken).ConfigureAwait(false);
            await CreateAsync(view, cancellationToken).ConfigureAwait(false);
        }

        await commands.ExecuteAsync(
            $"COMMENT ON VIEW {SqlText.Quote(view.Name)} IS {PostgreSqlSchema.Literal(view.Description)}", cancellationToken).ConfigureAwait(false);
        await commands.ExecuteAsync(
            $"INSERT INTO {PostgreSqlSchema.Views} (\"name\", \"definition\") VALUES (@p0, @p1) ON CONFLICT (\"name\") DO UPDATE SET \"definition\" = excluded.\"definition\"",
            cancellationToken, view.Name, Definition(view)).ConfigureAwait(false);
    }

    private async Task DropAsync(StoreView view, CancellationToken cancellationToken)
    {
        try
        {
            await commands.ExecuteAsync($"DROP VIEW {SqlText.Quote(view.Name)}", cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DependentObjectsStillExist)
        {
            throw StoreErrors.StoreViewInUse(location, view.Name, e.MessageText, e);
        }
    }

    /// <summary>A view can be replaced under the views that users have made on it as long as its columns keep their order: new ones come last.</summary>
    private async Task CreateAsync(StoreView view, CancellationToken cancellationToken)
    {
        List<string> wanted = await ColumnsAsync($"({view.Select}) v", cancellationToken).ConfigureAwait(false);
        bool isThere = await commands.ScalarAsync("SELECT to_regclass(quote_ident(@p0))::text", cancellationToken, view.Name).ConfigureAwait(false) is not null;
        List<string> there = isThere ? await ColumnsAsync(SqlText.Quote(view.Name), cancellationToken).ConfigureAwait(false) : [];
        await commands.ExecuteAsync(
            $"CREATE OR REPLACE VIEW {SqlText.Quote(view.Name)} AS SELECT {SqlText.List(there.Where(wanted.Contains).Concat(wanted.Except(there)))} FROM ({view.Select}) v",
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<string>> ColumnsAsync(string source, CancellationToken cancellationToken)
    {
        using DbCommand command = commands.Create($"SELECT * FROM {source} LIMIT 0");
        using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }
}
