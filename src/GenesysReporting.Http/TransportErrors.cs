using System.Net.Sockets;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Http;

/// <summary>Turns the failures of a network into errors.</summary>
internal static class TransportErrors
{
    private const string CheckProxy =
        "Check the proxy's address where it is set (-Proxy, HTTPS_PROXY, HTTP_PROXY or the system's settings); NO_PROXY names hosts to reach without it.";

    private const string CheckNetwork = "Check the region or the address, the network, the proxy and the firewall.";

    /// <summary>
    /// True if another attempt may succeed. That is not so for an answer that is too large, for a bad certificate, and for a name that was never found; a name
    /// that was found before is a short failure of the name server. A connection can also break while it is being secured.
    /// </summary>
    public static bool IsTransient(Exception failure, bool wasReached) => failure is not (ProxyAuthenticationException or AnswerTooLargeException)
        && KindOf(failure) is var kind
        && (kind != HttpRequestError.SecureConnectionError || failure.InnerException is IOException)
        && (wasReached || kind != HttpRequestError.NameResolutionError);

    /// <summary>Returns the failure in a few words, for the notice of a retry.</summary>
    public static string Reason(Exception failure) => failure is TimeoutException ? "no answer in time"
        : failure.GetBaseException() is CertificateException ? "certificate refused"
        : failure is ConnectTimeoutException ? failure.Message
        : failure is InvalidDataException ? "damaged answer"
        : failure is AnswerTooLargeException ? "answer too large"
        : SocketError(failure)?.ToString() ?? KindOf(failure)?.ToString() ?? "broken connection";

    /// <summary>Returns the error of a failure, which names the proxy if the request went through one.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="sending">The request and its attempts.</param>
    /// <param name="options">The transport's options.</param>
    /// <param name="proxy">The proxy and its origin; null for a direct request.</param>
    public static GenesysException From(Exception failure, Sending sending, TransportOptions options, string? proxy) =>
        failure is AnswerTooLargeException large ? AnswerLimit.Exceeded(sending.Request, large.Limit) : OfNetwork(failure, sending, options, proxy);

    private static TransportException OfNetwork(Exception failure, Sending sending, TransportOptions options, string? proxy)
    {
        TransportRequest request = sending.Request;
        string attempts = sending.Attempts > 1 ? $", in each of {sending.Attempts} attempts" : string.Empty;
        string host = request.Uri.Authority;
        string through = proxy is null ? string.Empty : $" through the proxy {proxy}";
        return (failure, KindOf(failure), proxy) switch
        {
            (_, HttpRequestError.NameResolutionError, not null) => Make(
                "ProxyNotFound", $"The host of the proxy {proxy} was not found.", CheckProxy),
            (_, HttpRequestError.ConnectionError, not null) => Make(
                "ProxyUnreachable", ProxyRoute.Refusal(proxy, SocketError(failure), Innermost(failure)), CheckProxy),
            (_, _, not null) when WantsSignIn(failure) => Make(
                "ProxyRefused",
                $"The proxy {proxy} asks for a user name and password (HTTP 407), so {host} was not reached.",
                "Give -Proxy and -ProxyCredential; a password that was given was not accepted."),
            (ConnectTimeoutException, _, _) => Make(
                proxy is null ? "HostUnreachable" : "ProxyUnreachable",
                $"No connection to {host}{through} within {PrimaryHandler.ConnectTimeout.TotalSeconds:0} seconds{attempts}.",
                proxy is null ? CheckNetwork : CheckProxy),
            (TimeoutException, _, _) => Make(
                "AnswerTimedOut",
                $"{host} did not answer {request} within {options.AttemptTimeout.TotalSeconds:0} seconds{through}{attempts}.",
                $"{CheckNetwork} Connect-GenesysCloud -TimeoutSec gives more time."),
            (_, HttpRequestError.NameResolutionError, _) => Make(
                "HostNotFound", $"The host {request.Uri.Host} was not found.", CheckNetwork),
            (_, HttpRequestError.SecureConnectionError, _) when failure.GetBaseException() is CertificateException bad => Make(
                "CertificateRefused", $"The certificate of {bad.Host ?? host}{through} {bad.Words}.", bad.NextStep),
            (_, HttpRequestError.SecureConnectionError, _) => Make(
                "SecureConnectionFailed",
                $"No secure connection to {host}{through}{attempts}: {Innermost(failure)}",
                $"{CheckNetwork} A host that has only an old version of TLS is refused."),
            (_, HttpRequestError.ProxyTunnelError, _) => Make(
                "ProxyRefused", $"The proxy {proxy} did not connect to {host}: {Innermost(failure)}", CheckProxy),
            (_, HttpRequestError.ConnectionError, _) => Make(
                "HostUnreachable", $"No connection to {host}: {Innermost(failure)}", CheckNetwork),
            _ => Make("ConnectionBroken", $"The connection to {host}{through} broke: {Innermost(failure)}", CheckNetwork),
        };

        TransportException Make(string errorId, string message, string nextStep) =>
            new(errorId, message, nextStep, host, failure);
    }

    private static bool WantsSignIn(Exception failure) => failure is ProxyAuthenticationException
        || (KindOf(failure) == HttpRequestError.ProxyTunnelError && failure.Message.Contains("'407'", StringComparison.Ordinal));

    private static HttpRequestError? KindOf(Exception failure) => failure switch
    {
        HttpRequestException request => request.HttpRequestError,
        HttpIOException io => io.HttpRequestError,
        _ => null,
    };

    private static SocketError? SocketError(Exception failure) =>
        failure.GetBaseException() is SocketException socket ? socket.SocketErrorCode : null;

    private static string Innermost(Exception failure) => failure.GetBaseException().Message.TrimEnd('.') + ".";
}
