namespace GenesysReporting.Auth;

/// <summary>A token and how long it lives, on the clock of this machine's own counting.</summary>
internal sealed class AccessToken(Secret value, DateTimeOffset? expiresAt, long obtained, TimeSpan? lifetime)
{
    /// <summary>Renewed this early, so that it cannot die on its way to the server.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>When it ends, for people to read.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    /// <summary>The header's value. A method, as debuggers and test runners print properties.</summary>
    public string ToAuthorization() => "Bearer " + value.Reveal();

    /// <summary>
    /// Whether it is good for another request. Counted in elapsed time and not by the wall clock, which may be set back
    /// or forth under a long run.
    /// </summary>
    public bool IsFresh(TimeProvider time)
    {
        if (lifetime is not { } whole)
        {
            return true;
        }

        TimeSpan margin = whole > Margin * 2 ? Margin : whole / 2;
        return time.GetElapsedTime(obtained) < whole - margin;
    }
}
