using System.Text;
using GenesysReporting.Export;

namespace GenesysReporting.Tests.Export;

/// <summary>The checksum that a checkpoint has of itself, wherever it stands in the bytes.</summary>
public class StateSealTests
{
    private const string Member = "\"Seal\": \"";

    /// <summary>The SHA-256 of the text, calculated with another program.</summary>
    [Fact]
    public void The_checksum_is_that_of_the_bytes_with_zeros_in_its_place()
    {
        byte[] closed = StateSeal.Close(Encoding.ASCII.GetBytes($"{{{Member}{new string('0', 64)}\"}}"));

        Assert.Equal($"{{{Member}9B7F2F9DA50F81E94C7CC1EB9CF86054E06D2990B2C15EB8682891B706CBBEA0\"}}", Encoding.ASCII.GetString(closed));
        Assert.True(StateSeal.IsWhole(closed));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "\"}")]
    [InlineData("{\"A\": 1, ", "")]
    [InlineData("{\"Note\": {\"Seal\": \"a text of others, which may be longer than a checksum, as this one is\"}, ", "\"}")]
    public void Any_other_byte_is_noticed(string before, string after)
    {
        byte[] closed = StateSeal.Close(Encoding.ASCII.GetBytes($"{before}{Member}{StateSeal.Blank}{after}"));
        Assert.True(StateSeal.IsWhole(closed));

        for (int at = 0; at < closed.Length; at++)
        {
            byte[] changed = [.. closed];
            changed[at] ^= 1;
            Assert.False(StateSeal.IsWhole(changed));
            Assert.False(StateSeal.IsWhole(closed.AsSpan(0, at)));
        }
    }

    [Fact]
    public void Bytes_without_a_checksum_are_not_whole()
    {
        Assert.False(StateSeal.IsWhole([]));
        Assert.False(StateSeal.IsWhole("{}"u8));
        Assert.False(StateSeal.IsWhole(Encoding.ASCII.GetBytes(Member)));
    }
}
