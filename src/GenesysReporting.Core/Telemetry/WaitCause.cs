namespace GenesysReporting.Telemetry;

/// <summary>What made requests wait.</summary>
public enum WaitCause
{
    /// <summary>The token's rate budget was nearly used up, so requests were spaced out to its reset.</summary>
    RateLimit,

    /// <summary>The platform refused a request with HTTP 429; all requests of the token wait then.</summary>
    TooManyRequests,

    /// <summary>HTTP 408, 502, 503 or 504.</summary>
    ServiceFault,

    /// <summary>No whole answer came: refused, reset, cut short, or not in time.</summary>
    BrokenConnection,

    /// <summary>A token was on its way: at the sign-in, and when one was renewed.</summary>
    SignIn,
}
