namespace GenesysReporting.Sandbox;

/// <summary>
/// What a sandbox is like. The same options give the same organisation and the same past, byte for byte.
/// </summary>
public sealed record SandboxOptions
{
    /// <summary>The seed of every id, name and number.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Conversations that start on a UTC day, on average over a week; weekends are quieter.</summary>
    public int ConversationsPerDay { get; init; } = 120;

    /// <summary>The clock that everything runs by, waits included. Days in its future are empty.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long a new access token lives.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long each call of the API waits before it is answered.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>Calls that one token may make in a minute; 0 means no limit.</summary>
    public int RequestsPerMinute { get; init; } = 300;

    /// <summary>
    /// Requests for tokens that all callers together may make in a minute; 0 means no limit. The platform has such a
    /// limit, of a size that is not documented.
    /// </summary>
    public int TokenRequestsPerMinute { get; init; }

    /// <summary>The organisation's name.</summary>
    public string OrganizationName { get; init; } = "Sandbox";

    /// <summary>
    /// The user (name, address or id) whose browser is signed in already: the sign-in page is skipped, unless
    /// prompt=login asks for it. Null shows the page.
    /// </summary>
    public string? AutoSignIn { get; init; }

    /// <summary>How long a code that the browser brings back may be exchanged; 10 minutes at most.</summary>
    public TimeSpan CodeLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether a refresh token is replaced when it is used; if not, the same one comes back.</summary>
    public bool RotateRefreshTokens { get; init; } = true;

    /// <summary>
    /// Whether a user's calls outside of the client's scopes are refused. An organisation can have this off.
    /// </summary>
    public bool EnforceScopes { get; init; } = true;

    /// <summary>Under which names the browser brings back why a sign-in failed.</summary>
    public SandboxErrorText RedirectErrorText { get; init; }

    /// <summary>
    /// How far the data lake that details jobs read is behind the clock. What is later is missing without a word.
    /// </summary>
    public TimeSpan DataAvailabilityLag { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How often a job's status is asked before the job can be done; the first answer is QUEUED.</summary>
    public int JobPolls { get; init; } = 2;

    /// <summary>How long a job takes at least.</summary>
    public TimeSpan JobDuration { get; init; } = TimeSpan.Zero;

    /// <summary>How long after its submission a job expires. The platform's own number is not documented.</summary>
    public TimeSpan JobLifetime { get; init; } = TimeSpan.FromHours(72);

    internal SandboxOptions Checked()
    {
        ArgumentNullException.ThrowIfNull(Time);
        ArgumentException.ThrowIfNullOrWhiteSpace(OrganizationName);
        ArgumentOutOfRangeException.ThrowIfNegative(ConversationsPerDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ConversationsPerDay, 1_000_000);
        ArgumentOutOfRangeException.ThrowIfNegative(RequestsPerMinute);
        ArgumentOutOfRangeException.ThrowIfLessThan(Latency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(TokenLifetime, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfNegative(TokenRequestsPerMinute);
        ArgumentOutOfRangeException.ThrowIfLessThan(CodeLifetime, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CodeLifetime, TimeSpan.FromMinutes(10));
        ArgumentOutOfRangeException.ThrowIfLessThan(DataAvailabilityLag, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(JobPolls);
        ArgumentOutOfRangeException.ThrowIfLessThan(JobDuration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(JobLifetime, TimeSpan.FromSeconds(1));
        return this;
    }
}
