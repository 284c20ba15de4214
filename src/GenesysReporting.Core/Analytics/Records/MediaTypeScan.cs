using GenesysReporting.Json;

namespace GenesysReporting.Analytics.Records;

/// <summary>Finds the media types of sessions, which every table of conversations shows, without making records.</summary>
internal static class MediaTypeScan
{
    /// <summary>Those of the array of participants that comes next.</summary>
    public static IReadOnlyList<string> Read(ref JsonCursor json)
    {
        var types = new List<string>();
        json.EnterArray();
        while (json.NextPresent())
        {
            json.EnterObject();
            while (json.NextMember())
            {
                if (json.Name.SequenceEqual("sessions"u8))
                {
                    ReadSessions(ref json, types);
                }
                else
                {
                    json.Skip();
                }
            }
        }

        return types;
    }

    private static void ReadSessions(ref JsonCursor json, List<string> types)
    {
        if (!json.TryEnterArray())
        {
            return;
        }

        while (json.NextPresent())
        {
            json.EnterObject();
            while (json.NextMember())
            {
                if (!json.Name.SequenceEqual("mediaType"u8))
                {
                    json.Skip();
                }
                else if (json.Text(TextCache.OfThread) is { } type)
                {
                    types.Add(type);
                }
            }
        }
    }
}
