namespace GenesysReporting.Auth;

/// <summary>A token and its lifetime, measured in elapsed time.</summary>
internal sealed class AccessToken(Secret value, DateTimeOffset? expiresAt, long obtained, TimeSpan? lifetime)
{
    /// <summary>The time before its end at which it is renewed, so that it cannot expire on its way to the server.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>The end, to be shown to users.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    /// <summary>The token.</summary>
    public Secret Value => value;

    /// <summary>Returns the header's value. A method, because debuggers and test runners print properties.</summary>
    public string ToAuthorization() => "Bearer " + value.Reveal();

    /// <summary>
    /// True if the token can be used for another request. Measured in elapsed time, because the wall clock may be set back
    /// or forward during a long run.
    /// </summary>
    public bool IsFresh(TimeProvider time)
    {
        if (lifetime is not { } total)
        {
            return true;
        }

        TimeSpan margin = total > Margin * 2 ? Margin : total / 2;
        return time.GetElapsedTime(obtained) < total - margin;
    }
}
