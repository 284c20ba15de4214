using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Rows;

namespace GenesysReporting.Pipeline;

/// <summary>
/// Makes rows on another thread while the pipeline is busy with those before them: the pipeline has one thread, which
/// everything in it waits for. A row comes when its record does, neither earlier nor later.
/// </summary>
/// <param name="make">Makes a record's rows; on several threads at once.</param>
internal sealed class RowsAhead(Func<AnalyticsRecord, PSObject[]> make)
{
    private PageInWriting? _last;
    private int _lastIndex;
    private PageAhead<PSObject[]>? _page;
    private bool _allCome = true;

    /// <summary>The rows of a record that has come; what making them raises, it raises here.</summary>
    public PSObject[] Take(AnalyticsRecord record)
    {
        if (!_allCome || PageInWriting.Current is not { } current || !ReferenceEquals(current.Record, record))
        {
            return make(record);
        }

        bool isNext = ReferenceEquals(current, _last) && current.Index == _lastIndex + 1;
        // Where records are left out on the way, rows made ahead would be made for nobody.
        _allCome = isNext || _last is null || (current.Index == 0 && _lastIndex == _last.Records.Count - 1);
        _page = isNext ? _page ?? new PageAhead<PSObject[]>(current.Records, make) : null;
        (_last, _lastIndex) = (current, current.Index);
        // Not at the first record of a page: in a ForEach-Object it may be the only one that comes here.
        return _page is null || !_allCome ? make(record) : _page.Take(current.Index);
    }
}
