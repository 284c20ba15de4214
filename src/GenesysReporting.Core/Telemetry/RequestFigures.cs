using System.Globalization;

namespace GenesysReporting.Telemetry;

/// <summary>The number and the cost of requests since a point in time.</summary>
public record RequestFigures
{
    /// <summary>The start of the count (UTC).</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Calls of the API, each counted once however often it was sent.</summary>
    public long Requests { get; init; }

    /// <summary>Requests that were sent: first attempts, retries, and those of the sign-in.</summary>
    public long Attempts { get; init; }

    /// <summary>Attempts answered with 2xx.</summary>
    public long Succeeded { get; init; }

    /// <summary>Attempts answered with 3xx.</summary>
    public long Redirected { get; init; }

    /// <summary>Attempts answered with 4xx.</summary>
    public long Refused { get; init; }

    /// <summary>Attempts answered with 5xx.</summary>
    public long Failed { get; init; }

    /// <summary>Attempts without a complete answer: broken, timed out, stopped.</summary>
    public long Unanswered { get; init; }

    /// <summary>Bytes of the answers' bodies on the wire, compressed.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Bytes of the requests' bodies.</summary>
    public long BytesSent { get; init; }

    /// <summary>Tokens that replaced another.</summary>
    public long TokenRenewals { get; init; }

    /// <summary>Retries and waits, one item per cause, in the order of <see cref="WaitCause"/>.</summary>
    public IReadOnlyList<WaitFigures> Waits { get; init; } =
        [.. Enum.GetValues<WaitCause>().Select(c => new WaitFigures(c, 0, TimeSpan.Zero))];

    /// <summary>The number of retries, for any cause.</summary>
    public long Retries => Waits.Sum(w => w.Retries);

    /// <summary>The time that requests waited, for any cause; the waits of several requests at once add up.</summary>
    public TimeSpan Waited => TimeSpan.FromTicks(Waits.Sum(w => w.Waited.Ticks));

    /// <summary>Returns the waits of one cause.</summary>
    public WaitFigures Of(WaitCause cause) => Waits[(int)cause];

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Requests} requests, {Attempts} attempts, {Retries} retries, waited {Waited.TotalSeconds:0.0} s");
}
