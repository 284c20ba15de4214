using GenesysReporting.Api.Governing;

namespace GenesysReporting.Tests.Api.Governing;

/// <summary>The ways in which a model server counts.</summary>
/// <param name="Allowed">Requests allowed in a window of a minute.</param>
/// <param name="StartsWithCall">Whether a window begins with the first call after the last one, or by the server's clock.</param>
/// <param name="RoundsUp">Whether the reset header is rounded up or down to whole seconds.</param>
internal sealed record ServerKind(int Allowed = 300, bool StartsWithCall = true, bool RoundsUp = true);

/// <summary>The platform's rate limit a fixed window of one minute per token.</summary>
internal sealed class ModelServer(ServerKind kind)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    // Clocked windows do not begin when the test does.
    private TimeSpan _ends = kind.StartsWithCall ? TimeSpan.Zero : TimeSpan.FromSeconds(23.4);
    private int _count;

    public int Served { get; private set; }

    public int Refused { get; private set; }

    /// <summary>The number of the current window, from 1.</summary>
    public int Window { get; private set; }

    /// <summary>Takes a request; null is a 429.</summary>
    public RateHeaders? Take(TimeSpan now)
    {
        if (now >= _ends)
        {
            _ends = kind.StartsWithCall ? now + Length : _ends + Length;
            _count = 0;
            Window++;
        }

        if (_count == kind.Allowed)
        {
            Refused++;
            return null;
        }

        _count++;
        Served++;
        double left = (_ends - now).TotalSeconds;
        return new RateHeaders(
            _count, kind.Allowed, TimeSpan.FromSeconds(kind.RoundsUp ? Math.Ceiling(left) : Math.Floor(left)));
    }

    /// <summary>The wait that a refused request is given.</summary>
    public TimeSpan RetryAfter(TimeSpan now) => TimeSpan.FromSeconds(Math.Ceiling((_ends - now).TotalSeconds));
}
