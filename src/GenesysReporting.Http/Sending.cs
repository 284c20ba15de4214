using GenesysReporting.Transport;

namespace GenesysReporting.Http;

/// <summary>The state of one request over all of its attempts.</summary>
internal sealed class Sending(TransportRequest request)
{
    public TransportRequest Request { get; } = request;

    public int Attempts { get; private set; }

    /// <summary>The time of its attempts and the waits between them, without the waits at the gate.</summary>
    public TimeSpan Spent { get; private set; }

    public void AddAttempt(TimeSpan elapsed)
    {
        Attempts++;
        Spent += elapsed;
    }

    public void AddWait(TimeSpan delay) => Spent += delay;
}
