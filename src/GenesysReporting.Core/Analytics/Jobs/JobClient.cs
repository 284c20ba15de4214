using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Json;
using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>Makes the calls about the jobs of one family.</summary>
internal sealed class JobClient(
    GenesysSession session, QueryFamily family, IRequestObserver? observer, RequestLedger? ledger = null)
{
    private const int UsualPage = 1000;

    private static readonly AnswerForm Accepted = new([], ["jobId"]);
    private static readonly AnswerForm Status = new([], ["state"]);
    private static readonly AnswerForm Availability = new([], ["dataAvailabilityDate"]);

    // Longer than the platform usually takes to accept a job, and short for a user who has pressed Ctrl+C.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Gets the family of the jobs.</summary>
    public QueryFamily Family => family;

    public TimeProvider Time => session.Client.Time;

    /// <summary>
    /// Starts a job and returns its id. Never retried after a failure, as two jobs might run then. On cancellation it waits for an
    /// answer that is on its way, as a job without a known id cannot be cancelled; it may return although it was cancelled.
    /// </summary>
    public async Task<string> SubmitAsync(JsonObject body, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ApiRequest request = Request("POST", family.JobPath!) with { Body = QueryJson.Bytes(body), MayRepeat = false };

        // By the real clock: a user who stops must not wait long, whatever the session's clock does.
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, TimeProvider.System);
        using CancellationTokenRegistration stopped = cancellationToken.Register(() => late.CancelAfter(Grace));
        JobAccepted answer = await SendAsync(request, Accepted, mayBeNothing: true, JobJson.Default.JobAccepted, late.Token).ConfigureAwait(false);
        return session.Client.Tokens.Texts.IsUsableId(answer.JobId) ? answer.JobId! : throw JobErrors.JobIdMissing(family);
    }

    /// <summary>Returns the job in its current state; other properties that the caller knows are kept.</summary>
    public async Task<AnalyticsJob> GetAsync(AnalyticsJob known, CancellationToken cancellationToken)
    {
        JobStatus status = await SendAsync(
            Request("GET", Path(known.Id)), Status, mayBeNothing: false, JobJson.Default.JobStatus, cancellationToken).ConfigureAwait(false);
        return known with
        {
            State = AnalyticsJob.ReadState(status.State),
            StateText = session.Client.Tokens.Texts.Clean(status.State),
            ErrorMessage = session.Client.Tokens.Texts.Clean(status.ErrorMessage),
            SubmissionDate = status.SubmissionDate ?? known.SubmissionDate,
            CompletionDate = status.CompletionDate,
            ExpirationDate = status.ExpirationDate,
            SessionName = session.Name,
        };
    }

    /// <summary>Returns one page of results.</summary>
    /// <param name="id">The job's id.</param>
    /// <param name="cursor">The cursor of the page before; null for the first page.</param>
    /// <param name="parser">Reads the page.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<AnswerPage<TRecord>> ResultsAsync<TRecord>(
        string id, string? cursor, IPageParser<TRecord> parser, CancellationToken cancellationToken)
    {
        string size = (family.Limits.JobPageSize ?? UsualPage).ToString(CultureInfo.InvariantCulture);
        string[] parameters =
        [
            .. family.JobMembers.Contains("pageSize") ? Array.Empty<string>() : [$"pageSize={size}"],
            .. cursor is null ? Array.Empty<string>() : [$"cursor={Uri.EscapeDataString(cursor)}"],
        ];
        string query = parameters.Length == 0 ? string.Empty : $"?{string.Join('&', parameters)}";
        string path = $"{Path(id)}/results";
        var page = new PageRequest(
            path,
            AnswerForms.Of(family),
            () => session.Client.SendAsync(Request("GET", path + query), cancellationToken))
        {
            RecordsUntil = long.MaxValue,
            MayContinue = true,
        };
        return AnswerBody.ReadPageAsync(page, body => parser.Read(AnswerSource.Job, body));
    }

    public Task CancelAsync(string id, CancellationToken cancellationToken) =>
        session.Client.SendAsync(Request("DELETE", Path(id)), cancellationToken);

    /// <summary>Returns the end of the data that jobs can read; null if the platform does not say.</summary>
    public async Task<DateTimeOffset?> AvailabilityAsync(CancellationToken cancellationToken)
    {
        if (family.AvailabilityPath is not { } path)
        {
            return null;
        }

        JobAvailability answer = await SendAsync(
            Request("GET", path), Availability, mayBeNothing: true, JobJson.Default.JobAvailability, cancellationToken).ConfigureAwait(false);
        return answer.DataAvailabilityDate;
    }

    private string Path(string id) => CallPath.Check($"{family.JobPath}/{Uri.EscapeDataString(id)}");

    private ApiRequest Request(string method, string path) => new(method, path)
    {
        Permissions = family.Permissions,
        Observer = observer,
        Ledger = ledger,
    };

    private async Task<T> SendAsync<T>(
        ApiRequest request, AnswerForm form, bool mayBeNothing, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : new()
    {
        TransportResponse response = await session.Client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return AnswerBody.ReadObject(
            response,
            request.Path,
            form,
            mayBeNothing,
            body => JsonSerializer.Deserialize((new JsonMender(_ => { }).Mend(body.Span, typeof(T)) ?? body).Span, type) ?? new T());
    }
}
