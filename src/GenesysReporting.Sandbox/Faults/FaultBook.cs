using System.IO.Enumeration;

namespace GenesysReporting.Sandbox.Faults;

/// <summary>The faults that are still to happen.</summary>
internal sealed class FaultBook
{
    private readonly object _gate = new();
    private readonly List<Entry> _entries = [];

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

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    /// <summary>The fault that befalls this request, if any; it counts as happened.</summary>
    public SandboxFault? Take(string method, string path)
    {
        lock (_gate)
        {
            foreach (Entry entry in _entries)
            {
                if (entry.Matches(method, path) && entry.Happens())
                {
                    return entry.Fault;
                }
            }

            return null;
        }
    }

    private sealed class Entry(SandboxFault fault)
    {
        private int _skip = fault.Skip;
        private int _left = fault.Times;

        public SandboxFault Fault { get; } = fault;

        public bool Matches(string method, string path) =>
            (Fault.Method is null || Fault.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            && FileSystemName.MatchesSimpleExpression(Fault.PathPattern, path);

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
