using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenesysReporting.Analytics.Records;

/// <summary>Collects the groups of an answer that no record can show, so that nothing is lost without a word.</summary>
internal sealed class EmptyGroups
{
    private readonly List<JsonElement> _groups = [];

    public int Count => _groups.Count;

    public void Add<T>(T group, JsonTypeInfo<T> type) => _groups.Add(JsonSerializer.SerializeToElement(group, type));

    /// <summary>The unknown members of an answer, and with them the empty groups under <c>results</c>.</summary>
    public Dictionary<string, JsonElement>? With(Dictionary<string, JsonElement>? answer)
    {
        if (_groups.Count == 0)
        {
            return answer;
        }

        // 'results' is a member that answers have, so it is never among the unknown ones.
        return new Dictionary<string, JsonElement>(answer ?? [])
        {
            ["results"] = JsonSerializer.SerializeToElement([.. _groups], AnswerJson.Default.JsonElementArray),
        };
    }
}
