using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>One Platform API call, before it has a host and a token.</summary>
internal sealed record ApiRequest(string Method, string Path)
{
    /// <summary>The body as JSON, or null.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The permissions of which the endpoint needs any one; a 403 names them.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Whether sending it twice does no harm.</summary>
    public bool MayRepeat { get; init; } = true;

    /// <summary>Told of each answer and of waits; null where nobody listens.</summary>
    public IRequestObserver? Observer { get; init; }

    /// <summary>
    /// Where this request is counted beside its session, so that a query knows its own part: one ledger for all of its
    /// requests, read at its end. Null where nobody counts.
    /// </summary>
    public RequestLedger? Ledger { get; init; }
}
