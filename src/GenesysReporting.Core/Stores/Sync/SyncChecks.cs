using System.Text.Json;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Protection;

namespace GenesysReporting.Stores;

/// <summary>The checks before a store is changed.</summary>
internal static class SyncChecks
{
    private const string RetentionPath = "/api/v2/analytics/dataretention/settings";

    /// <summary>Returns the information of the store for this run; throws if the store is of another kind than the run.</summary>
    public static StoreInfo Check(StoreLocation location, StoreInfo? stored, GenesysSession session, SyncOptions options, RecordProtection? protection)
    {
        StoreInfo planned = Plan(location, stored, options, session.Client.Time.GetUtcNow());
        if (stored is not null)
        {
            StoreInfoReader.CheckOrganization(location, stored, session);
            StoreInfoReader.CheckProtection(location, stored, protection);
        }

        return planned with { OrganizationId = session.OrganizationId, Organization = session.Organization, Protection = protection?.Fingerprint };
    }

    /// <summary>Returns the information of the store for a run, as far as it is known without a session.</summary>
    public static StoreInfo Plan(StoreLocation location, StoreInfo? stored, SyncOptions options, DateTimeOffset now)
    {
        if (options.Since > DateOnly.FromDateTime(now.UtcDateTime))
        {
            throw StoreErrors.SinceInFuture(options.Since.Value);
        }

        if (stored is not null)
        {
            CheckStored(location, stored, options);
        }

        StoreInfo before = stored ?? new StoreInfo
        {
            Created = now,
            Since = options.Since ?? throw StoreErrors.SinceMissing(location),
            Data = options.Data.Count == 0 ? [StoreData.Conversations] : [],
            KeepsRaw = options.KeepRaw ?? false,
        };
        return before with
        {
            Version = StoreInfo.CurrentVersion,
            ModuleVersion = options.ModuleVersion,
            Since = Since(before, options),
            Data = [.. before.Data.Concat(options.Data).Distinct().Order()],
            LookBack = options.LookBack,
        };
    }

    /// <summary>
    /// Returns the days that the platform no longer has although they were never finished; throws <c>StoreGap</c> with their number
    /// unless they are accepted. Asks the platform for its retention only where days are old enough to matter.
    /// </summary>
    public static async Task<IReadOnlyList<StoredDay>> GapsAsync(
        StoreLocation location, GenesysSession session, IReadOnlyList<SyncDay> days, SyncOptions options, CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(session.Client.Time.GetUtcNow().UtcDateTime);
        SyncDay[] open = [.. days.Where(d => !d.Known.IsFinished)];
        if (open.Length == 0 || open.Min(d => d.Day) >= today.AddDays(-31)
            || await RetentionDaysAsync(session, cancellationToken).ConfigureAwait(false) is not { } retention)
        {
            return [];
        }

        SyncDay[] lost = [.. open.Where(d => d.Day < today.AddDays(-retention))];
        return lost.Length > 0 && !options.AcceptGap
            ? throw StoreErrors.StoreGap(location, lost.Min(d => d.Day), lost.Max(d => d.Day), retention)
            : [.. lost.Select(d => d.Known with { State = StoredDayState.Gap })];
    }

    /// <summary>Returns the first day. Days that were removed on request do not come back with the -Since of a script that runs every night.</summary>
    private static DateOnly Since(StoreInfo before, SyncOptions options) =>
        options.Since is not { } since ? before.Since : since < before.RemovedBefore ? before.RemovedBefore.Value : since;

    private static void CheckStored(StoreLocation location, StoreInfo stored, SyncOptions options)
    {
        if (stored.Version > StoreInfo.CurrentVersion)
        {
            throw StoreErrors.StoreTooNew(location, stored.Version, stored.ModuleVersion);
        }

        if (options.KeepRaw is { } keeps && keeps != stored.KeepsRaw)
        {
            throw StoreErrors.RawChanged(location, stored.KeepsRaw);
        }

        if (options.Since is { } since && since > stored.Since)
        {
            throw StoreErrors.SinceMoved(location, stored.Since, since);
        }
    }

    /// <summary>Returns the number of days that the platform keeps; null if it does not say, or may not be asked.</summary>
    private static async Task<int?> RetentionDaysAsync(GenesysSession session, CancellationToken cancellationToken)
    {
        try
        {
            Transport.TransportResponse response = await session.Client
                .SendAsync(new ApiRequest("GET", RetentionPath) { Permissions = ["analytics:dataRetention:view"] }, cancellationToken)
                .ConfigureAwait(false);
            using JsonDocument json = JsonDocument.Parse(response.JsonBody);
            response.Release();
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("retentionDays", out JsonElement days) && days.ValueKind == JsonValueKind.Number
                && days.TryGetInt32(out int number) && number > 0
                ? number
                : null;
        }
        catch (Exception e) when (e is JsonException || e is GenesysException { Kind: ErrorKind.Permission or ErrorKind.NotFound or ErrorKind.Service or ErrorKind.InvalidAnswer })
        {
            return null;
        }
    }
}
