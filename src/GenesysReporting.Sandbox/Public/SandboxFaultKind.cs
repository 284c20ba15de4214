namespace GenesysReporting.Sandbox;

/// <summary>The kinds of faults.</summary>
public enum SandboxFaultKind
{
    /// <summary>429 with Retry-After in seconds.</summary>
    TooManyRequests,

    /// <summary>429 with the time to wait only in the text of its body.</summary>
    TooManyRequestsWithoutHeader,

    /// <summary>429 with Retry-After as an HTTP date.</summary>
    RetryAfterDate,

    /// <summary>400 invalid_request with 'rate limit exceeded;', the form of the token endpoint.</summary>
    TokenRateLimit,

    /// <summary>502 with a gateway's HTML.</summary>
    BadGateway,

    /// <summary>503 with the platform's error body.</summary>
    ServiceUnavailable,

    /// <summary>408 with an empty body.</summary>
    RequestTimeout,

    /// <summary>504 with an empty body.</summary>
    GatewayTimeout,

    /// <summary>500 with the platform's error body.</summary>
    InternalServerError,

    /// <summary>401 bad.credentials, for any token.</summary>
    Unauthorized,

    /// <summary>403 not.authorized, for any permissions.</summary>
    Forbidden,

    /// <summary>Half of the answer's body, then the connection is reset.</summary>
    CutBody,

    /// <summary>The connection is closed before any answer.</summary>
    CloseConnection,

    /// <summary>The connection is reset before any answer.</summary>
    ResetConnection,

    /// <summary>Half of the answer's body, and then nothing until the caller disconnects.</summary>
    Stall,

    /// <summary>The normal answer, late.</summary>
    Slow,

    /// <summary>The page as if records had been inserted before it (or removed) since the previous page.</summary>
    ShiftPages,

    /// <summary>A record is missing from the page, although totalHits counts it.</summary>
    DropRecord,

    /// <summary>totalHits is wrong; the records are unchanged.</summary>
    ChangeTotal,

    /// <summary>200 with an HTML page.</summary>
    NotJson,

    /// <summary>200 with an object without members.</summary>
    EmptyObject,

    /// <summary>200 with null.</summary>
    NullAnswer,

    /// <summary>200 with an empty array.</summary>
    ArrayAnswer,

    /// <summary>200 with the members of an error: message, code, status.</summary>
    ErrorAsSuccess,

    /// <summary>The normal answer without its list of results.</summary>
    NoList,

    /// <summary>The normal answer without its total.</summary>
    NoTotal,

    /// <summary>The page of a job's results names the cursor that it was requested with, or one that is always the same.</summary>
    CursorRepeats,

    /// <summary>The page of a job's results names one of two cursors in turn.</summary>
    CursorAlternates,

    /// <summary>The page of a job's results names an empty cursor.</summary>
    CursorEmpty,

    /// <summary>The first name of a participant, or of an entity, in the answer ends in half a surrogate pair.</summary>
    HalfSurrogate,

    /// <summary>The first time in the answer is not a time.</summary>
    BadTime,

    /// <summary>The whole numbers of the answer are written with a fraction: 47.0.</summary>
    FractionalNumbers,

    /// <summary>A few bytes that become 512 MB when they are decompressed.</summary>
    GzipBomb,

    /// <summary>The job that the request submits or reads ends as FAILED.</summary>
    JobFails,

    /// <summary>The job that the request submits or reads ends as EXPIRED.</summary>
    JobExpires,

    /// <summary>400: the cursor of a job's results is no longer known.</summary>
    CursorRefused,

    /// <summary>404: a job's results no longer exist.</summary>
    CursorGone,
}
