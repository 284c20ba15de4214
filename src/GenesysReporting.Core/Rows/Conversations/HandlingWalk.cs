using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenesysReporting.Rows.Conversations;

/// <summary>
/// Finds out what one participant did, segment after segment. Whoever a phone only rang for, and whoever only listened,
/// handled nothing, unless they gave a code.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct HandlingWalk
{
    private string? _queueInSession;
    private string? _lastQueue;
    private string? _queueOfCode;
    private string? _code;
    private DateTimeOffset? _codeAt;
    private DateTimeOffset? _until;
    private DateTimeOffset _from;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EnterSession() => _queueInSession = null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in SegmentFacts segment)
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

    /// <summary>What it comes to; null for who is no agent, and for one who handled nothing.</summary>
    public readonly Handling? Told(string? userId) =>
        // A code alone tells of an attempt that reached nobody, which ended as the wrap-up began.
        userId is not null && (_until ?? _codeAt) is { } until
            ? new Handling(userId, (_code is null ? null : _queueOfCode) ?? _lastQueue, _code) { Until = until, From = _from }
            : null;
}
