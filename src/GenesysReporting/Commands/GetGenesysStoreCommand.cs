using System.Management.Automation;
using GenesysReporting.Base;
using GenesysReporting.Stores;

namespace GenesysReporting.Commands;

/// <summary>Shows what a store has, and how far it got.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysStore", DefaultParameterSetName = StorePlace.PathSet, HelpUri = ProjectPages.Help + "Get-GenesysStore.md")]
[OutputType(typeof(StoreStatus), typeof(StoreDay), typeof(StoreOpenConversation))]
public sealed class GetGenesysStoreCommand : StoreCmdlet
{
    /// <summary>Lists the days with their states.</summary>
    [Parameter]
    public SwitchParameter ListDay { get; set; }

    /// <summary>Lists the conversations that are open.</summary>
    [Parameter]
    public SwitchParameter ListOpen { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        StoreLocation location = Location();
        if (ListDay && ListOpen)
        {
            Try(() => throw StoreErrors.ListDayAndListOpen());
        }

        Run(async (writer, cancellationToken) =>
        {
            IStore store = await IsolatedStores.Instance.OpenAsync(location, StoreAccess.Read, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            await using (store.ConfigureAwait(false))
            {
                StoreInfo info = await StoreInfoReader.ReadAsync(store, location, cancellationToken).ConfigureAwait(false);
                var reader = new StoreStatusReader(store, location, info, TimeProvider.System.GetUtcNow());
                if (ListDay)
                {
                    writer.WriteAll(await reader.ReadDaysAsync(cancellationToken).ConfigureAwait(false));
                }
                else if (ListOpen)
                {
                    await foreach (StoredRecord open in reader.ReadOpenAsync(cancellationToken).ConfigureAwait(false))
                    {
                        writer.Write(new StoreOpenConversation(open.Key, open.Day));
                    }
                }
                else
                {
                    writer.Write(await reader.ReadAsync(cancellationToken).ConfigureAwait(false));
                }
            }
        });
    }
}
