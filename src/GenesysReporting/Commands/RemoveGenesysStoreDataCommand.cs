using System.Globalization;
using System.Management.Automation;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Stores;

namespace GenesysReporting.Commands;

/// <summary>Removes conversations from a store by their ids, or everything before a day. They are not fetched again.</summary>
[Cmdlet(VerbsCommon.Remove, "GenesysStoreData", DefaultParameterSetName = StorePlace.PathSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = ProjectPages.Help + "Remove-GenesysStoreData.md")]
[OutputType(typeof(StoreRemoval))]
public sealed class RemoveGenesysStoreDataCommand : StoreCmdlet
{
    private readonly List<string> _ids = [];

    /// <summary>The ids of conversations.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? ConversationId { get; set; }

    /// <summary>The first UTC day that is kept.</summary>
    [Parameter]
    public DayArgument? Before { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _ids.AddRange(ConversationId ?? []);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_ids.Count == 0 == Before is null)
        {
            Try(() => throw StoreErrors.NothingToRemove());
        }

        StoreLocation location = Location();
        DateOnly? before = Try(FirstKept);
        string what = before is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"Remove everything before {day:yyyy-MM-dd}")
            : string.Create(CultureInfo.InvariantCulture, $"Remove {_ids.Count} {(_ids.Count == 1 ? "conversation" : "conversations")}");
        if (ShouldProcess(location.DisplayName, what))
        {
            Run(async (writer, cancellationToken) =>
            {
                IStore store = await IsolatedStores.Instance.OpenAsync(location, StoreAccess.Change, TimeProvider.System, cancellationToken).ConfigureAwait(false);
                await using (store.ConfigureAwait(false))
                {
                    writer.Write(await StoreEraser.RemoveAsync(store, location, _ids, before, ModuleInfo.Version, cancellationToken).ConfigureAwait(false));
                }
            });
        }
    }

    private DateOnly? FirstKept() => Before?.Read() is not { } day ? null
        : day <= DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) ? day
        : throw StoreErrors.BeforeInFuture(day);
}
