using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Errors;

/// <summary>The errors of the API, each with the platform's code.</summary>
internal static class ApiErrors
{
    public static ApiError AuthenticationRequired =>
        new(401, "authentication.required", "No authentication bearer token specified in authorization header.");

    public static ApiError BadCredentials => new(401, "bad.credentials", "Invalid login credentials.");

    public static ApiError NotAuthorized =>
        new(403, "not.authorized", "You are not authorized to perform the requested action.");

    public static ApiError NotFound => new(404, "not.found", "The requested resource was not found.");

    public static ApiError MethodNotAllowed => new(405, "method.not.allowed", "The path does not know this method.");

    public static ApiError UnsupportedMediaType => new(
        415,
        "unsupported.media.type",
        "Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value in the header.");

    public static ApiError TooLarge => new(413, "request.entity.too.large", $"The request body exceeds {HttpReader.BodyLimit} bytes.")
    {
        Limit = ("platform.api", "request.bytes.max", HttpReader.BodyLimit),
    };

    public static ApiError InternalServerError => new(
        500,
        "internal.server.error",
        "The server encountered an unexpected condition which prevented it from fulfilling the request.");

    public static ApiError ServiceUnavailable => new(
        503,
        "service.unavailable",
        "Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance).");

    public static ApiError NotAUser => new(
        400,
        "not.a.user",
        "This request requires a user context. Client credentials cannot be used for requests to this resource.");

    public static ApiError InvalidDate => new(
        400,
        "invalid.date",
        "Dates must be specified as ISO-8601 strings. For example: yyyy-MM-ddTHH:mm:ss.SSSZ");

    public static ApiError TooManyRequests(int seconds) => new(
        429,
        "too.many.requests.retry.after",
        $"Rate limit exceeded the maximum. Retry the request in [{seconds}] seconds");

    public static ApiError BadRequest(string message) => new(400, "bad.request", message);

    public static ApiError InvalidValue(string value, string fieldType, IEnumerable<string> allowed) => new(
        400,
        "invalid.value",
        $"Value [{value}] is not valid for field type [{fieldType}]. Allowable values are: {string.Join(", ", allowed)}");

    public static ApiError MissingPermissions(IReadOnlyList<string> permissions, bool all)
    {
        string list = "[" + string.Join(", ", permissions) + "]";
        string text = all
            ? "Unable to perform the requested action. You are missing the following permission(s): "
            : "Unable to perform the requested action. You must have at least one of the following permissions assigned: ";
        return new ApiError(403, all ? "missing.permissions" : "missing.any.permissions", text + list)
        {
            Parameter = (text + "{permissions}", "permissions", list),
        };
    }
}
