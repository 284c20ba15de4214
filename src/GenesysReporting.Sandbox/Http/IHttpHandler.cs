namespace GenesysReporting.Sandbox.Http;

/// <summary>What answers on a port.</summary>
internal interface IHttpHandler
{
    Task<HttpResponse> HandleAsync(HttpRequest request, ClientWatch client, CancellationToken cancel);

    /// <summary>The answer could not be delivered: the peer had gone.</summary>
    void Aborted(HttpResponse response);
}
