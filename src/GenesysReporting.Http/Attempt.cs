using GenesysReporting.Transport;

namespace GenesysReporting.Http;

/// <summary>The proxy's refusal of a plain http request, which needs no tunnel.</summary>
internal sealed class ProxyAuthenticationException() : Exception("it asks for a credential (HTTP 407)");

/// <summary>The time for a connection passed without one.</summary>
internal sealed class ConnectTimeoutException(Exception inner) : Exception("no connection in time", inner);

/// <summary>
/// The result of one attempt: an answer with any status, or a failure. A class, because the runtime has to compile all of
/// Polly's and its own generic code separately for a struct, which a first sign-in would wait for.
/// </summary>
internal sealed record Attempt(TransportResponse? Response, Exception? Failure);
