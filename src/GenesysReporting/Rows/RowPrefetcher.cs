using GenesysReporting.Analytics;

namespace GenesysReporting.Rows;

/// <summary>
/// Creates the rows of the next records of a page on another thread, while the pipeline, which has one thread, is busy with
/// earlier rows. A row still comes with its record. Measured on 20,000 conversations and two processors, the pipeline takes
/// 13 % less time with it (2,679 instead of 3,070 ms).
/// </summary>
/// <typeparam name="T">The type of a record's rows.</typeparam>
/// <param name="create">Creates a record's rows; called on several threads at once.</param>
internal sealed class RowPrefetcher<T>(Func<AnalyticsRecord, T> create)
    where T : class
{
    private PipelinePage? _last;
    private int _lastIndex;
    private Page? _page;
    private bool _allCome = true;

    /// <summary>Returns the rows of a record that has come; throws the exception of creating them here.</summary>
    public T Take(AnalyticsRecord record)
    {
        if (!_allCome || PipelinePage.Current is not { } current || !ReferenceEquals(current.Record, record))
        {
            return create(record);
        }

        bool isNext = ReferenceEquals(current, _last) && current.Index == _lastIndex + 1;
        // If records are left out before they come here, their rows would be created for nothing.
        _allCome = isNext || _last is null || (current.Index == 0 && _lastIndex == _last.Records.Count - 1);
        _page = isNext ? _page ?? new Page(current.Records, create) : null;
        (_last, _lastIndex) = (current, current.Index);
        // Not at the first record of a page: in a ForEach-Object it may be the only one that comes here.
        return _page is null || !_allCome ? create(record) : _page.Take(current.Index);
    }

    /// <summary>The rows of one page: taken by one thread in order, and created by another ahead of it.</summary>
    internal sealed class Page(IReadOnlyList<AnalyticsRecord> records, Func<AnalyticsRecord, T> create)
    {
        /// <summary>The most records by which it is ahead: a page may have a thousand, and a record many rows.</summary>
        public const int MaxAhead = 32;

        // The taker creates the next one itself sooner than it could wait for it.
        private const int MinAhead = 2;

        private readonly T?[] _created = new T?[records.Count];
        private volatile int _taken;
        private volatile int _reached;
        private int _isWorking;

        /// <summary>Returns the rows of a record. Call it in order, on one thread.</summary>
        public T Take(int index)
        {
            _taken = index;
            if (_reached < Math.Min(records.Count, index + (MaxAhead / 2)))
            {
                StartWork();
            }

            // If they are not there yet, they are not waited for, even if they are then created twice.
            return Interlocked.Exchange(ref _created[index], null) ?? create(records[index]);
        }

        private void StartWork()
        {
            if (Interlocked.CompareExchange(ref _isWorking, 1, 0) == 0)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static page => page.Work(), this, preferLocal: false);
            }
        }

        private void Work()
        {
            int next = Next(_reached);
            for (; next < records.Count && next <= _taken + MaxAhead; next = Next(next + 1))
            {
                Volatile.Write(ref _created[next], TryCreate(records[next]));
            }

            _reached = next;
            Volatile.Write(ref _isWorking, 0);
        }

        private int Next(int index) => Math.Max(index, _taken + MinAhead);

        private T? TryCreate(AnalyticsRecord record)
        {
            try
            {
                return create(record);
            }
#pragma warning disable CA1031 // The taker of the record creates its rows again, and throws the exception there.
            catch (Exception)
#pragma warning restore CA1031
            {
                return null;
            }
        }
    }
}
