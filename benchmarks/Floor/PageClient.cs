using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Floor;

/// <summary>Asks for the pages of one interval, one after another.</summary>
internal sealed class PageClient(Uri api) : IDisposable
{
    private const int PageSize = 100;

    // An answer without conversations is {} and little more.
    private const int EmptyPage = 64;

    private readonly HttpClient _http = new() { BaseAddress = api };

    public async Task SignInAsync(string id, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth/token");
        string pair = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{id}:{secret}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", pair);
        request.Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        using HttpResponseMessage answer = await _http.SendAsync(request);
        using JsonDocument token = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
        string? value = token.RootElement.GetProperty("access_token").GetString();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", value);
    }

    public async Task<long> CountConversationsAsync(string interval)
    {
        long seen = 0;
        int found = PageSize;
        for (int number = 1; found == PageSize; number++)
        {
            found = Walk(await FetchAsync(interval, number));
            seen += found;
        }

        return seen;
    }

    public async Task<long> CountBytesAsync(string interval)
    {
        long seen = 0;
        int found = int.MaxValue;
        for (int number = 1; found > EmptyPage; number++)
        {
            found = (await FetchAsync(interval, number)).Length;
            seen += found;
        }

        return seen;
    }

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> FetchAsync(string interval, int number)
    {
        string body = string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"interval":"{{{interval}}}","paging":{"pageSize":{{{PageSize}}},"pageNumber":{{{number}}}}}""");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _http.PostAsync("api/v2/analytics/conversations/details/query", content);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>Every token; the objects in the list at the top are the conversations.</summary>
    private static int Walk(byte[] page)
    {
        var reader = new Utf8JsonReader(page);
        int found = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth == 2)
            {
                found++;
            }
        }

        return found;
    }
}
