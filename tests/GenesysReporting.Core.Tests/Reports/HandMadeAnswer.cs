using System.Globalization;
using System.Text.Json.Nodes;

namespace GenesysReporting.Tests.Reports;

/// <summary>Writes the platform's answers from short lines, so that figures can be worked out by hand next to them.</summary>
/// <remarks>
/// A line is one group in one bucket: <c>AM queueId=01 mediaType=voice: nOffered 30; tAnswered 24 480s max=90s; oServiceLevel 18/30</c>.
/// AM and PM are the halves of the day; without them, the bucket is the day. A whole number is a count, seconds are a sum, a
/// fraction is a numerator and a denominator. A name with a capital letter is a view; brackets after a name are its qualifier.
/// Two digits stand for an id.
/// </remarks>
internal static class HandMadeAnswer
{
    public const string Day = "2026-11-02T00:00:00.000Z/2026-11-03T00:00:00.000Z";

    private static readonly Dictionary<string, string> Buckets = new()
    {
        ["AM"] = "2026-11-02T00:00:00.000Z/2026-11-02T12:00:00.000Z",
        ["PM"] = "2026-11-02T12:00:00.000Z/2026-11-03T00:00:00.000Z",
    };

    /// <summary>Returns the id that two digits stand for.</summary>
    public static string Id(string digits) => "a1b2c3d4-0000-4000-8000-0000000000" + digits;

    /// <summary>Returns the answer.</summary>
    public static string Of(string lines) => new JsonObject
    {
        ["results"] = new JsonArray([.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Result)]),
    }.ToJsonString();

    private static JsonObject Result(string line)
    {
        string[] halves = line.Split(": ", 2);
        string[] words = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string interval = Buckets.GetValueOrDefault(words[0], Day);
        JsonObject[] metrics = [.. halves[1].Split(';', StringSplitOptions.TrimEntries).Select(Metric)];
        var data = new JsonObject { ["interval"] = interval };
        Put(data, "metrics", metrics.Where(m => m["metric"] is not null));
        Put(data, "views", metrics.Where(m => m["name"] is not null));
        return new JsonObject
        {
            ["group"] = new JsonObject(words.Where(w => w.Contains('=', StringComparison.Ordinal)).Select(Dimension)),
            ["data"] = new JsonArray(data),
        };
    }

    private static void Put(JsonObject data, string name, IEnumerable<JsonObject> items)
    {
        JsonNode[] all = [.. items];
        if (all.Length > 0)
        {
            data[name] = new JsonArray(all);
        }
    }

    private static KeyValuePair<string, JsonNode?> Dimension(string word)
    {
        string[] pair = word.Split('=');
        return KeyValuePair.Create(pair[0], (JsonNode?)(pair[1].Length == 2 ? Id(pair[1]) : pair[1]));
    }

    private static JsonObject Metric(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] name = words[0].Split('[', ']');
        var stats = new JsonObject();
        foreach (string word in words.Skip(1))
        {
            Statistic(stats, word);
        }

        var metric = new JsonObject { [char.IsUpper(name[0][0]) ? "name" : "metric"] = name[0] };
        if (name.Length > 1)
        {
            metric["qualifier"] = name[1];
        }

        metric["stats"] = stats;
        return metric;
    }

    private static void Statistic(JsonObject stats, string word)
    {
        if (word.Split('/') is [var numerator, var denominator])
        {
            stats["numerator"] = Number(numerator);
            stats["denominator"] = Number(denominator);
            stats["ratio"] = 0.123; // Wrong on purpose: ratios must not be read.
        }
        else if (word.EndsWith('s'))
        {
            stats[word.StartsWith("max=", StringComparison.Ordinal) ? "max" : "sum"] = Milliseconds(word.TrimEnd('s').Split('=')[^1]);
        }
        else
        {
            stats["count"] = long.Parse(word, CultureInfo.InvariantCulture);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static long Milliseconds(string text) => (long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 1000);
}
