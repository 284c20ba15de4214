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

    private readonly Slot[] _slots;
    private readonly int _bits;

    public Utf8Lookup(IReadOnlyCollection<(string Name, T Value)> names)
    {
        _bits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, names.Count * Sparseness)));
        _slots = new Slot[1 << _bits];
        foreach ((string name, T value) in names)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(name);
            int slot = Utf8Hash.Of(utf8, _bits);
            while (_slots[slot].Name is not null)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = new Slot(Utf8Hash.Mix(utf8), utf8, value);
        }
    }

    /// <summary>Returns the value of a name; null if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? Find(ReadOnlySpan<byte> utf8)
    {
        ulong mixed = Utf8Hash.Mix(utf8);
        Slot[] slots = _slots;
        for (int i = Utf8Hash.Index(mixed, _bits); ; i++)
        {
            ref readonly Slot slot = ref slots[i & (slots.Length - 1)];
            if (slot.Name is null)
            {
                return null;
            }

            if (slot.Mixed == mixed && utf8.SequenceEqual(slot.Name))
            {
                return slot.Value;
            }
        }
    }

    private readonly record struct Slot(ulong Mixed, byte[]? Name, T Value);
}
