using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace GenesysReporting.Json;

/// <summary>A read-only dictionary with names in UTF-8 as keys, so that a look-up creates no text. Safe for use from several threads.</summary>
internal sealed class Utf8Lookup<T>
    where T : class
{
    // At most a quarter of the slots is used, so nearly every search ends at the first slot.
    private const int Sparseness = 4;

    private readonly (byte[] Name, T Value)[] _slots;
    private readonly int _bits;

    public Utf8Lookup(IReadOnlyCollection<KeyValuePair<string, T>> names)
    {
        _bits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, names.Count * Sparseness)));
        _slots = new (byte[], T)[1 << _bits];
        foreach ((string name, T value) in names)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(name);
            int slot = Utf8Hash.Of(utf8, _bits);
            while (_slots[slot].Name is not null)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = (utf8, value);
        }
    }

    /// <summary>Returns the value of a name; null if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T? Find(ReadOnlySpan<byte> utf8)
    {
        int slot = Utf8Hash.Of(utf8, _bits);
        while (_slots[slot] is { Name: { } name } found)
        {
            if (utf8.SequenceEqual(name))
            {
                return found.Value;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        return null;
    }
}
