using System.Text.Json;
using GenesysReporting.Collections;
using GenesysReporting.Names;

namespace GenesysReporting.Tests.Names;

/// <summary>Tests of presences, which are also found by their system presence.</summary>
public class PresenceTests
{
    [Theory]
    [InlineData("coaching", true)]
    [InlineData("OnQueue", true)]
    [InlineData("ON_QUEUE", true)]
    [InlineData("on*", true)]
    [InlineData("Queue", false)]
    public void A_presence_is_found_by_its_name_and_its_system_presence(string text, bool fits)
    {
        GenesysPresence presence = JsonSerializer.Deserialize(
            """{"id":"1","name":"Coaching","systemPresence":"OnQueue"}""", NamesJson.Default.GenesysPresence)!;

        Assert.Equal(fits, presence.Fits(new NamePattern(text)));
    }
}
