using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Completion;
using GenesysReporting.Protection;
using GenesysReporting.Runs;
using GenesysReporting.Stores;

namespace GenesysReporting.Commands;

/// <summary>Brings a store up to date: fetches what is missing, what may have changed and what was open.</summary>
[Cmdlet(VerbsData.Sync, "GenesysStore", DefaultParameterSetName = StorePlace.PathSet, SupportsShouldProcess = true, HelpUri = ProjectPages.Help + "Sync-GenesysStore.md")]
[OutputType(typeof(StoreSummary))]
public sealed class SyncGenesysStoreCommand : StoreSessionCmdlet
{
    private StoreRunner? _running;

    /// <summary>The first UTC day; needed for a new store.</summary>
    [Parameter]
    public DayArgument? Since { get; set; }

    /// <summary>The data to keep; conversations in a new store when it is left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public StoreData[] Data { get; set; } = [];

    /// <summary>The age up to which a day is fetched again, such as 3d, as its conversations still change.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LookBackCompleter))]
    [ValidateNotNullOrEmpty]
    public string LookBack { get; set; } = "3d";

    /// <summary>Fetches the newest days first.</summary>
    [Parameter]
    public SwitchParameter Newest { get; set; }

    /// <summary>The time after which the run ends on a boundary, such as 2:45 for two hours and 45 minutes.</summary>
    [Parameter]
    public TimeSpan? MaxDuration { get; set; }

    /// <summary>The share of the rate budget that is left to others, in percent.</summary>
    [Parameter]
    [ValidateRange(0, 90)]
    public int Reserve { get; set; }

    /// <summary>Keeps the conversations as the platform sent them, too.</summary>
    [Parameter]
    public SwitchParameter KeepRaw { get; set; }

    /// <summary>Marks days that the platform no longer has as a gap, and continues with the others.</summary>
    [Parameter]
    public SwitchParameter AcceptGap { get; set; }

    /// <summary>The number of pages fetched at once.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = AnalyticsReadOptions.DefaultThrottleLimit;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        StoreLocation location = Location();
        SyncOptions options = Try(Options);
        if (!ShouldProcess(location.DisplayName, "Bring the store up to date"))
        {
            GenesysSession? known = KnownSession;
            Run((writer, cancellationToken) => StoreForecast.ShowAsync(location, options, known, writer, cancellationToken));
            return;
        }

        RecordProtection? protection = Protection();
        GenesysSession session = OnlySession(location);
        Run((writer, cancellationToken) =>
        {
            _running = new StoreRunner(session, location, writer) { Protection = protection };
            return _running.SyncAsync(options, cancellationToken);
        });
    }

    private protected override string? WhenStopped() => _running?.Kept is { } kept
        ? $"{kept} This line continues:{Environment.NewLine}{Again(new Dictionary<string, string?>())}"
        : null;

    private SyncOptions Options() => new()
    {
        Since = Since?.Read(),
        Data = Data,
        LookBack = PastSpan.Parse(LookBack),
        Newest = Newest,
        MaxDuration = MaxDurationArgument.Read(MaxDuration),
        Reserve = Reserve,
        KeepRaw = KeepRaw ? true : null,
        AcceptGap = AcceptGap,
        ThrottleLimit = ThrottleLimit,
        ModuleVersion = ModuleInfo.Version,
    };
}
