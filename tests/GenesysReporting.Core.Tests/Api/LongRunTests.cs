using System.Runtime.CompilerServices;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Telemetry;
using GenesysReporting.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Api;

/// <summary>A day of requests in fake time: the rate window is reset every minute, and the token is renewed every half-hour.</summary>
public class LongRunTests
{
    private static readonly ApiRequest Call = new("GET", "/api/v2/x");
    private readonly FakeTimeProvider _time = Sessions.Clock();

    [Fact]
    public async Task A_day_of_renewals_and_resets_draws_no_429_and_keeps_no_old_token()
    {
        using var platform = new LimitedPlatform(_time, TimeSpan.Zero) { ExpiresIn = 1800 };
        ConnectOptions options = Sessions.Options(_time);
        GenesysSession session = await SessionConnector.ConnectAsync(options, platform, null, CancellationToken.None);
        List<WeakReference> tokens = [];

        for (int second = 0; second < 24 * 3600; second++)
        {
            await session.Client.SendAsync(Call, default);
            Keep(tokens, session.Client.Tokens);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        // A token is renewed thirty seconds before its end, so each lasts 1,770 seconds: 86,400 / 1,770 = 48.8.
        Assert.Equal((49, 0, 0), (platform.TokenRequests, platform.Refused, platform.Unauthorized));
        Assert.Equal(86_401, platform.Served);
        RequestFigures figures = session.Client.Ledger.Read();
        Assert.Equal((48, 86_401 + 49), (figures.TokenRenewals, figures.Attempts));
        Assert.Equal(49, tokens.Count);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        // The present one, the one before, whose late answers must not show it, and perhaps some that wait for the collector.
        Assert.InRange(tokens.Count(t => t.IsAlive), 1, 5);
    }

    // Not inlined, so that the test itself keeps no token.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(List<WeakReference> tokens, TokenSource source)
    {
        if (tokens.Count == 0 || !ReferenceEquals(tokens[^1].Target, source.Current))
        {
            tokens.Add(new WeakReference(source.Current));
        }
    }
}
