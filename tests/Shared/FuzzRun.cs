using System.Text;
using GenesysReporting.Errors;

namespace GenesysReporting.Tests.Shared;

/// <summary>Returns damaged bytes.</summary>
internal delegate byte[] Damage(ReadOnlySpan<byte> good, Random random);

/// <summary>Gives damaged bytes to a reader, which may read them or refuse them by an error of the module.</summary>
internal static class FuzzRun
{
    private const int MaxShown = 12;
    private const int MaxLength = 1200;

    /// <summary>Runs a reader over as many mutations as <see cref="Mutator.Count"/> allows; fails for any other exception. Returns the number of mutations, and of those that were refused.</summary>
    /// <param name="seed">The seed of the mutations.</param>
    /// <param name="usual">The usual number of mutations.</param>
    /// <param name="good">The bytes without damage, which come first.</param>
    /// <param name="damage">Returns damaged bytes.</param>
    /// <param name="read">Reads bytes; any exception but an error of the module is a fault.</param>
    public static async Task<(int Count, int Refused)> RunAsync(
        int seed, int usual, byte[] good, Damage damage, Func<byte[], Task> read)
    {
        var random = new Random(seed);
        var faults = new Dictionary<string, string>();
        (int count, int refused) = (Mutator.Count(usual), 0);
        for (int i = 0; i < count; i++)
        {
            byte[] damaged = i == 0 ? good : damage(good, random);
            try
            {
                await read(damaged);
            }
            catch (GenesysException)
            {
                refused++;
            }
            catch (Exception e)
            {
                string place = e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("GenesysReporting", StringComparison.Ordinal)) ?? string.Empty;
                faults.TryAdd($"{e.GetType().Name}{place}", $"mutation {i}: {Text(damaged)}\n{e}");
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} kinds of faults:\n{string.Join("\n\n", faults.Values.Take(MaxShown))}");
        return (count, refused);
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, MaxLength)));
}
