namespace GenesysReporting.Api.Governing;

/// <summary>When the next request of a token may go.</summary>
/// <param name="Wait">How long it has to wait; infinite where only an answer can tell.</param>
/// <param name="Spacing">How far apart those behind it will go.</param>
/// <param name="Reason">Why it has to.</param>
/// <param name="ResetsIn">When that will be over.</param>
internal readonly record struct RateVerdict(TimeSpan Wait, TimeSpan Spacing, string Reason, TimeSpan ResetsIn)
{
    public static RateVerdict Go { get; } = new(TimeSpan.Zero, TimeSpan.Zero, string.Empty, TimeSpan.Zero);

    public bool MayGo => Wait == TimeSpan.Zero;
}

/// <summary>A request that was let through, until it has ended.</summary>
/// <param name="Sent">When it was let through.</param>
/// <param name="IsUnproven">Whether nothing was known of the window then.</param>
internal readonly record struct RatePass(TimeSpan Sent, bool IsUnproven);

/// <summary>
/// The budget of one token: bursts until a tenth of it remains, then even spacing to the reset. Moments are given as
/// elapsed time. To be used by one thread at a time.
/// </summary>
internal sealed class RateBudget
{
    /// <summary>
    /// How many may be under way in a window of which no answer has told yet: others may have used it up, and nobody knows
    /// how much a token of this kind is allowed.
    /// </summary>
    private const int UnprovenAtOnce = 20;

    /// <summary>A window is a minute; what claims to last longer is no window that can be spaced over.</summary>
    private static readonly TimeSpan LongestReset = TimeSpan.FromMinutes(3);

    private RateWindow? _window;
    private bool _isSilent;
    private int _onTheWay;
    private int _unproven;
    private int _uncounted;
    private TimeSpan _lastUncounted;
    private TimeSpan _lastSent;
    private TimeSpan _blockedUntil;

    /// <summary>Until when a 429 keeps every request of the token back.</summary>
    public TimeSpan BlockedUntil => _blockedUntil;

    /// <summary>Whether the next request may go now; asked again after each event.</summary>
    public RateVerdict Ask(TimeSpan now)
    {
        if (now < _blockedUntil)
        {
            TimeSpan wait = _blockedUntil - now;
            return new RateVerdict(wait, TimeSpan.Zero, RateReasons.Blocked, wait);
        }

        return _window is not { } window || window.HasEnded(now) ? AskUnproven() : Ask(window, now);
    }

    /// <summary>Lets a request through.</summary>
    public RatePass Pass(TimeSpan now)
    {
        var pass = new RatePass(now, _window?.HasEnded(now) ?? true);
        _onTheWay++;
        _unproven += pass.IsUnproven ? 1 : 0;
        _lastSent = now;
        return pass;
    }

    /// <summary>A request that was let through has ended, with the headers of its answer if it had any.</summary>
    public void Ended(RatePass pass, TimeSpan now, RateHeaders? headers, bool succeeded)
    {
        Returned(pass);
        if (headers is { } told && told.Reset <= LongestReset)
        {
            _isSilent = false;
            Learn(RateWindow.Of(told, pass.Sent, now), pass, now);
            return;
        }

        // It may have been counted, and no answer that was sent before says so.
        _uncounted++;
        _lastUncounted = now;
        _isSilent |= succeeded && (_window?.HasEnded(now) ?? true);
    }

    /// <summary>A request that was let through was not sent after all.</summary>
    public void Returned(RatePass pass)
    {
        _onTheWay--;
        _unproven -= pass.IsUnproven ? 1 : 0;
    }

    /// <summary>A 429 arrived: nobody is let through before.</summary>
    public void Block(TimeSpan until) => _blockedUntil = until > _blockedUntil ? until : _blockedUntil;

    private RateVerdict AskUnproven() => _isSilent || _unproven < UnprovenAtOnce
        ? RateVerdict.Go
        : new RateVerdict(Timeout.InfiniteTimeSpan, TimeSpan.Zero, RateReasons.Unproven, Timeout.InfiniteTimeSpan);

    private RateVerdict Ask(RateWindow window, TimeSpan now)
    {
        int left = window.Allowed - window.Count - _onTheWay - _uncounted;
        if (left > (window.Allowed + 9) / 10)
        {
            return RateVerdict.Go;
        }

        // A hundredth is never touched: another user of the token may be sending at the same moment. What others will use
        // decides whether to go on and not how fast, as each answer tells anew what they did.
        double mine = left - ((window.Allowed + 99) / 100);
        bool goesOn = mine - window.ForecastOthers() >= 1;
        TimeSpan rest = window.LatestEnd - now;
        TimeSpan spacing = goesOn ? rest / mine : TimeSpan.Zero;
        TimeSpan wait = goesOn ? _lastSent + spacing - now : rest;
        return wait <= TimeSpan.Zero
            ? RateVerdict.Go
            : new RateVerdict(wait, spacing, RateReasons.Spaced(window.Allowed - left, window.Allowed), rest);
    }

    private void Learn(RateWindow told, RatePass pass, TimeSpan now)
    {
        if (_window is not { } window || told.IsAfter(window) || window.HasEnded(pass.Sent))
        {
            _window = _window is { } before ? told with { Others = told.Others.After(before.Others) } : told;
            _uncounted = 0;
        }
        else if (told.Meets(window) && !window.HasEnded(now))
        {
            _window = window.With(told, now, _onTheWay + _uncounted);
        }

        // What ended before this request went out was counted before it, if at all.
        _uncounted = pass.Sent >= _lastUncounted ? 0 : _uncounted;
    }
}
