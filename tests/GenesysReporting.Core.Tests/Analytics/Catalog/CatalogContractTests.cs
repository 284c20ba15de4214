using System.Text.Json;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.CatalogGenerator;
using GenesysReporting.Tests.Shared;
using ContractFile = GenesysReporting.CatalogGenerator.Contract;

namespace GenesysReporting.Tests.Analytics.Catalog;

/// <summary>Tests of the catalogue against the platform's own description.</summary>
[Trait(Needs.Name, Needs.Contract)]
public sealed class CatalogContractTests
{
    [ContractFact]
    public void The_generator_writes_the_same_bytes_again() =>
        Assert.Equal(
        RepositoryFile.Read("src", "GenesysReporting.Core", "Analytics", "Catalog", "catalog.json"),
        Generator.Run(PlatformContract.Text, Supplement()));

    [ContractFact]
    public void Every_path_belongs_to_one_family_or_has_one_reason()
    {
        var contract = new ContractFile(PlatformContract.Text);
        var supplement = new Supplement(Supplement());

        Assert.Empty(Coverage.Problems(contract, supplement, Generator.Families(contract, supplement)));
        Assert.Equal(145, contract.Paths.Count());
    }

    /// <summary>Reads the description without the generator, so that a fault of the generator is found.</summary>
    [ContractFact]
    public void Every_metric_and_group_of_a_family_is_in_its_bodys_enum()
    {
        using JsonDocument contract = JsonDocument.Parse(PlatformContract.Text);
        JsonElement schemas = contract.RootElement.GetProperty("components").GetProperty("schemas");
        foreach (QueryFamily family in AnalyticsCatalog.Families)
        {
            JsonElement operation = contract.RootElement.GetProperty("paths").GetProperty(family.QueryPath).GetProperty("post");
            JsonElement members = Members(schemas, operation.GetProperty("requestBody").GetProperty("content")
                .GetProperty("application/json").GetProperty("schema"));

            Assert.Equal(members.EnumerateObject().Select(m => m.Name), family.Members);
            Assert.Equal(Values(schemas, members, "groupBy"), family.GroupBy);
            Assert.Equal(Values(schemas, members, "metrics"), family.Metrics);
            Assert.Equal(
                operation.GetProperty("x-permissions").GetProperty("permissions").EnumerateArray().Select(p => p.GetString()!),
                family.Permissions);
            Assert.All(family.FilterLevels, level => Assert.True(members.TryGetProperty(level.Member, out _)));
        }
    }

    private static string Supplement() => RepositoryFile.Read("tools", "CatalogGenerator", "supplement.json");

    private static JsonElement Members(JsonElement schemas, JsonElement type) =>
        schemas.GetProperty(type.GetProperty("$ref").GetString()!.Split('/')[^1]).GetProperty("properties");

    private static IEnumerable<string> Values(JsonElement schemas, JsonElement members, string name)
    {
        if (!members.TryGetProperty(name, out JsonElement list))
        {
            return [];
        }

        JsonElement item = list.GetProperty("items");
        if (item.TryGetProperty("$ref", out _))
        {
            JsonElement inner = Members(schemas, item);
            item = inner.TryGetProperty("metric", out JsonElement metric) ? metric : inner.GetProperty("name");
        }

        return item.GetProperty("enum").EnumerateArray().Select(v => v.GetString()!);
    }
}
