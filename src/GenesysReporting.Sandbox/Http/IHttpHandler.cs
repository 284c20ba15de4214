namespace GenesysReporting.Sandbox.Http;

/// <summary>The service on a port.</summary>
internal interface IHttpHandler
{
    Task<HttpResponse> HandleAsync(HttpRequest request, ClientWatch client, CancellationToken cancel);

    /// <summary>Notes that an answer could not be delivered, as the client had disconnected.</summary>
    void Aborted(HttpResponse response);
}
