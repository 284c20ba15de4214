using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Faults;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Api;

/// <summary>The base of both services: correlation id, faults, delay and log. It answers every exception.</summary>
internal abstract class SandboxHandler(SandboxServices services) : IHttpHandler
{
    protected SandboxServices Services { get; } = services;

    protected abstract TimeSpan Latency { get; }

    public async Task<HttpResponse> HandleAsync(HttpRequest request, ClientWatch client, CancellationToken cancel)
    {
        string correlationId = Guid.NewGuid().ToString();
        Services.Log.RequestStarted();
        try
        {
            SandboxFault? fault = Services.Faults.Take(request);
            TimeSpan delay = Latency + (fault?.Delay ?? TimeSpan.Zero);
            if (delay > TimeSpan.Zero)
            {
                await client.DelayAsync(delay, Services.Options.Time, cancel).ConfigureAwait(false);
            }

            return Logged(request, correlationId, FaultyAnswer(request, correlationId, fault));
        }
        catch (ClientGoneException)
        {
            HttpResponse unanswered = Logged(request, correlationId, HttpResponse.Unanswered);
            Aborted(unanswered);
            return unanswered;
        }
        catch (ApiError refusal)
        {
            return Logged(request, correlationId, refusal.ToResponse(correlationId));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Logged(request, correlationId, InternalError(e, correlationId));
        }
        finally
        {
            Services.Log.RequestEnded();
        }
    }

    public void Aborted(HttpResponse response) => Services.Log.MarkAborted(response.LogId);

    protected abstract HttpResponse Answer(HttpRequest request, string correlationId, SandboxFault? fault);

    private HttpResponse FaultyAnswer(HttpRequest request, string correlationId, SandboxFault? fault)
    {
        HttpResponse? instead = fault is null
            ? null
            : FaultAnswers.Replacement(fault, correlationId, Services.Options.Time.GetUtcNow());
        return instead ?? FaultAnswers.ChangeEnding(fault, BodyFaults.Change(fault, request, Answer(request, correlationId, fault)));
    }

    private HttpResponse Logged(HttpRequest request, string correlationId, HttpResponse response) =>
        response.With("ININ-Correlation-Id", correlationId) with
        {
            LogId = Services.Log.Add(request, response.Status, correlationId),
        };

    private static HttpResponse InternalError(Exception e, string correlationId) =>
        new ApiError(500, "internal.server.error", "The sandbox itself failed: " + e).ToResponse(correlationId);
}
