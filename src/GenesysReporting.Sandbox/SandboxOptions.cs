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

    /// <summary>The organisation's name.</summary>
    public string OrganizationName { get; init; } = "Sandbox";

    internal SandboxOptions Checked()
    {
        ArgumentNullException.ThrowIfNull(Time);
        ArgumentException.ThrowIfNullOrWhiteSpace(OrganizationName);
        ArgumentOutOfRangeException.ThrowIfNegative(ConversationsPerDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ConversationsPerDay, 1_000_000);
        ArgumentOutOfRangeException.ThrowIfNegative(RequestsPerMinute);
        ArgumentOutOfRangeException.ThrowIfLessThan(Latency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(TokenLifetime, TimeSpan.FromSeconds(1));
        return this;
    }
}
