using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenesysReporting.Rows.Conversations;

/// <summary>
/// Finds the work of one participant in its segments. Users whose phone only rang, or who only listened, handled nothing,
/// unless they gave a code.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct AgentHandlingBuilder
{
    private string? _queueInSession;
    private string? _lastQueue;
    private string? _queueOfCode;
    private string? _code;
    private DateTimeOffset? _codeAt;
    private DateTimeOffset? _until;
    private DateTimeOffset _from;

    public void BeginSession() => _queueInSession = null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(SegmentPart segment)
    {
        _queueInSession = segment.QueueId ?? _queueInSession;
        _lastQueue = _queueInSession ?? _lastQueue;
        if (segment.WrapUpCode is { } code)
        {
            (_code, _queueOfCode) = (code, _queueInSession);
            _codeAt = segment.Start ?? DateTimeOffset.MinValue;
        }

        if (segment.Type is "interact" or "hold" or "callback" or "parked")
        {
            DateTimeOffset end = segment.End ?? DateTimeOffset.MaxValue;
            _from = _until is null || segment.Start < _from ? segment.Start ?? _from : _from;
            _until = _until > end ? _until : end;
        }
    }

    /// <summary>Returns the work of the participant; null if it is not an agent or handled nothing.</summary>
    public readonly AgentHandling? Build(string? userId) =>
        // A code alone is of an attempt that reached no one, which ended as the wrap-up began.
        userId is not null && (_until ?? _codeAt) is { } until
            ? new AgentHandling(userId, (_code is null ? null : _queueOfCode) ?? _lastQueue, _code) { Until = until, From = _from }
            : null;
}
