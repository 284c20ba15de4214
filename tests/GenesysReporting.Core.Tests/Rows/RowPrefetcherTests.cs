using System.Collections.Concurrent;
using GenesysReporting.Analytics;
using GenesysReporting.Rows;

namespace GenesysReporting.Tests.Rows;

public class RowPrefetcherTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(33)]
    [InlineData(1000)]
    public void Rows_are_those_of_the_requested_record(int count)
    {
        AnalyticsConversation[] records = Page(count);
        for (int repetition = 0; repetition < 200; repetition++)
        {
            var page = new RowPrefetcher<string>.Page(records, IdOf);

            Assert.All(records, (record, i) => Assert.Same(record.ConversationId, page.Take(i)));
        }
    }

    [Fact]
    public void Rows_created_ahead_are_those_of_the_requested_record()
    {
        AnalyticsConversation[] records = Page(RowPrefetcher<string>.Page.MaxAhead + 1);
        using var last = new ManualResetEventSlim();
        var page = new RowPrefetcher<string>.Page(records, record =>
        {
            if (ReferenceEquals(record, records[^1]))
            {
                last.Set();
            }

            return IdOf(record);
        });
        page.Take(0);
        Assert.True(last.Wait(Long));

        Assert.All(records, (record, i) => Assert.Same(record.ConversationId, page.Take(i)));
    }

    [Fact]
    public void Later_rows_are_created_on_another_thread()
    {
        AnalyticsConversation[] records = Page(100);
        using var seen = new ManualResetEventSlim();
        int here = Environment.CurrentManagedThreadId;
        int elsewhere = 0;
        var page = new RowPrefetcher<string>.Page(records, record =>
        {
            if (ReferenceEquals(record, records[20]))
            {
                elsewhere = Environment.CurrentManagedThreadId;
                seen.Set();
            }

            return IdOf(record);
        });

        page.Take(0);

        Assert.True(seen.Wait(Long));
        Assert.NotEqual(here, elsewhere);
    }

    [Fact]
    public void It_is_ahead_by_a_limited_number_of_records()
    {
        AnalyticsConversation[] records = Page(100);
        var made = new ConcurrentBag<string?>();
        using var last = new ManualResetEventSlim();
        var page = new RowPrefetcher<string>.Page(records, record =>
        {
            made.Add(((AnalyticsConversation)record).ConversationId);
            if (ReferenceEquals(record, records[RowPrefetcher<string>.Page.MaxAhead]))
            {
                last.Set();
            }

            return IdOf(record);
        });

        page.Take(0);

        Assert.True(last.Wait(Long));
        Assert.DoesNotContain(records[RowPrefetcher<string>.Page.MaxAhead + 1].ConversationId, made);
    }

    [Fact]
    public void An_exception_is_thrown_where_the_rows_are_taken()
    {
        AnalyticsConversation[] records = Page(40);
        for (int repetition = 0; repetition < 200; repetition++)
        {
            var page = new RowPrefetcher<string>.Page(records, record => ReferenceEquals(record, records[17])
                ? throw new InvalidDataException("the seventeenth")
                : IdOf(record));

            for (int i = 0; i < 17; i++)
            {
                Assert.Same(records[i].ConversationId, page.Take(i));
            }

            Assert.Equal("the seventeenth", Assert.Throws<InvalidDataException>(() => page.Take(17)).Message);
            Assert.Same(records[18].ConversationId, page.Take(18));
        }
    }

    private static AnalyticsConversation[] Page(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new AnalyticsConversation { ConversationId = $"conversation {i}" })];

    private static string IdOf(AnalyticsRecord record) => ((AnalyticsConversation)record).ConversationId!;
}
