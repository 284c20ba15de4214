namespace GenesysReporting.Sandbox.Data;

/// <summary>
/// Random numbers that follow from the seed on every runtime and machine, which System.Random does not promise
/// (SplitMix64).
/// </summary>
internal sealed class Dice
{
    private const ulong Step = 0x9E3779B97F4A7C15UL;

    private ulong _state;

    private Dice(ulong state) => _state = state;

    public static Dice For(int seed, string purpose, long a, long b) => new(Mix(Mix(Root(seed, purpose) + (ulong)a) + (ulong)b));

    /// <summary>Returns the state of the dice whose next <see cref="Uuid"/> is this one; null if there are no such dice.</summary>
    public static ulong? StateBefore(Guid uuid)
    {
        Span<byte> bytes = stackalloc byte[16];
        uuid.TryWriteBytes(bytes);
        for (int lost = 0; lost < 4; lost++)
        {
            // The second number has lost two bits to the variant, which are guessed; the first one then proves the guess.
            bytes[8] = (byte)((bytes[8] & 0x3F) | (lost << 6));
            ulong state = Unmix(BitConverter.ToUInt64(bytes[8..])) - Step - Step;
            if (new Dice(state).Uuid() == uuid.ToString())
            {
                return state;
            }
        }

        return null;
    }

    /// <summary>Returns the last number with which <see cref="For"/> makes dice of a state.</summary>
    public static long LastNumber(ulong state, int seed, string purpose, long a) => (long)(Unmix(state) - Mix(Root(seed, purpose) + (ulong)a));

    public ulong Next()
    {
        _state += Step;
        return Mix(_state);
    }

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>Returns a number from low to high, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True with a chance in thousandths.</summary>
    public bool Permille(int chance) => Below(1000) < chance;

    public bool Percent(int chance) => Below(100) < chance;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Returns a span of whole milliseconds, more often near the low end.</summary>
    public TimeSpan Span(double lowSeconds, double highSeconds)
    {
        double x = (Next() >> 11) * (1.0 / (1UL << 53));
        double seconds = lowSeconds + ((highSeconds - lowSeconds) * x * x);
        return TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));
    }

    public string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString();
    }

    private static ulong Root(int seed, string purpose)
    {
        ulong state = 14695981039346656037UL;
        foreach (char letter in purpose)
        {
            state = (state ^ letter) * 1099511628211UL;
        }

        return Mix(state ^ (uint)seed);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>Reverses <see cref="Mix"/>: each multiplier is the inverse of one there.</summary>
    private static ulong Unmix(ulong z)
    {
        z = (z ^ (z >> 31) ^ (z >> 62)) * 0x319642B2D24D8EC3UL;
        z = (z ^ (z >> 27) ^ (z >> 54)) * 0x96DE1B173F119089UL;
        return z ^ (z >> 30) ^ (z >> 60);
    }
}
