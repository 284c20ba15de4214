using GenesysReporting.Transport;

namespace GenesysReporting.Http.Tests;

/// <summary>No user sees whether the warm-up works, so it is tested here.</summary>
public class WarmUpTests
{
    [Fact]
    public async Task It_gets_its_answer_without_a_network_or_a_retry()
    {
        using var transport = new HttpTransport(new TransportOptions(), ProxyRoute.None, () => new WarmUpHandler());

        TransportResponse answer = await transport.SendAsync(HttpTransportFactory.WarmUpRequest, CancellationToken.None);

        Assert.Equal((200, 1), (answer.Status, answer.Attempts));
        Assert.Equal("{}"u8.ToArray(), answer.Body.ToArray());
        await new HttpTransportFactory().WarmUpAsync();
    }
}
