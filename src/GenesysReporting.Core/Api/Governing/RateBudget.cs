using System.Globalization;

namespace GenesysReporting.Api.Governing;

/// <summary>The decision when the next request of a token may be sent.</summary>
/// <param name="Wait">The wait; infinite if it depends on an answer.</param>
/// <param name="Spacing">The spacing of the requests after it.</param>
/// <param name="Reason">The reason for the wait.</param>
/// <param name="ResetsIn">The time until the reason ends.</param>
internal readonly record struct RateVerdict(TimeSpan Wait, TimeSpan Spacing, string Reason, TimeSpan ResetsIn)
{
    public static RateVerdict Go { get; } = new(TimeSpan.Zero, TimeSpan.Zero, string.Empty, TimeSpan.Zero);

    public bool MayGo => Wait == TimeSpan.Zero;
}

/// <summary>A request that was admitted and has not ended yet.</summary>
/// <param name="Sent">The time when it was admitted.</param>
/// <param name="IsUnproven">True if nothing was known of the window at that time.</param>
internal sealed record RatePass(TimeSpan Sent, bool IsUnproven);

/// <summary>
/// The budget of one token: bursts until a tenth of it remains, then even spacing until the reset. Times are elapsed time.
/// Not thread-safe.
/// </summary>
/// <param name="reserve">The share that is left to others.</param>
internal sealed class RateBudget(RateReserve reserve)
{
    private const string UnprovenReason = "rate limit: the first answer of its window is awaited";
    private const string BlockedReason = "rate limit: hit (HTTP 429)";

    /// <summary>
    /// The number of requests that may be under way before a window's first answer: others may have used the window up, and
    /// the token's limit is not known.
    /// </summary>
    private const int UnprovenAtOnce = 20;

    /// <summary>The longest reset that is believed: a window is a minute.</summary>
    private static readonly TimeSpan LongestReset = TimeSpan.FromMinutes(3);

    private RateWindow? _window;
    private bool _isSilent;
    private int _underWay;
    private int _unproven;
    private int _uncounted;
    private int _uncountedOwn;
    private TimeSpan _lastUncounted;
    private TimeSpan _lastSent;
    private TimeSpan _blockedUntil;

    /// <summary>The time until which a 429 delays every request of the token.</summary>
    public TimeSpan BlockedUntil => _blockedUntil;

    /// <summary>Decides whether the next request may be sent now; asked again after each event.</summary>
    public RateVerdict Ask(TimeSpan now)
    {
        if (now < _blockedUntil)
        {
            TimeSpan wait = _blockedUntil - now;
            return new RateVerdict(wait, TimeSpan.Zero, BlockedReason, wait);
        }

        return _window is not { } window || window.HasEnded(now) ? AskUnproven() : Ask(window, now);
    }

    /// <summary>Admits a request.</summary>
    public RatePass Pass(TimeSpan now)
    {
        var pass = new RatePass(now, _window?.HasEnded(now) ?? true);
        _underWay++;
        _unproven += pass.IsUnproven ? 1 : 0;
        _lastSent = now;
        return pass;
    }

    /// <summary>Records the end of an admitted request, with the headers of its answer if it had any.</summary>
    public void Ended(RatePass pass, TimeSpan now, RateHeaders? headers, bool succeeded)
    {
        Returned(pass);
        if (headers is { } read && read.Reset <= LongestReset)
        {
            _isSilent = false;
            UpdateWindow(RateWindow.Of(read, pass.Sent, now), pass, now);
            return;
        }

        // The platform may have counted it, and no earlier answer includes it.
        _uncounted++;
        _uncountedOwn++;
        _lastUncounted = now;
        _isSilent |= succeeded && (_window?.HasEnded(now) ?? true);
    }

    /// <summary>Takes back a request that was admitted but not sent.</summary>
    public void Returned(RatePass pass)
    {
        _underWay--;
        _unproven -= pass.IsUnproven ? 1 : 0;
    }

    /// <summary>Delays every request after a 429.</summary>
    public void Block(TimeSpan until) => _blockedUntil = until > _blockedUntil ? until : _blockedUntil;

    private RateVerdict AskUnproven() => _isSilent || (_unproven < reserve.ShareOf(UnprovenAtOnce) && FitsUnproven())
        ? RateVerdict.Go
        : new RateVerdict(Timeout.InfiniteTimeSpan, TimeSpan.Zero, UnprovenReason, Timeout.InfiniteTimeSpan);

    /// <summary>True unless the requests under way alone may be the session's share of the window that begins.</summary>
    private bool FitsUnproven() => reserve.Percent == 0 || _window is not { } before || _underWay < reserve.ShareOf(before.Allowed);

    private RateVerdict Ask(RateWindow window, TimeSpan now)
    {
        int left = window.Allowed - window.Count - _underWay - _uncounted;
        int share = reserve.ShareOf(window.Allowed);
        int shareLeft = reserve.Percent == 0 ? int.MaxValue : share - window.Own - _underWay - _uncountedOwn;
        if (left > Tenth(window.Allowed) && shareLeft > Tenth(share))
        {
            return RateVerdict.Go;
        }

        // A hundredth of the budget is reserved, because another user of the token may send at the same time. The forecast of
        // others' use decides whether to continue and not how fast, because each answer corrects it.
        double mine = left - ((window.Allowed + 99) / 100);
        bool continues = mine - window.ForecastOthers() >= 1 && shareLeft >= 1;
        mine = Math.Min(mine, shareLeft);
        TimeSpan rest = window.LatestEnd - now;
        TimeSpan spacing = continues ? rest / mine : TimeSpan.Zero;
        TimeSpan wait = continues ? _lastSent + spacing - now : rest;
        return wait <= TimeSpan.Zero
            ? RateVerdict.Go
            : new RateVerdict(wait, spacing, shareLeft < left ? ShareReason(share - shareLeft, share) : UsedReason(window.Allowed - left, window.Allowed), rest);
    }

    private static int Tenth(int count) => (count + 9) / 10;

    private string ShareReason(int used, int share) =>
        string.Create(CultureInfo.InvariantCulture, $"rate limit: {used} of {share} used, {reserve.Percent} % is left to others");

    private static string UsedReason(int used, int allowed) =>
        string.Create(CultureInfo.InvariantCulture, $"rate limit: {used} of {allowed} used");

    private void UpdateWindow(RateWindow latest, RatePass pass, TimeSpan now)
    {
        if (_window is not { } window || latest.IsAfter(window) || window.HasEnded(pass.Sent))
        {
            _window = _window is { } before ? latest with { Others = latest.Others.After(before.Others) } : latest;
            (_uncounted, _uncountedOwn) = (0, 0);
        }
        else if (latest.Meets(window) && !window.HasEnded(now))
        {
            _window = window.With(latest, now, _underWay + _uncounted);
        }

        // Requests that ended before this one was sent were counted before it, if at all.
        _uncounted = pass.Sent >= _lastUncounted ? 0 : _uncounted;
    }
}
