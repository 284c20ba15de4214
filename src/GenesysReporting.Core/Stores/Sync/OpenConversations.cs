using System.Globalization;
using GenesysReporting.Export.Lines;

namespace GenesysReporting.Stores;

/// <summary>Asks for the conversations that were open and that no job has returned in this run, and replaces those that have changed.</summary>
internal sealed class OpenConversations(IStore store, ConversationTables tables, ConversationsById platform, SyncState state)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var open = new List<StoredRecord>();
        await foreach (StoredRecord record in store.ReadOpenAsync(tables.DataSet, cancellationToken).ConfigureAwait(false))
        {
            if (!state.HasBrought(record))
            {
                open.Add(record);
            }
        }

        int unknown = 0;
        foreach (StoredRecord[] block in open.Chunk(ConversationsById.BlockSize))
        {
            unknown += await ReplaceAsync(block, cancellationToken).ConfigureAwait(false);
        }

        if (unknown > 0)
        {
            state.Note(string.Create(CultureInfo.InvariantCulture, $"The platform no longer has {unknown} conversations that were open; they stay as they are."));
        }
    }

    /// <summary>Returns the number of those that the platform no longer has.</summary>
    private async Task<int> ReplaceAsync(StoredRecord[] block, CancellationToken cancellationToken)
    {
        IReadOnlyList<ConversationLines> found = await platform.ReadAsync([.. block.Select(r => r.Key)], cancellationToken).ConfigureAwait(false);
        Dictionary<string, DateOnly> days = block.ToDictionary(r => r.Key, r => r.Day);
        IStoreWriter writer = await store.BeginAsync(tables.DataSet, null, cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            foreach (ConversationLines conversation in found.Where(c => days.ContainsKey(c.ConversationId ?? string.Empty)))
            {
                await writer.AddAsync(tables.Read(conversation.Utf8, "Id", days[conversation.ConversationId!], state.Note), cancellationToken).ConfigureAwait(false);
            }

            state.Count(await writer.CommitAsync(null, cancellationToken).ConfigureAwait(false));
        }

        return block.Length - found.Select(c => c.ConversationId).Distinct().Count(id => days.ContainsKey(id ?? string.Empty));
    }
}
