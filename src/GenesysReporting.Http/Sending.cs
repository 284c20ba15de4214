using GenesysReporting.Transport;

namespace GenesysReporting.Http;

/// <summary>One request on its way, over all of its attempts.</summary>
internal sealed class Sending(TransportRequest request)
{
    public TransportRequest Request { get; } = request;

    public int Attempts { get; private set; }

    /// <summary>What its attempts and the waits between them took, without the waits at the gate.</summary>
    public TimeSpan Spent { get; private set; }

    public void Attempted(TimeSpan elapsed)
    {
        Attempts++;
        Spent += elapsed;
    }

    public void Waits(TimeSpan delay) => Spent += delay;
}
