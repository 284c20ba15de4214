namespace GenesysReporting.Sandbox.Data;

/// <summary>A cache of the last few values; each is made once, and callers that ask in the meantime wait.</summary>
internal sealed class RecentCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly object _gate = new();
    private readonly Dictionary<TKey, Lazy<TValue>> _values = [];
    private readonly LinkedList<TKey> _order = new();

    public TValue Get(TKey key, Func<TValue> make)
    {
        Lazy<TValue>? value;
        lock (_gate)
        {
            if (!_values.TryGetValue(key, out value))
            {
                value = new Lazy<TValue>(make);
                _values[key] = value;
                _order.AddLast(key);
                if (_order.Count > capacity)
                {
                    _values.Remove(_order.First!.Value);
                    _order.RemoveFirst();
                }
            }
        }

        return value.Value;
    }
}
