using System.Net.Sockets;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Http;

/// <summary>Turns the failures of a network into errors.</summary>
internal static class TransportErrors
{
    private const string CheckNetwork = "Check the region or the address, the network, the proxy and the firewall.";

    /// <summary>
    /// True if another attempt may succeed. That is not so for an answer that is too large, for a bad certificate, and for a name that was never found; a name
    /// that was found before is a short failure of the name server.
    /// </summary>
    public static bool IsTransient(Exception failure, bool wasReached) => failure is not (ProxyAuthenticationException or AnswerTooLargeException)
        && KindOf(failure) is var kind
        && kind != HttpRequestError.SecureConnectionError
        && (wasReached || kind != HttpRequestError.NameResolutionError);

    /// <summary>Returns the failure in a few words, for the notice of a retry.</summary>
    public static string Reason(Exception failure) => failure is TimeoutException ? "no answer in time"
        : failure is InvalidDataException ? "damaged answer"
        : failure is AnswerTooLargeException ? "answer too large"
        : SocketError(failure)?.ToString() ?? KindOf(failure)?.ToString() ?? "broken connection";

    public static GenesysException From(Exception failure, TransportRequest request, TransportOptions options) =>
        failure is AnswerTooLargeException large ? AnswerLimit.Exceeded(request, large.Limit) : OfNetwork(failure, request, options);

    private static TransportException OfNetwork(Exception failure, TransportRequest request, TransportOptions options)
    {
        string host = request.Uri.Authority;
        return (failure, KindOf(failure), SocketError(failure)) switch
        {
            (TimeoutException, _, _) => Make(
                "AnswerTimedOut",
                $"{host} did not answer {request} within {options.AttemptTimeout.TotalSeconds:0} seconds.",
                CheckNetwork),
            (_, HttpRequestError.NameResolutionError, _) => Make(
                "HostNotFound", $"The host {request.Uri.Host} was not found.", CheckNetwork),
            (_, HttpRequestError.SecureConnectionError, _) => Make(
                "SecureConnectionFailed",
                $"No secure connection to {host}: {Innermost(failure)}",
                "If a proxy inspects TLS here, its certificate must be trusted on this machine; also check the clock."),
            (ProxyAuthenticationException, _, _) or (_, HttpRequestError.ProxyTunnelError, _) => Make(
                "ProxyRefused",
                $"The proxy did not connect to {host}: {Innermost(failure)}",
                "Check -Proxy and -ProxyCredential, or the system's proxy settings."),
            (_, HttpRequestError.ConnectionError, _) => Make(
                "HostUnreachable", $"No connection to {host}: {Innermost(failure)}", CheckNetwork),
            _ => Make("ConnectionBroken", $"The connection to {host} broke: {Innermost(failure)}", CheckNetwork),
        };

        TransportException Make(string errorId, string message, string nextStep) =>
            new(errorId, message, nextStep, host, failure);
    }

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
