using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Api;
using GenesysReporting.Export;
using GenesysReporting.Export.Lines;
using GenesysReporting.Pipeline;
using GenesysReporting.Protection;
using GenesysReporting.Stores;

namespace GenesysReporting.Runs;

/// <summary>Runs the work of the cmdlets that hold a store against the platform.</summary>
internal sealed class StoreRunner(GenesysSession session, StoreLocation location, PipelineWriter writer) : IProgress<SyncProgress>
{
    private SyncProgress? _last;

    /// <summary>Protects personal data before it is stored or compared; null to leave it as it is.</summary>
    public RecordProtection? Protection { get; init; }

    /// <summary>A text about what a run that was stopped has kept; null before the first day.</summary>
    public string? Kept => _last is { } last
        ? string.Create(CultureInfo.InvariantCulture, $"{last.Done} of {last.Total} days are done and stay done; the day in progress was abandoned.")
        : null;

    /// <summary>Brings the store up to date, and writes its summary. A day that failed is an error, and the others still come.</summary>
    public async Task SyncAsync(SyncOptions options, CancellationToken cancellationToken)
    {
        if (!location.MayExist)
        {
            // So that a wrong option leaves no empty file.
            SyncChecks.Plan(location, null, options, session.Client.Time.GetUtcNow());
        }

        IStore store = await OpenAsync(StoreAccess.Write, cancellationToken).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            using IDisposable share = session.Client.ReserveShare(options.Reserve);
            var run = new SyncRun(session, store, location, options, Lines(), Read(options.ThrottleLimit)) { Progress = this, Protection = Protection };
            StoreSummary summary = await run.RunAsync(cancellationToken).ConfigureAwait(false);
            foreach (string failure in summary.Failures)
            {
                writer.Error(ErrorRecords.From(StoreErrors.DayFailed(failure)));
            }

            foreach (string text in summary.SchemaChanges)
            {
                writer.Verbose(text);
            }

            writer.WarnAbout(summary.Notes);
            if (summary.Outcome == StoreOutcome.TimeOver)
            {
                writer.Warn($"The time limit was reached, and {summary.DaysLeft} days are left. The same command continues.");
            }

            writer.Verbose(summary.ToString());
            writer.Write(summary);
        }
    }

    /// <summary>Compares days, and writes the result of each.</summary>
    /// <param name="last">The number of the last days; null to choose at random.</param>
    /// <param name="sample">The number of days to choose.</param>
    /// <param name="repair">True to fetch days that differ again.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task TestAsync(int? last, int sample, bool repair, CancellationToken cancellationToken)
    {
        IStore store = await OpenAsync(repair ? StoreAccess.Change : StoreAccess.Read, cancellationToken).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            StoreInfo info = await StoreInfoReader.ReadAsync(store, location, cancellationToken).ConfigureAwait(false);
            StoreInfoReader.CheckOrganization(location, info, session);
            StoreInfoReader.CheckProtection(location, info, Protection);
            AnalyticsReadOptions read = Read(AnalyticsReadOptions.DefaultThrottleLimit);
            var tester = new StoreTester(session, store, location, info with { ModuleVersion = ModuleInfo.Version }, Lines(), read);
            IReadOnlyList<StoredDay> days = await tester.ChooseAsync(last, sample, Random.Shared, cancellationToken).ConfigureAwait(false);
            DateTimeOffset? watermark = repair
                ? await new JobClient(session, QueryTypes.ConversationDetails, read.Requests).AvailabilityAsync(cancellationToken).ConfigureAwait(false)
                : null;
            for (int done = 0; done < days.Count; done++)
            {
                writer.Progress($"Test {location.DisplayName}", days[done].ToString(), done / (double)days.Count);
                StoreDayTest test = await tester.TestAsync(days[done], cancellationToken).ConfigureAwait(false);
                writer.Write(repair && !test.IsEqual ? await RepairAsync(tester, days[done], test, watermark, cancellationToken).ConfigureAwait(false) : test);
            }
        }
    }

    void IProgress<SyncProgress>.Report(SyncProgress value)
    {
        _last = value;
        string left = value.Left is { } time ? string.Create(CultureInfo.InvariantCulture, $", about {time:d\\.hh\\:mm\\:ss} left") : string.Empty;
        writer.Progress(
            $"Sync {location.DisplayName}",
            string.Create(CultureInfo.CurrentCulture, $"{value.Current ?? "Next day"}: {value.Done} of {value.Total} days{left}, {value.Records:N0} records, {value.Rate:N0} a second"),
            value.Total == 0 ? null : value.Done / (double)value.Total);
    }

    private async Task<StoreDayTest> RepairAsync(
        StoreTester tester, StoredDay day, StoreDayTest test, DateTimeOffset? watermark, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> failures = await tester.RepairAsync([day], watermark, cancellationToken).ConfigureAwait(false);
        foreach (string failure in failures)
        {
            writer.Error(ErrorRecords.From(StoreErrors.DayFailed(failure)));
        }

        return test with { Repaired = failures.Count == 0 };
    }

    private Task<IStore> OpenAsync(StoreAccess access, CancellationToken cancellationToken) =>
        IsolatedStores.Instance.OpenAsync(location, access, session.Client.Time, cancellationToken);

    private AnalyticsReadOptions Read(int throttleLimit) => new() { Requests = writer, ThrottleLimit = throttleLimit };

    private LineFormat Lines() => LineFormats.Of(new LineOptions { Format = ExportFormat.JsonLines, Protection = Protection });
}
