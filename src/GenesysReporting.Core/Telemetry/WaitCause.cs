namespace GenesysReporting.Telemetry;

/// <summary>The cause of a request's wait.</summary>
public enum WaitCause
{
    /// <summary>The token's rate budget was nearly used up, so requests were spread out until its reset.</summary>
    RateLimit,

    /// <summary>The platform refused a request with HTTP 429; all requests of the token then wait.</summary>
    TooManyRequests,

    /// <summary>HTTP 408, 502, 503 or 504.</summary>
    ServiceFault,

    /// <summary>No complete answer arrived: refused, reset, cut short, or too late.</summary>
    BrokenConnection,

    /// <summary>A token was requested, at the sign-in or for a renewal.</summary>
    SignIn,
}
