using System.Collections.Concurrent;
using GenesysReporting.Analytics;
using GenesysReporting.Rows;

namespace GenesysReporting.Tests.Rows;

public class PageAheadTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(33)]
    [InlineData(1000)]
    public void What_is_taken_is_of_the_record_that_was_asked_for(int count)
    {
        AnalyticsConversation[] records = Page(count);
        for (int repetition = 0; repetition < 200; repetition++)
        {
            var page = new PageAhead<string>(records, IdOf);

            Assert.All(records, (record, i) => Assert.Same(record.ConversationId, page.Take(i)));
        }
    }

    [Fact]
    public void What_was_made_ahead_is_of_the_record_that_was_asked_for()
    {
        AnalyticsConversation[] records = Page(PageAhead<string>.Furthest + 1);
        using var last = new ManualResetEventSlim();
        var page = new PageAhead<string>(records, record =>
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
    public void Records_further_on_are_made_on_another_thread()
    {
        AnalyticsConversation[] records = Page(100);
        using var seen = new ManualResetEventSlim();
        int here = Environment.CurrentManagedThreadId;
        int elsewhere = 0;
        var page = new PageAhead<string>(records, record =>
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
    public void It_is_ahead_by_so_many_and_no_more()
    {
        AnalyticsConversation[] records = Page(100);
        var made = new ConcurrentBag<string?>();
        using var last = new ManualResetEventSlim();
        var page = new PageAhead<string>(records, record =>
        {
            made.Add(((AnalyticsConversation)record).ConversationId);
            if (ReferenceEquals(record, records[PageAhead<string>.Furthest]))
            {
                last.Set();
            }

            return IdOf(record);
        });

        page.Take(0);

        Assert.True(last.Wait(Long));
        Assert.DoesNotContain(records[PageAhead<string>.Furthest + 1].ConversationId, made);
    }

    [Fact]
    public void What_cannot_be_made_is_raised_where_it_is_taken()
    {
        AnalyticsConversation[] records = Page(40);
        for (int repetition = 0; repetition < 200; repetition++)
        {
            var page = new PageAhead<string>(records, record => ReferenceEquals(record, records[17])
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
