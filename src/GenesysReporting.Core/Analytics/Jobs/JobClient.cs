using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;
using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>Makes the calls that jobs are worked with.</summary>
internal sealed class JobClient(
    GenesysSession session, QueryFamily family, IRequestObserver? observer, RequestLedger? ledger = null, AnswerParser? parser = null)
{
    private const int UsualPage = 1000;

    // Longer than the platform usually takes to accept a job, and short for who has pressed Ctrl+C.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>The family that jobs are asked for of.</summary>
    public QueryFamily Family => family;

    public TimeProvider Time => session.Client.Time;

    /// <summary>
    /// Starts a job. Never repeated after a fault: a second one might run beside the first. When it is stopped, it waits for
    /// an answer that is on its way, as nobody could end a job whose id did not come: it may return although it was stopped.
    /// </summary>
    public async Task<string> SubmitAsync(JsonObject body, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ApiRequest request = Request("POST", family.JobPath!) with { Body = QueryJson.Bytes(body), MayRepeat = false };

        // By the real clock: whoever stops must not wait for long, whatever the session's clock does.
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, TimeProvider.System);
        using CancellationTokenRegistration stopped = cancellationToken.Register(() => late.CancelAfter(Grace));
        JobAccepted answer = await SendAsync(request, JobJson.Default.JobAccepted, late.Token).ConfigureAwait(false);
        return answer.JobId ?? throw JobErrors.JobIdMissing(family);
    }

    /// <summary>The job as it is now; what the caller knows of it is kept.</summary>
    public async Task<AnalyticsJob> GetAsync(AnalyticsJob known, CancellationToken cancellationToken)
    {
        JobStatus status = await SendAsync(Request("GET", Path(known.Id)), JobJson.Default.JobStatus, cancellationToken)
            .ConfigureAwait(false);
        return known with
        {
            State = AnalyticsJob.ReadState(status.State),
            StateText = status.State,
            ErrorMessage = status.ErrorMessage,
            SubmissionDate = status.SubmissionDate ?? known.SubmissionDate,
            CompletionDate = status.CompletionDate,
            ExpirationDate = status.ExpirationDate,
            SessionName = session.Name,
        };
    }

    /// <summary>One page of results.</summary>
    public async Task<AnswerPage> ResultsAsync(string id, string? cursor, CancellationToken cancellationToken)
    {
        string size = (family.Limits.JobPageSize ?? UsualPage).ToString(CultureInfo.InvariantCulture);
        string position = cursor is null ? string.Empty : $"&cursor={Uri.EscapeDataString(cursor)}";
        string path = family.JobMembers.Contains("pageSize")
            ? $"{Path(id)}/results{(cursor is null ? string.Empty : $"?cursor={Uri.EscapeDataString(cursor)}")}"
            : $"{Path(id)}/results?pageSize={size}{position}";
        ApiRequest request = Request("GET", path);
        TransportResponse response = await session.Client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return Read(response, path, () => parser is null
            ? AnswerReader.Read(family, AnswerSource.Job, response.Body.Span)
            : parser(AnswerSource.Job, response.Body));
    }

    public Task CancelAsync(string id, CancellationToken cancellationToken) =>
        session.Client.SendAsync(Request("DELETE", Path(id)), cancellationToken);

    /// <summary>How far the data of jobs reaches; null where the platform does not say.</summary>
    public async Task<DateTimeOffset?> AvailabilityAsync(CancellationToken cancellationToken)
    {
        if (family.AvailabilityPath is not { } path)
        {
            return null;
        }

        JobAvailability answer = await SendAsync(
            Request("GET", path), JobJson.Default.JobAvailability, cancellationToken).ConfigureAwait(false);
        return answer.DataAvailabilityDate;
    }

    private string Path(string id) => $"{family.JobPath}/{Uri.EscapeDataString(id)}";

    private ApiRequest Request(string method, string path) => new(method, path)
    {
        Permissions = family.Permissions,
        Observer = observer,
        Ledger = ledger,
    };

    private async Task<T> SendAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : new()
    {
        TransportResponse response = await session.Client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return Read(response, request.Path, () => JsonSerializer.Deserialize(response.Body.Span, type) ?? new T());
    }

    private static T Read<T>(TransportResponse response, string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException e)
        {
            // The path and position only: the rest of a parser's message may quote customers' data.
            throw ApiErrors.AnswerUnreadable(
                path.Split('?')[0], response.Header("ININ-Correlation-Id"), $"{e.Path ?? "$"}, byte {e.BytePositionInLine}");
        }
        finally
        {
            response.Release();
        }
    }
}
