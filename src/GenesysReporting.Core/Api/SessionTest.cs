using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>A small harmless request that succeeds with a permission and is answered with 403 without it.</summary>
public sealed class PermissionProbe
{
    internal PermissionProbe(Func<TimeProvider, ApiRequest> request) => Request = request;

    internal Func<TimeProvider, ApiRequest> Request { get; }
}

/// <summary>Tests a session with the server.</summary>
public static class SessionTest
{
    /// <summary>
    /// Proves the token, and tries each probe. A refused token and a missing permission are results and not exceptions; a
    /// server that cannot be reached throws.
    /// </summary>
    public static async Task<SessionTestResult> RunAsync(
        GenesysSession session,
        IReadOnlyList<PermissionProbe> probes,
        IRequestObserver? observer,
        CancellationToken cancellationToken)
    {
        long started = session.Client.Time.GetTimestamp();
        GenesysException? refusal = await RefusalAsync(session, cancellationToken).ConfigureAwait(false);
        var result = new SessionTestResult
        {
            Session = session.Name,
            Organization = session.Organization,
            IsValid = refusal is null,
            Problem = refusal?.Message,
            RoundTrip = session.Client.Time.GetElapsedTime(started),
            ExpiresAt = session.ExpiresAt,
        };
        if (refusal is not null)
        {
            return result;
        }

        var missing = new List<string>();
        foreach (PermissionProbe probe in probes)
        {
            missing.AddRange(await MissingAsync(session, probe, observer, cancellationToken).ConfigureAwait(false));
        }

        return result with { MissingPermissions = missing };
    }

    private static async Task<GenesysException?> RefusalAsync(GenesysSession session, CancellationToken cancellationToken)
    {
        try
        {
            await SessionConnector.ProveAsync(session, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (GenesysException e) when (e.Kind is ErrorKind.Authentication or ErrorKind.NotConnected)
        {
            return e;
        }
    }

    private static async Task<IReadOnlyList<string>> MissingAsync(
        GenesysSession session, PermissionProbe probe, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = probe.Request(session.Client.Time) with { Observer = observer };
        try
        {
            await session.Client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return [];
        }
        catch (ApiException e) when (e.Kind == ErrorKind.Permission)
        {
            return [string.Join(" or ", request.Permissions)];
        }
    }
}

/// <summary>The result of a session's test.</summary>
public sealed record SessionTestResult
{
    /// <summary>The session's name.</summary>
    public required string Session { get; init; }

    /// <summary>The organisation's name.</summary>
    public string? Organization { get; init; }

    /// <summary>True if the token is accepted.</summary>
    public bool IsValid { get; init; }

    /// <summary>The reason why the token is not accepted; null if it is.</summary>
    public string? Problem { get; init; }

    /// <summary>The permissions that were tried and are missing; alternatives of one endpoint are one text.</summary>
    public IReadOnlyList<string> MissingPermissions { get; init; } = [];

    /// <summary>True if the token is accepted and no permission is missing.</summary>
    public bool IsUsable => IsValid && MissingPermissions.Count == 0;

    /// <summary>The time that the server took to answer.</summary>
    public TimeSpan RoundTrip { get; init; }

    /// <summary>The end of the token (UTC).</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        !IsValid ? $"{Session}: {Problem}" : IsUsable ? $"{Session}: usable" : $"{Session}: missing {string.Join(", ", MissingPermissions)}";
}
