using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>One Platform API call, before it has a host and a token.</summary>
internal sealed record ApiRequest(string Method, string Path)
{
    /// <summary>The body as JSON; null for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The permissions, any one of which the endpoint needs; the error for a 403 names them.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>True if the request may be sent twice.</summary>
    public bool MayRepeat { get; init; } = true;

    /// <summary>The listener to answers and waits; null if there is none.</summary>
    public IRequestObserver? Observer { get; init; }

    /// <summary>
    /// The ledger that counts this request in addition to the session's, such as that of a query; null if there is none.
    /// </summary>
    public RequestLedger? Ledger { get; init; }
}
