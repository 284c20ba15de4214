using System.Globalization;
using GenesysReporting.Sandbox.Auth;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The API. It checks the bearer, rate limit, path, method, scope, permission and body, in this order.</summary>
internal sealed class ApiHandler(SandboxServices services) : SandboxHandler(services)
{
    // Another family of operations is another file and another list here. If two patterns match, the first wins.
    private readonly IReadOnlyList<Route> _routes =
    [
        .. TokenRoutes.All(services),
        .. OrganizationRoutes.All(services.World),
        .. LookUpRoutes.All(services.World),
        .. PresenceRoutes.All(services.Presence.Definitions),
        .. ConversationDetailRoutes.All(services),
        .. RetentionRoutes.All(services.Retention, services.World),
        .. AggregateRoutes.All(services),
        .. UserDetailRoutes.All(services),
        .. ObservationRoutes.All(services),
        .. ActivityRoutes.All(services),
        .. JobRoutes.All(services),
        .. UsageRoutes.All(services),
        .. AgentStateRoutes.All(services),
        .. TaskMetricRoutes.All(services),
    ];

    protected override TimeSpan Latency => Services.Options.Latency;

    protected override HttpResponse Answer(HttpRequest request, string correlationId, SandboxFault? fault)
    {
        if (!request.Path.StartsWith("/api/v2/", StringComparison.Ordinal))
        {
            throw ApiErrors.NotFound;
        }

        AccessToken token = Authenticate(request.Head.Header("Authorization"));
        RateState rate = token.Rate.Count();
        if (rate.Exceeded)
        {
            return ApiErrors.TooManyRequests(rate.ResetSeconds).ToResponse(correlationId)
                .With("Retry-After", Text(rate.ResetSeconds));
        }

        return WithRate(Guarded(request, token, correlationId, fault), rate);
    }

    private HttpResponse Guarded(HttpRequest request, AccessToken token, string correlationId, SandboxFault? fault)
    {
        try
        {
            return Dispatch(request, token, fault);
        }
        catch (ApiError refusal)
        {
            return refusal.ToResponse(correlationId);
        }
    }

    private HttpResponse Dispatch(HttpRequest request, AccessToken token, SandboxFault? fault)
    {
        if (request.BodyTooLarge)
        {
            throw ApiErrors.TooLarge;
        }

        bool known = false;
        string[] parts = request.Path.Split('/');
        foreach (Route route in _routes)
        {
            if (route.Match(parts) is not { } values)
            {
                continue;
            }

            known = true;
            if (route.Method == request.Method)
            {
                CheckScope(request, token);
                route.Check(token);
                CheckContent(request);
                return route.Answer(new ApiCall(request, token, values, fault));
            }
        }

        throw known ? ApiErrors.MethodNotAllowed : ApiErrors.NotFound;
    }

    /// <summary>Refuses a missing scope; the platform's error for it is not known, so this is its simplest 403.</summary>
    private void CheckScope(HttpRequest request, AccessToken token)
    {
        if (Services.Options.EnforceScopes && token.Scopes is { } scopes && !ScopeRules.Cover(scopes, request.Path))
        {
            throw ApiErrors.NotAuthorized;
        }
    }

    private static void CheckContent(HttpRequest request)
    {
        if (request.Method is "POST" or "PUT" or "PATCH" && request.MediaType != HttpResponse.Json)
        {
            throw ApiErrors.UnsupportedMediaType;
        }
    }

    private AccessToken Authenticate(string? header)
    {
        const string Scheme = "Bearer ";
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw ApiErrors.AuthenticationRequired;
        }

        return Services.Tokens.Find(header[Scheme.Length..].Trim()) ?? throw ApiErrors.BadCredentials;
    }

    private static HttpResponse WithRate(HttpResponse response, RateState rate) => rate.Allowed == 0
        ? response
        : response
            .With("inin-ratelimit-count", Text(rate.Count))
            .With("inin-ratelimit-allowed", Text(rate.Allowed))
            .With("inin-ratelimit-reset", Text(rate.ResetSeconds));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
