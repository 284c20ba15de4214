using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

public sealed class ChaosTests
{
    private const string Any = "/api/v2/analytics/*";

    [Fact]
    public async Task The_same_seed_gives_each_request_the_same_outcome_in_any_order()
    {
        string[] there = await Outcomes(7, 0.4, Enumerable.Range(1, 40));
        string[] back = await Outcomes(7, 0.4, Enumerable.Range(1, 40).Reverse());
        string[] other = await Outcomes(8, 0.4, Enumerable.Range(1, 40));
        Assert.Equal(there, Enumerable.Reverse(back));
        Assert.NotEqual(there, other);
        Assert.InRange(there.Count(outcome => outcome != "200"), 8, 24);
        Assert.True(there.Distinct().Count() > 4, string.Join(' ', there));
    }

    [Fact]
    public async Task A_repeated_request_gets_a_new_random_fault_and_chaos_can_be_limited()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddChaos(new SandboxChaos
        {
            Seed = 1, Probability = 1, Kinds = [SandboxFaultKind.BadGateway], MaxPerRequest = 2,
        });
        Assert.Equal(["502", "502", "200"], [await Outcome(sandbox, 1), await Outcome(sandbox, 1), await Outcome(sandbox, 1)]);
        Assert.Equal("502", await Outcome(sandbox, 2));
        using HttpResponseMessage elsewhere = await sandbox.Get("api/v2/tokens/me");
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
        sandbox.Server.ClearFaults();
        Assert.Equal("200", await Outcome(sandbox, 3));
    }

    [Fact]
    public void Chaos_takes_names_and_refuses_wrong_values()
    {
        using var sandbox = new SandboxFixture();
        Assert.Contains("RetryAfterDate", Assert.Throws<ArgumentException>(() => sandbox.Server.AddChaos(1, 0.1, "Flood")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => sandbox.Server.AddChaos(1, 1.5));
        sandbox.Server.AddChaos(1, 0.5, "slow", "BadGateway");
    }

    [Fact]
    public async Task A_stalled_answer_stops_half_way_and_ends_when_the_caller_disconnects()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddFault("Stall", Any, 1);
        using HttpResponseMessage answer = await sandbox.HeadersOfPastDay();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using Stream body = await answer.Content.ReadAsStreamAsync();
        Assert.True(await body.ReadAsync(new byte[16]) > 0);
        using var leave = new CancellationTokenSource();
        Task rest = body.CopyToAsync(Stream.Null, leave.Token);
        Assert.Equal("200", await Outcome(sandbox, 1));
        Assert.False(rest.IsCompleted);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rest);
    }

    [Fact]
    public async Task A_connection_can_be_reset_before_any_answer()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddFault("ResetConnection", Any, 1);
        Exception? broken = await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.Query($$"""{"interval":"{{SandboxFixture.PastDay}}"}"""));
        while (broken is not null and not SocketException)
        {
            broken = broken.InnerException;
        }

        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(broken).SocketErrorCode);
        Assert.Equal(0, sandbox.Server.Requests[^1].Status);
    }

    [Fact]
    public async Task A_total_can_change_although_the_records_do_not()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement right = await sandbox.Page(SandboxFixture.PastDay);
        sandbox.Server.AddFault("ChangeTotal", Any, 1, 0, 0, -4);
        JsonElement wrong = await sandbox.Page(SandboxFixture.PastDay);
        Assert.Equal(right.GetProperty("totalHits").GetInt32() - 4, wrong.GetProperty("totalHits").GetInt32());
        Assert.Equal(right.GetProperty("conversations").ToString(), wrong.GetProperty("conversations").ToString());
        sandbox.Server.AddFault("RequestTimeout", Any, 1);
        Assert.Equal("408", await Outcome(sandbox, 1));
    }

    private static async Task<string[]> Outcomes(int seed, double probability, IEnumerable<int> pages)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddChaos(seed, probability);
        var outcomes = new List<string>();
        foreach (int page in pages)
        {
            outcomes.Add(await Outcome(sandbox, page));
        }

        return [.. outcomes];
    }

    private static async Task<string> Outcome(SandboxFixture sandbox, int page)
    {
        try
        {
            using HttpResponseMessage answer = await sandbox.Query(
                $$$"""{"interval":"{{{SandboxFixture.PastDay}}}","paging":{"pageSize":1,"pageNumber":{{{page}}}}}""");
            return $"{(int)answer.StatusCode}";
        }
        catch (HttpRequestException)
        {
            return "broken";
        }
    }
}
