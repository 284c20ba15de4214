using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Base;
using GenesysReporting.Protection;
using GenesysReporting.Runs;
using GenesysReporting.Stores;

namespace GenesysReporting.Commands;

/// <summary>Compares the conversations of a store with those of the platform, and names every difference.</summary>
[Cmdlet(VerbsDiagnostic.Test, "GenesysStore", DefaultParameterSetName = StorePlace.PathSet, HelpUri = ProjectPages.Help + "Test-GenesysStore.md")]
[OutputType(typeof(StoreDayTest))]
public sealed class TestGenesysStoreCommand : StoreSessionCmdlet
{
    private const int UsualDays = 7;

    /// <summary>The number of the last finished days to compare.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int Days { get; set; } = UsualDays;

    /// <summary>The number of finished days to compare, chosen at random from all.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int Sample { get; set; }

    /// <summary>Fetches the days that differ again.</summary>
    [Parameter]
    public SwitchParameter Repair { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        StoreLocation location = Location();
        if (IsGiven(nameof(Days)) && IsGiven(nameof(Sample)))
        {
            Try(() => throw StoreErrors.DaysAndSample());
        }

        RecordProtection? protection = Protection();
        GenesysSession session = OnlySession(location);
        int? last = IsGiven(nameof(Sample)) ? null : Days;
        Run((writer, cancellationToken) => new StoreRunner(session, location, writer) { Protection = protection }.TestAsync(last, Sample, Repair, cancellationToken));
    }
}
