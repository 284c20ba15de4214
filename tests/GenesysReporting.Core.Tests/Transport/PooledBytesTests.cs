using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Transport;

public class PooledBytesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1_000_000)]
    public async Task A_stream_is_copied_whole_whatever_was_expected(int length)
    {
        byte[] bytes = new byte[length];
        new Random(2).NextBytes(bytes);

        using PooledBytes copy = await PooledBytes.CopyAsync(new MemoryStream(bytes), likely: 64, bytes.Length, default);

        Assert.Equal(bytes, copy.Memory.ToArray());
    }

    /// <summary>Given back twice, one array would be lent to two at once.</summary>
    [Fact]
    public void It_is_given_back_once()
    {
        const int Length = 5_000_000;
        var first = PooledBytes.Rent(Length);
        first.Dispose();
        first.Dispose();

        using var second = PooledBytes.Rent(Length);
        using var third = PooledBytes.Rent(Length);

        Assert.False(second.Memory.Span.Overlaps(third.Memory.Span));
        Assert.Throws<ArgumentOutOfRangeException>(() => first.Memory);
    }
}
