using System.Net;
using System.Net.Sockets;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Generation;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public void Both_ports_are_on_loopback_and_differ()
    {
        using var sandbox = new SandboxFixture();
        Assert.Equal("127.0.0.1", sandbox.Server.ApiUri.Host);
        Assert.Equal("127.0.0.1", sandbox.Server.LoginUri.Host);
        Assert.NotEqual(sandbox.Server.ApiUri.Port, sandbox.Server.LoginUri.Port);
    }

    [Fact]
    public void No_other_listener_can_bind_the_port()
    {
        using var sandbox = new SandboxFixture();
        using var thief = new TcpListener(IPAddress.Loopback, sandbox.Server.ApiUri.Port);
        Assert.Throws<SocketException>(thief.Start);
    }

    [Fact]
    public async Task Dispose_ends_waiting_requests_and_idle_connections_immediately()
    {
        var sandbox = await new SandboxFixture().SignedIn();
        await sandbox.Get("api/v2/tokens/me");
        sandbox.Server.AddFault("Slow", "*", 1, 0, 3600);
        Task<HttpResponseMessage> waiting = sandbox.Get("api/v2/tokens/me");
        await sandbox.Time.WaitStarted;
        await sandbox.Server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.Get("api/v2/tokens/me"));
        sandbox.Dispose();
    }

    [Fact]
    public async Task A_client_that_disconnects_is_logged_as_aborted_and_affects_no_other()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddFault("Slow", "*", 1, 0, 3600);
        using var stop = new CancellationTokenSource();
        Task<HttpResponseMessage> asked =
            sandbox.Http.GetAsync(new Uri(sandbox.Server.ApiUri, "api/v2/tokens/me"), stop.Token);
        await sandbox.Time.WaitStarted;
        Assert.Equal(1, sandbox.Server.RequestsUnderWay);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!sandbox.Server.Requests.Any(request => request.Aborted))
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        using HttpResponseMessage next = await sandbox.Get("api/v2/tokens/me");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task Many_callers_are_answered_concurrently()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(_ => sandbox.Query($$"""{"interval":"{{SandboxFixture.PastDay}}"}""")));
        string[] bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.Single(bodies.Distinct());
        Assert.Equal(65, sandbox.Server.Requests.Count);
        Assert.Equal(65, sandbox.Server.Requests.Select(request => request.CorrelationId).Distinct().Count());
    }

    [Fact]
    public void A_page_deep_in_a_day_of_100000_is_built_without_the_rest()
    {
        var options = new SandboxOptions { ConversationsPerDay = 90_000 };
        var store = new ConversationStore(options, World.Create(1, "Sandbox"));
        DateTimeOffset day = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        var query = new DetailQuery { Start = day, End = day.AddDays(1), PageSize = 100, PageNumber = 900, Key = "" };
        long before = GC.GetAllocatedBytesForCurrentThread();
        DetailPage page = store.Find(query, 0);
        long perRow = (GC.GetAllocatedBytesForCurrentThread() - before) / page.TotalHits;
        Assert.Equal(100, page.Rows.Count);
        Assert.InRange(perRow, 0, 400);
    }

    [Fact]
    public async Task Settings_by_name_set_the_options()
    {
        using var sandbox = SandboxServer.Start(new Dictionary<string, object?>
        {
            ["Seed"] = 7L, ["conversationsPerDay"] = "12", ["Latency"] = "00:00:00", ["OrganizationName"] = "Acme",
        });
        await using var same = SandboxServer.Start(new SandboxOptions { Seed = 7 });
        Assert.Equal(same.ClientId, sandbox.ClientId);
    }

    [Theory]
    [InlineData("Speed", 1, "has no setting 'Speed'")]
    [InlineData("Seed", "fast", "'Seed' takes a value of type Int32")]
    [InlineData("Seed", null, "'Seed' takes")]
    [InlineData("Latency", 5, "'Latency' takes")]
    [InlineData("ConversationsPerDay", -1, "")]
    public void A_wrong_setting_is_refused(string name, object? value, string text)
    {
        var settings = new Dictionary<string, object?> { [name] = value };
        ArgumentException e = Assert.ThrowsAny<ArgumentException>(() => SandboxServer.Start(settings));
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_keeps_requests()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.ClearRequests();
        await sandbox.Get("api/v2/routing/queues?name=Billing");
        await sandbox.Query("{\"interval\":1}");
        Assert.Equal(["GET", "POST"], sandbox.Server.Requests.Select(request => request.Method));
        Assert.Equal("/api/v2/routing/queues?name=Billing", sandbox.Server.Requests[0].PathAndQuery);
        Assert.Equal(400, sandbox.Server.Requests[1].Status);
        Assert.Equal("{\"interval\":1}", sandbox.Server.Requests[1].BodyText);
        Assert.Equal(sandbox.Time.GetUtcNow(), sandbox.Server.Requests[0].Time);
    }
}
