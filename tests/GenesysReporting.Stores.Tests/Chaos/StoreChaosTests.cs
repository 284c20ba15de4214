using Xunit.Abstractions;

namespace GenesysReporting.Stores.Tests;

/// <summary>Kills at every operation, on each kind of store.</summary>
public sealed class StoreChaosTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>The number of seeds of a test; more where the environment says so.</summary>
    internal static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("GENESYSREPORTING_CHAOS_SEEDS"), out int more) ? more : 15;

    private readonly string _folder = Directory.CreateTempSubdirectory("gr-chaos-").FullName;

    [Fact]
    public async Task A_SQLite_store_equals_a_full_read() => Assert.True(await RunAsync(".db", StoreKind.Sqlite, Seeds) > 0);

    [Fact]
    public async Task A_folder_equals_a_full_read() => Assert.True(await RunAsync(string.Empty, StoreKind.Parquet, Seeds / 2) > 0);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Runs all seeds; returns the number of kills.</summary>
    private async Task<int> RunAsync(string ending, StoreKind kind, int seeds)
    {
        int kills = 0;
        foreach (int seed in Enumerable.Range(0, seeds))
        {
            var chaos = new StoreChaos(seed, name => new StoreLocation(kind, Path.Combine(_folder, $"{name}-{seed}{ending}")) { DisplayName = name });
            await chaos.RunAsync();
            kills += chaos.Kills;
        }

        output.WriteLine($"{seeds} seeds, {kills} kills.");
        return kills;
    }
}
