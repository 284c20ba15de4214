using System.Runtime.CompilerServices;

namespace GenesysReporting.Stores.Tests;

public sealed class PagesAheadTests
{
    [Fact]
    public async Task Pages_come_in_order_and_the_next_is_read_while_one_is_in_use()
    {
        var read = new SemaphoreSlim(0);
        var pages = new List<int>();
        await foreach (IReadOnlyList<int> page in PagesAhead.ReadAsync(stop => ThreeAsync(read, stop), default))
        {
            pages.AddRange(page);

            // The first page, and the one after it; without reading ahead the second wait would not end.
            Assert.True(await read.WaitAsync(TimeSpan.FromMinutes(1)));
            if (pages.Count == 2)
            {
                Assert.True(await read.WaitAsync(TimeSpan.FromMinutes(1)));
            }
        }

        Assert.Equal([1, 2, 3, 4, 5, 6], pages);
    }

    [Fact]
    public async Task A_failure_comes_after_the_pages_before_it()
    {
        var pages = new List<int>();
        await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await foreach (IReadOnlyList<int> page in PagesAhead.ReadAsync(_ => FailingAsync(), default))
            {
                pages.AddRange(page);
            }
        });
        Assert.Equal([1, 2], pages);
    }

    [Fact]
    public async Task A_reader_that_ends_early_ends_the_source_first()
    {
        bool ended = false;
        await foreach (IReadOnlyList<int> page in PagesAhead.ReadAsync(stop => EndlessAsync(() => ended = true, stop), default))
        {
            Assert.Equal([1], page);
            break;
        }

        Assert.True(ended);
    }

    [Fact]
    public async Task Cancelling_ends_a_page_that_does_not_come()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (IReadOnlyList<int> page in PagesAhead.ReadAsync(token => EndlessAsync(() => { }, token), stop.Token))
            {
                await stop.CancelAsync();
            }
        });
    }

    private static async IAsyncEnumerable<IEnumerable<int>> ThreeAsync(SemaphoreSlim read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int page = 0; page < 3; page++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            read.Release();
            yield return [(page * 2) + 1, (page * 2) + 2];
        }

        read.Release();
    }

    private static async IAsyncEnumerable<IEnumerable<int>> FailingAsync()
    {
        await Task.Yield();
        yield return [1, 2];
        throw new FormatException();
    }

    private static async IAsyncEnumerable<IEnumerable<int>> EndlessAsync(Action ended, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            yield return [1];
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            ended();
        }
    }
}
