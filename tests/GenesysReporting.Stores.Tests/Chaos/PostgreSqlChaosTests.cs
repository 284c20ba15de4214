namespace GenesysReporting.Stores.Tests;

/// <summary>Kills at every operation, on PostgreSQL.</summary>
[NeedsPostgreSql]
[Collection(PostgreSqlGroup.Name)]
public sealed class PostgreSqlChaosTests(PostgreSqlServer server)
{
    [StoreFact]
    public async Task A_database_equals_a_full_read()
    {
        int kills = 0;
        for (int seed = 0; seed < Math.Max(2, StoreChaosTests.Seeds / 4); seed++)
        {
            string id = Guid.NewGuid().ToString("N");
            foreach (string name in new[] { "chaos", "fresh" })
            {
                await server.ExecuteAsync("postgres", $"CREATE DATABASE {name}_{id}");
            }

            StoreLocation At(string name) => new(StoreKind.PostgreSql, server.ConnectionString($"{name}_{id}"))
            {
                Password = () => server.Password,
                DisplayName = name,
            };

            // The leases of a dead worker run out, for which the test does not wait.
            var chaos = new StoreChaos(seed, At, () => server.ExecuteAsync($"chaos_{id}", "DO $$ BEGIN IF to_regclass('store_leases') IS NOT NULL THEN UPDATE store_leases SET lease_until = now() - interval '1 second'; END IF; END $$"));
            await chaos.RunAsync();
            kills += chaos.Kills;
        }

        Assert.True(kills > 0);
    }
}
