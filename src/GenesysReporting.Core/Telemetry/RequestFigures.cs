using System.Globalization;

namespace GenesysReporting.Telemetry;

/// <summary>What requests did and what it took, counted since a moment.</summary>
public record RequestFigures
{
    /// <summary>Since when it is counted (UTC).</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Calls of the API that were asked for, however often each was sent.</summary>
    public long Requests { get; init; }

    /// <summary>What was sent: first tries, repetitions, and the sign-in's own requests.</summary>
    public long Attempts { get; init; }

    /// <summary>Attempts that were answered with 2xx.</summary>
    public long Succeeded { get; init; }

    /// <summary>Attempts that were answered with 3xx.</summary>
    public long Redirected { get; init; }

    /// <summary>Attempts that were answered with 4xx.</summary>
    public long Refused { get; init; }

    /// <summary>Attempts that were answered with 5xx.</summary>
    public long Failed { get; init; }

    /// <summary>Attempts without a whole answer: broken, timed out, stopped.</summary>
    public long Unanswered { get; init; }

    /// <summary>Bytes of the answers' bodies as they came over the wire, packed.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Bytes of the requests' bodies.</summary>
    public long BytesSent { get; init; }

    /// <summary>Tokens that took the place of another.</summary>
    public long TokenRenewals { get; init; }

    /// <summary>Retries and waits, every cause in its place.</summary>
    public IReadOnlyList<WaitFigures> Waits { get; init; } =
        [.. Enum.GetValues<WaitCause>().Select(c => new WaitFigures(c, 0, TimeSpan.Zero))];

    /// <summary>How often a request was sent again, whatever the cause.</summary>
    public long Retries => Waits.Sum(w => w.Retries);

    /// <summary>How long requests waited, whatever the cause; where several waited at once, their times add up.</summary>
    public TimeSpan Waited => TimeSpan.FromTicks(Waits.Sum(w => w.Waited.Ticks));

    /// <summary>The waits of one cause.</summary>
    public WaitFigures Of(WaitCause cause) => Waits[(int)cause];

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Requests} requests, {Attempts} attempts, {Retries} retries, waited {Waited.TotalSeconds:0.0} s");
}
