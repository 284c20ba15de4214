using GenesysReporting.Analytics;

namespace GenesysReporting.Rows;

/// <summary>
/// A page of records of which something is made: taken by one thread in order, and made by another that works ahead of it.
/// </summary>
/// <typeparam name="T">What is made of a record.</typeparam>
/// <param name="records">The page.</param>
/// <param name="make">Makes it; on two threads at once.</param>
internal sealed class PageAhead<T>(IReadOnlyList<AnalyticsRecord> records, Func<AnalyticsRecord, T> make)
    where T : class
{
    /// <summary>How many records it is ahead at most: a page may have a thousand, and a record many rows.</summary>
    public const int Furthest = 32;

    // The taker makes the next one itself sooner than it could be waited for.
    private const int Nearest = 2;

    private readonly T?[] _made = new T?[records.Count];
    private volatile int _taken;
    private volatile int _reached;
    private int _isAtWork;

    /// <summary>What is made of a record; raises what making it raises. To be called in order, by one thread.</summary>
    public T Take(int index)
    {
        _taken = index;
        if (_reached < Math.Min(records.Count, index + (Furthest / 2)))
        {
            WorkAhead();
        }

        // What is not there yet is not waited for, even if it is made twice then.
        return Interlocked.Exchange(ref _made[index], null) ?? make(records[index]);
    }

    private void WorkAhead()
    {
        if (Interlocked.CompareExchange(ref _isAtWork, 1, 0) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static page => page.Work(), this, preferLocal: false);
        }
    }

    private void Work()
    {
        int next = Next(_reached);
        for (; next < records.Count && next <= _taken + Furthest; next = Next(next + 1))
        {
            Volatile.Write(ref _made[next], TryMake(records[next]));
        }

        _reached = next;
        Volatile.Write(ref _isAtWork, 0);
    }

    private int Next(int index) => Math.Max(index, _taken + Nearest);

    private T? TryMake(AnalyticsRecord record)
    {
        try
        {
            return make(record);
        }
#pragma warning disable CA1031 // Whoever takes the record makes it anew, and raises what is wrong with it then.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
