using System.IO.Enumeration;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Faults;

/// <summary>The pending faults.</summary>
internal sealed class FaultBook
{
    private readonly object _gate = new();
    private readonly List<Entry> _entries = [];
    private readonly List<ChaosBook> _chaos = [];

    public void Add(SandboxFault fault)
    {
        ArgumentException.ThrowIfNullOrEmpty(fault.PathPattern, nameof(fault));
        ArgumentOutOfRangeException.ThrowIfNegative(fault.Times);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.Skip);
        ArgumentOutOfRangeException.ThrowIfNegative(fault.RetryAfterSeconds);
        lock (_gate)
        {
            _entries.Add(new Entry(fault));
        }
    }

    public void Add(SandboxChaos chaos)
    {
        ArgumentException.ThrowIfNullOrEmpty(chaos.PathPattern, nameof(chaos));
        ArgumentOutOfRangeException.ThrowIfNegative(chaos.Probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chaos.Probability, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(chaos.RetryAfterSeconds);
        ArgumentOutOfRangeException.ThrowIfZero(chaos.Kinds.Count);
        lock (_gate)
        {
            _chaos.Add(new ChaosBook(chaos));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _chaos.Clear();
            _entries.Clear();
        }
    }

    /// <summary>Returns and counts the fault of a request; null if there is none. Added faults come before random ones.</summary>
    public SandboxFault? Take(HttpRequest request)
    {
        lock (_gate)
        {
            foreach (Entry entry in _entries)
            {
                if (entry.Matches(request) && entry.Happens())
                {
                    return entry.Fault;
                }
            }

            return _chaos.Select(chaos => chaos.Draw(request)).FirstOrDefault(fault => fault is not null);
        }
    }

    private sealed class Entry(SandboxFault fault)
    {
        private int _skip = fault.Skip;
        private int _left = fault.Times;

        public SandboxFault Fault { get; } = fault;

        public bool Matches(HttpRequest request) =>
            (Fault.Method is null || Fault.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            && FileSystemName.MatchesSimpleExpression(Fault.PathPattern, request.Path)
            && (Fault.Day is not { } day || IntervalReader.Touches(request.Body, day));

        public bool Happens()
        {
            if (_skip > 0)
            {
                _skip--;
                return false;
            }

            return _left > 0 && _left-- > 0;
        }
    }
}
