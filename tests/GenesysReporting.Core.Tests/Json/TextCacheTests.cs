using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenesysReporting.Json;

namespace GenesysReporting.Tests.Json;

public class TextCacheTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Texts that share a slot, are long, escaped or not ASCII are read as they are.</summary>
    [Fact]
    public void A_cached_text_is_never_another()
    {
        var texts = new TextCache();
        var random = new Random(5);
        string[] some = [.. Enumerable.Range(0, 5000).Select(i => $"{i}"), "\u00e9t\u00e9", "a\"b", new string('x', 65), "", "\u4e2d"];
        for (int i = 0; i < 50_000; i++)
        {
            string text = some[random.Next(some.Length)];
            var json = new JsonCursor(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(text, Plain)));
            Assert.Equal(text, json.ReadString(texts));
        }
    }
}
