namespace GenesysReporting.Sandbox;

/// <summary>The settings of a sandbox. Equal settings give the same organisation and the same past, byte for byte.</summary>
public sealed record SandboxOptions
{
    /// <summary>The seed of every id, name and number.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The number of conversations that start on a UTC day, on average over a week; weekends are quieter.</summary>
    public int ConversationsPerDay { get; init; } = 120;

    /// <summary>The clock of the sandbox, also for waits. Days in its future are empty.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The lifetime of a new access token.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The wait before each call of the API is answered.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>The number of calls that one token may make in a minute; 0 means no limit.</summary>
    public int RequestsPerMinute { get; init; } = 300;

    /// <summary>
    /// The number of token requests that all callers together may make in a minute; 0 means no limit. The platform's own
    /// limit is not documented.
    /// </summary>
    public int TokenRequestsPerMinute { get; init; }

    /// <summary>The organisation's name.</summary>
    public string OrganizationName { get; init; } = "Sandbox";

    /// <summary>The number of users in addition to those that have individual names; 0 by default.</summary>
    public int AdditionalUsers { get; init; }

    /// <summary>
    /// The user (name, address or id) whose browser is already signed in: the sign-in page is skipped, unless the client
    /// sends prompt=login. Null shows the page.
    /// </summary>
    public string? AutoSignIn { get; init; }

    /// <summary>The lifetime of an authorization code; 10 minutes at most.</summary>
    public TimeSpan CodeLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>True if a refresh token is replaced when it is used; if false, the answer repeats it.</summary>
    public bool RotateRefreshTokens { get; init; } = true;

    /// <summary>True if a user's calls outside the client's scopes are refused. An organisation can turn this off.</summary>
    public bool EnforceScopes { get; init; } = true;

    /// <summary>The names of the parameters in which a failed sign-in explains itself to the redirect URI.</summary>
    public SandboxErrorText RedirectErrorText { get; init; }

    /// <summary>
    /// True if conversations change late: some open again after their end, some get a wrap-up code, an evaluation or a survey
    /// days later, evaluations are rescored, and some messages and e-mails are open for weeks.
    /// </summary>
    public bool LateChanges { get; init; }

    /// <summary>
    /// The number of UTC days before today whose data analytics keeps, from 1 to 36,500. Older days are empty. The default is
    /// the sandbox's own number, five years: the platform's is not documented.
    /// </summary>
    public int RetentionDays { get; init; } = 1827;

    /// <summary>The delay of the data lake that jobs read. Later data is silently missing from their results.</summary>
    public TimeSpan DataAvailabilityLag { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The number of status requests before a job can be done; the first answer is QUEUED.</summary>
    public int JobPolls { get; init; } = 2;

    /// <summary>The shortest time that a job takes.</summary>
    public TimeSpan JobDuration { get; init; } = TimeSpan.Zero;

    /// <summary>The time from a job's submission until it expires. The platform's own number is not documented.</summary>
    public TimeSpan JobLifetime { get; init; } = TimeSpan.FromHours(72);

    internal SandboxOptions Checked()
    {
        ArgumentNullException.ThrowIfNull(Time);
        ArgumentException.ThrowIfNullOrWhiteSpace(OrganizationName);
        ArgumentOutOfRangeException.ThrowIfNegative(ConversationsPerDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ConversationsPerDay, 1_000_000);
        ArgumentOutOfRangeException.ThrowIfNegative(AdditionalUsers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(AdditionalUsers, 10_000);
        ArgumentOutOfRangeException.ThrowIfNegative(RequestsPerMinute);
        ArgumentOutOfRangeException.ThrowIfLessThan(Latency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(TokenLifetime, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfNegative(TokenRequestsPerMinute);
        ArgumentOutOfRangeException.ThrowIfLessThan(CodeLifetime, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CodeLifetime, TimeSpan.FromMinutes(10));
        ArgumentOutOfRangeException.ThrowIfLessThan(RetentionDays, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(RetentionDays, 36_500);
        ArgumentOutOfRangeException.ThrowIfLessThan(DataAvailabilityLag, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(JobPolls);
        ArgumentOutOfRangeException.ThrowIfLessThan(JobDuration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(JobLifetime, TimeSpan.FromSeconds(1));
        return this;
    }
}
