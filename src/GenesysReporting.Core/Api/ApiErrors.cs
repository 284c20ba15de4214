using System.Text.Json;
using GenesysReporting.Auth;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>
/// Turns an error status of the Platform API into an error with advice, which depends on the session's grant.
/// </summary>
internal sealed class ApiErrors(GenesysGrantType grantType, bool canRenew)
{
    public ApiException From(ApiRequest request, TransportResponse response, DateTimeOffset now)
    {
        ApiFailure failure = Describe(request, response, now);
        (ErrorKind kind, string id, string what, string? next) = Classify(failure);
        return new ApiException(kind, id, $"{what} {Facts(failure)}", next, failure.Path, failure);
    }

    public static AnswerException AnswerUnreadable(string path, string? correlationId, string detail) => new(
        nameof(AnswerUnreadable),
        $"The answer of {path} could not be read: {detail}{Id(correlationId)}.",
        "Try again. If the problem persists, a proxy may be rewriting answers, or the platform has changed; please report it.",
        path);

    /// <summary>Returns the error of an answer that is JSON, but not the object that its path promises.</summary>
    /// <param name="path">The path.</param>
    /// <param name="correlationId">The platform's id of the request.</param>
    /// <param name="position">The position of the answer in a list, such as 'page 2 of ... at '; empty for none.</param>
    /// <param name="expected">The expected content.</param>
    /// <param name="quote">The answer, shortened and cleaned.</param>
    public static AnswerException AnswerMisshaped(
        string path, string? correlationId, string position, string expected, string quote) => new(
        nameof(AnswerMisshaped),
        $"The answer of {path}{(position.Length == 0 ? string.Empty : $", {position.Replace(" at ", string.Empty, StringComparison.Ordinal)},")} is not {expected}: {quote}{Id(correlationId)}.",
        "It was not used, and the result is not complete. Try again; if the problem persists, a gateway may be answering in the platform's place, or the platform has changed: please report it.",
        path);

    private static ApiFailure Describe(ApiRequest request, TransportResponse response, DateTimeOffset now)
    {
        ErrorBody? body = Parse(response);
        return new ApiFailure
        {
            Method = request.Method,
            Path = request.Path.Split('?')[0],
            Status = response.Status,
            Code = response.Texts.Clean(body?.Code),
            Message = response.Texts.Clean(body?.Message),
            CorrelationId = response.CorrelationId ?? response.Texts.Clean(body?.ContextId),
            Limit = response.Texts.Clean(body?.Limit?.ToString()),
            RetryAfter = RetryAfter.Read(response, now),
            Permissions = request.Permissions,
        };
    }

    private (ErrorKind Kind, string Id, string What, string? Next) Classify(ApiFailure failure) =>
        failure.Status switch
        {
            400 when failure.Code == "not.a.user" => (
                ErrorKind.InvalidInput,
                "UserContextRequired",
                "This call is about a signed-in user, and a client credentials session has none.",
                "Sign in as a user for it: Connect-GenesysCloud -GrantType AuthorizationCode."),
            400 => (
                ErrorKind.InvalidInput,
                "RequestRefused",
                "The platform refused the request as malformed.",
                "The platform's message names the field; compare it with the query that was sent."),
            401 => Refused(),
            403 => (ErrorKind.Permission, "PermissionMissing", Missing(failure), PermissionAdvice.For(grantType, failure)),
            404 => (
                ErrorKind.NotFound, "NotFound", "The platform does not know this.", "Check the id, and the region."),
            413 => (ErrorKind.Limit, "RequestTooLarge", "The request is too large.", "Ask for less at a time."),
            429 => (ErrorKind.Limit, "RateLimited", "The rate limit was hit and did not clear in time.", Wait(failure)),
            >= 300 and < 400 => (
                ErrorKind.InvalidAnswer,
                "RedirectRefused",
                "The API answered with a redirect, which is not followed: the token is sent only to the session's own host.",
                "Check the address or the region; a proxy's sign-in page is another usual cause."),
            >= 500 => (
                ErrorKind.Service,
                "ServiceFailed",
                "The platform failed.",
                "Try again later. If the problem persists, give the correlation id to Genesys support."),
            _ => (ErrorKind.InvalidInput, "RequestRefused", "The platform refused the request.", null),
        };

    private (ErrorKind Kind, string Id, string What, string? Next) Refused() => grantType switch
    {
        _ when canRenew => (
            ErrorKind.Authentication,
            "TokenRejected",
            "The token was refused, and so was a new one.",
            "Sign in again with Connect-GenesysCloud; check that the OAuth client is still active."),
        GenesysGrantType.AccessToken => (
            ErrorKind.Authentication,
            "SuppliedTokenEnded",
            "The supplied token is not accepted, or no longer accepted, and it cannot be renewed here.",
            "Get a new one from its source, and supply it with Connect-GenesysCloud -GrantType AccessToken."),
        GenesysGrantType.Saml2Bearer => (
            ErrorKind.Authentication,
            "SignInEnded",
            "The token has ended, and a sign-in with an assertion has no refresh token to renew it with.",
            "Sign in again with Connect-GenesysCloud -GrantType Saml2Bearer and a new assertion."),
        _ => (
            ErrorKind.Authentication,
            "SignInEnded",
            "The token has ended, and this sign-in has no refresh token to renew it with.",
            "Sign in again with Connect-GenesysCloud -GrantType AuthorizationCode. A client with a secret is renewed without a new sign-in."),
    };

    private static string Missing(ApiFailure failure) => failure.Permissions.Count switch
    {
        0 => "A permission is missing.",
        1 => $"The permission '{failure.Permissions[0]}' is missing.",
        _ => $"One of these permissions is needed: {string.Join(", ", failure.Permissions)}.",
    };

    private static string Wait(ApiFailure failure) => failure.RetryAfter is { } wait
        ? $"Try again in {wait.TotalSeconds:0} seconds."
        : "Try again in a minute.";

    private static string Facts(ApiFailure failure)
    {
        string code = failure.Code is null ? string.Empty : $", {failure.Code}";
        string message = failure.Message is null ? string.Empty : $": {failure.Message.TrimEnd('.')}";
        string limit = failure.Limit is null ? string.Empty : $" [limit {failure.Limit}]";
        return $"{failure.Method} {failure.Path} answered HTTP {failure.Status}{code}{message}{limit}{Id(failure.CorrelationId)}.";
    }

    private static string Id(string? correlationId) =>
        correlationId is null ? string.Empty : $" (correlation id {correlationId})";

    private static ErrorBody? Parse(TransportResponse response)
    {
        try
        {
            return JsonSerializer.Deserialize(response.JsonBody.Span, ApiJson.Default.ErrorBody);
        }
        catch (JsonException)
        {
            // Gateways answer with HTML or nothing; status and headers are enough.
            return null;
        }
    }
}
