using GenesysReporting.Api.Governing;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Api.Governing;

/// <summary>
/// Callers, a governor and a model server on one fake clock, moved on in small steps by one thread: the same seed gives the
/// same run.
/// </summary>
internal sealed class Simulation : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly Random _random;
    private readonly ModelServer _server;
    private readonly PriorityQueue<Action, TimeSpan> _events = new();
    private readonly List<(RateTurn Turn, Action<RatePass> Then)> _waiting = [];
    private readonly TimeSpan _slowest;

    public Simulation(int seed, ServerKind kind, TimeSpan slowest)
    {
        _random = new Random(seed);
        _server = new ModelServer(kind);
        _slowest = slowest;
        Governor = new RateGovernor(_time, Reserve);
    }

    /// <summary>The share of the windows that is left to others.</summary>
    public RateReserve Reserve { get; } = new();

    public RateGovernor Governor { get; }

    public TimeSpan Now => Governor.Now;

    /// <summary>Requests of the callers that were refused with 429.</summary>
    public int Refused { get; private set; }

    /// <summary>Requests of the callers that were answered well.</summary>
    public int Served { get; private set; }

    /// <summary>The number of turns that were not granted at once.</summary>
    public int HeldBack { get; private set; }

    /// <summary>The times at which turns were granted.</summary>
    public List<TimeSpan> Granted { get; } = [];

    /// <summary>The requests of the callers in each window of the server, by its number.</summary>
    public Dictionary<int, int> OfWindow { get; } = [];

    public void Dispose() => Governor.Dispose();

    /// <summary>A caller that sends one request after another, at most so many.</summary>
    public void AddCaller(int requests = int.MaxValue) => Ask(requests);

    /// <summary>Adds another user of the token who does not use the governor: the interval, the number at once, and the start.</summary>
    public void AddOther(double everySeconds, int atOnce = 1, double from = 0) =>
        At(TimeSpan.FromSeconds(from), () => SendOther(everySeconds, atOnce));

    public void Run(TimeSpan length)
    {
        TimeSpan end = Now + length;
        while (Now < end)
        {
            _time.Advance(Step);
            while (_events.TryPeek(out _, out TimeSpan due) && due <= Now)
            {
                _events.Dequeue()();
            }

            Settle();
        }
    }

    private void SendOther(double everySeconds, int atOnce)
    {
        for (int i = 0; i < atOnce; i++)
        {
            _server.Take(Now);
        }

        At(TimeSpan.FromSeconds(everySeconds * (0.5 + _random.NextDouble())), () => SendOther(everySeconds, atOnce));
    }

    private void Ask(int left)
    {
        if (left == 0)
        {
            return;
        }

        RateTurn turn = Governor.Enter();
        HeldBack += turn.Granted.IsCompleted ? 0 : 1;
        _waiting.Add((turn, pass => Send(pass, left)));
    }

    /// <summary>Sends what was granted, and what was granted because of that.</summary>
    private void Settle()
    {
        while (_waiting.FindIndex(w => w.Turn.Granted.IsCompleted) is >= 0 and var index)
        {
            (RateTurn turn, Action<RatePass> then) = _waiting[index];
            _waiting.RemoveAt(index);
            then(turn.Granted.GetAwaiter().GetResult());
        }
    }

    private void Send(RatePass pass, int left)
    {
        Granted.Add(pass.Sent);
        At(Latency(), () =>
        {
            RateHeaders? headers = _server.Take(Now);
            OfWindow[_server.Window] = OfWindow.GetValueOrDefault(_server.Window) + 1;
            TimeSpan retryAfter = _server.RetryAfter(Now);
            At(Latency(), () => Answer(pass, headers, retryAfter, left));
        });
    }

    private void Answer(RatePass pass, RateHeaders? headers, TimeSpan retryAfter, int left)
    {
        if (headers is null)
        {
            Refused++;
            Governor.Block(retryAfter);
        }

        Governor.Ended(pass, headers, succeeded: headers is not null);
        Served += headers is null ? 0 : 1;
        Ask(headers is null ? left : left - 1);
    }

    private TimeSpan Latency() => _slowest * _random.NextDouble();

    private void At(TimeSpan delay, Action what) => _events.Enqueue(what, Now + delay);
}
