using GenesysReporting.Transport;
using Polly;
using Polly.Retry;

namespace GenesysReporting.Http;

/// <summary>
/// The only retry policy. A 429 waits as long as the platform says; 408, 502, 503, 504 and broken connections back off with
/// jitter; a 500 is not a transient fault and is not repeated.
/// </summary>
internal static class RetryPipeline
{
    public static readonly ResiliencePropertyKey<Sending> Sending = new("sending");

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>The retries before a session's first answer, when the address is more likely wrong than busy.</summary>
    private const int RetriesBeforeFirstAnswer = 2;

    public static ResiliencePipeline<Attempt> Build(TransportOptions options, Func<bool> wasReached) =>
        new ResiliencePipelineBuilder<Attempt> { TimeProvider = options.Time }
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = options.MaxRetries,
                ShouldHandle = arguments => ValueTask.FromResult(ShouldRepeat(arguments, options, wasReached())),
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                UseJitter = true,
                Randomizer = options.Random,
                DelayGenerator = arguments => ValueTask.FromResult(AskedFor(arguments.Outcome.Result!, options)),
                OnRetry = Announce,
            })
            .Build();

    private static bool ShouldRepeat(
        RetryPredicateArguments<Attempt> arguments, TransportOptions options, bool wasReached)
    {
        if (arguments.Outcome.Exception is not null)
        {
            return false;
        }

        // A request that the rate limit refused was not executed, so any request may be sent again.
        bool mayRepeat = SendingOf(arguments.Context).Request.MayRepeat || arguments.Outcome.Result!.Response?.Status == 429;
        return mayRepeat && IsWorthRepeating(arguments, options, wasReached);
    }

    private static bool IsWorthRepeating(
        RetryPredicateArguments<Attempt> arguments, TransportOptions options, bool wasReached)
    {
        Attempt attempt = arguments.Outcome.Result!;
        TimeSpan asked = AskedFor(attempt, options) ?? TimeSpan.Zero;
        if (asked > options.MaxWait || SendingOf(arguments.Context).Spent + asked > options.RetryWithin)
        {
            return false;
        }

        return attempt.Response is { } response
            ? IsTransient(response.Status)
            : TransportErrors.IsTransient(attempt.Failure!, wasReached)
                && (wasReached || arguments.AttemptNumber < RetriesBeforeFirstAnswer);
    }

    private static bool IsTransient(int status) => status is 408 or 429 or 502 or 503 or 504;

    /// <summary>Returns the wait that the platform asks for; null for the back-off's.</summary>
    private static TimeSpan? AskedFor(Attempt attempt, TransportOptions options)
    {
        if (attempt.Response is not { } response)
        {
            return null;
        }

        DateTimeOffset now = options.Time.GetUtcNow();
        if (response.Status == 429)
        {
            return RetryAfter.After429(response, now);
        }

        // A wait of nothing, or until a date that has passed, would use up the retries at once.
        return RetryAfter.Read(response, now) is { } asked && asked > TimeSpan.Zero ? asked : null;
    }

    private static ValueTask Announce(OnRetryArguments<Attempt> arguments)
    {
        Sending sending = SendingOf(arguments.Context);
        sending.AddWait(arguments.RetryDelay);
        Attempt attempt = arguments.Outcome.Result!;
        TransportRequest request = sending.Request;
        request.OnRetry?.Invoke(new RetryNotice(
            request.Method,
            request.Uri.AbsolutePath,
            arguments.AttemptNumber + 1,
            arguments.RetryDelay,
            attempt.Response is { } response ? $"HTTP {response.Status}" : TransportErrors.Reason(attempt.Failure!)));
        return ValueTask.CompletedTask;
    }

    private static Sending SendingOf(ResilienceContext context) => context.Properties.GetValue(Sending, null!);
}
