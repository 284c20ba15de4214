using System.Runtime.CompilerServices;
using GenesysReporting.Json;

namespace GenesysReporting.Rows.Conversations.Skim;

/// <summary>Reads of metrics what rows have columns for.</summary>
internal static class MetricSkim
{
    /// <summary>The name and the value of a metric.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (string? Name, long? Value) Read(ref JsonCursor json, TextCache texts)
    {
        (string? name, long? value) = (null, null);
        json.EnterObject();
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("name"u8))
            {
                name = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("value"u8))
            {
                value = json.Whole();
            }
            else
            {
                json.Skip();
            }
        }

        return (name, value);
    }
}
