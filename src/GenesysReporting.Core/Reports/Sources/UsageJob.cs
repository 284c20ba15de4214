using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Transport;

namespace GenesysReporting.Reports.Sources;

/// <summary>
/// Asks for the use of the API: a job is created, its state is asked for until it has ended, and its pages are read. Source: the
/// contract's <c>usage/aggregates/query/jobs</c>.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="observer">Is notified of answers and waits.</param>
/// <param name="permissions">The permissions, any one of which it needs.</param>
internal sealed class UsageJob(GenesysSession session, IRequestObserver? observer, IReadOnlyList<string> permissions)
{
    /// <summary>The path of the jobs.</summary>
    public const string Path = "/api/v2/usage/aggregates/query/jobs";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly AnswerForm State = new(["entities"], ["queryStatus", "id", "name", "selfUri", "nextUri", "errorBody"]);

    /// <summary>Reads the pages; each is valid until the next one is requested.</summary>
    /// <param name="body">The query as JSON.</param>
    /// <param name="outcome">Receives the reasons for which rows may be missing.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async IAsyncEnumerable<IReadOnlyList<JsonElement>> ReadAsync(
        string body, SourceOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string id = await CreateAsync(body, cancellationToken).ConfigureAwait(false);
        ApiCall results = Call(CallMethod.GET, $"{Path}/{Uri.EscapeDataString(id)}");
        await WaitAsync(results, id, cancellationToken).ConfigureAwait(false);
        var reader = new CallReader(session, PagingStyles.Begin(results), observer, State);
        await foreach (CallPage page in reader.ReadPagesAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return page.Items;
        }

        string[] doubts = [.. reader.Doubts];
        outcome.Reasons.AddRange(doubts);
        outcome.IsComplete &= doubts.Length == 0;
    }

    private async Task<string> CreateAsync(string body, CancellationToken cancellationToken)
    {
        ApiCall call = Call(CallMethod.POST, Path).WithBody(Encoding.UTF8.GetBytes(body));
        using CallAnswer answer = await new CallReader(session, call, observer).ReadAsync(cancellationToken).ConfigureAwait(false);
        return Text(answer, "id") is { } id && session.Client.Tokens.Texts.IsUsableId(id) ? id : throw ReportErrors.UsageIdMissing();
    }

    private async Task WaitAsync(ApiCall call, string id, CancellationToken cancellationToken)
    {
        TimeProvider time = session.Client.Time;
        long started = time.GetTimestamp();
        foreach (TimeSpan pause in JobPauses.Growing())
        {
            string state = await StateAsync(call, cancellationToken).ConfigureAwait(false)
                ?? await StateAsync(call, cancellationToken).ConfigureAwait(false)
                ?? throw ReportErrors.UsageStateMissing(id);
            switch (state.ToUpperInvariant())
            {
                case "SUCCEEDED":
                    return;
                case "FAILED" or "CANCELLED":
                    throw ReportErrors.UsageFailed(id, state);
                case var _ when time.GetElapsedTime(started) >= Limit:
                    throw ReportErrors.UsageTimedOut(id, state, Limit);
                default:
                    await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    private async Task<string?> StateAsync(ApiCall call, CancellationToken cancellationToken)
    {
        using CallAnswer answer = await new CallReader(session, call, observer).ReadAsync(cancellationToken).ConfigureAwait(false);
        return session.Client.Tokens.Texts.Clean(Text(answer, "queryStatus"));
    }

    /// <summary>Returns a text of an answer; null if it has none.</summary>
    private static string? Text(CallAnswer answer, string name) =>
        answer.Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;

    private ApiCall Call(CallMethod method, string path) =>
        new(method, CallTarget.Parse(path, session.Endpoints)) { Permissions = permissions };
}
