using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>The bytes of the default options. New kinds of data are options that are off, so these never change.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("""{"interval":"2026-03-02T00:00:00Z/2026-03-03T00:00:00Z","paging":{"pageSize":100,"pageNumber":1}}""", "923904607BFC6ECA")]
    [InlineData("""{"interval":"2026-06-08T00:00:00Z/2026-06-11T00:00:00Z","paging":{"pageSize":100,"pageNumber":4}}""", "434D6401AD097773")]
    [InlineData("""{"interval":"2026-06-08T00:00:00Z/2026-06-11T00:00:00Z","orderBy":"conversationEnd","order":"desc"}""", "6DF6366B60DA7483")]
    public async Task A_page_has_the_bytes_that_it_always_had(string body, string hash)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement page = await SandboxFixture.Json(await sandbox.Query(body));
        Assert.Equal(hash, Hash(page));
    }

    [Theory]
    [InlineData("conversations/details", """{"interval":"2026-06-03T10:00:00Z/2026-06-03T12:00:00Z"}""", "conversations", "2103D3F1CBBEC74D")]
    [InlineData("users/details", """{"interval":"2026-06-08T00:00:00Z/2026-06-11T00:00:00Z"}""", "userDetails", "988B3F760EAF68B7")]
    [InlineData("conversations/aggregates", """{"interval":"2026-06-08T00:00:00Z/2026-06-11T00:00:00Z","groupBy":["wrapUpCode"],"granularity":"PT1H","pageSize":100,"metrics":["tHandle","nOffered"]}""", "results", "4F27E1D9B1A5113E")]
    public async Task A_job_has_the_bytes_that_it_always_had(string family, string body, string list, string hash)
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { RequestsPerMinute = 0, JobPolls = 0 }).SignedIn();
        string path = $"api/v2/analytics/{family}/jobs";
        JsonElement job = await SandboxFixture.Json(await sandbox.Post(path, body), 202);
        JsonElement page = await SandboxFixture.Json(await sandbox.Get($"{path}/{job.GetProperty("jobId").GetString()}/results"));
        Assert.Equal(hash, Hash(page.GetProperty(list)));
    }

    private static string Hash(JsonElement value) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value.GetRawText())))[..16];
}
