using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysReporting.Names;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Tests.Names;

/// <summary>Validates the look-ups against the platform's own description if it is present.</summary>
[Trait(Needs.Name, Needs.Contract)]
public class LookupContractTests
{
    private static readonly LookupKind[] Kinds = Enum.GetValues<LookupKind>();

    [ContractFact]
    public void Paths_filters_and_permissions_are_the_contracts()
    {
        using JsonDocument contract = Contract();
        foreach (LookupSource source in Kinds.Select(LookupSources.Of))
        {
            JsonElement get = contract.RootElement.GetProperty("paths").GetProperty(source.Path).GetProperty("get");
            string[] parameters =
                [.. get.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()!)];

            Assert.Equal(parameters.Contains("pageSize"), source.HasPages);
            Assert.Equal(parameters.Contains("name"), source.TakesName);
            Assert.Equal(parameters.Contains("id"), source.TakesIds);
            Assert.Equal(parameters.Contains("state"), source.HasStates);
            Assert.Equal(parameters.Contains("deleted"), source.HidesDeleted);
            Assert.True(source.Always is null || parameters.Contains(source.Always.Value.Name));
            Assert.Equal(Permissions(get), source.Permissions);
        }
    }

    [ContractFact]
    public void Records_have_members_of_the_contract_alone()
    {
        using JsonDocument contract = Contract();
        JsonElement schemas = contract.RootElement.GetProperty("components").GetProperty("schemas");
        foreach (LookupSource source in Kinds.Select(LookupSources.Of))
        {
            JsonElement members = schemas.GetProperty(Schema(contract, source)).GetProperty("properties");
            foreach (PropertyInfo property in source.Type.Type
                .GetProperties()
                .Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>(inherit: false) is null))
            {
                JsonElement member = members.GetProperty(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
                Assert.Equal(Type(member), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
            }
        }
    }

    private static JsonDocument Contract() => JsonDocument.Parse(PlatformContract.Text);

    private static string[] Permissions(JsonElement operation) =>
        operation.TryGetProperty("x-permissions", out JsonElement needed)
            ? [.. needed.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()!)]
            : [];

    private static string Schema(JsonDocument contract, LookupSource source)
    {
        JsonElement listing = contract.RootElement.GetProperty("paths").GetProperty(source.Path).GetProperty("get")
            .GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        JsonElement entities = contract.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(Name(listing))
            .GetProperty("properties").GetProperty("entities").GetProperty("items");
        return Name(entities);
    }

    private static string Name(JsonElement reference) => reference.GetProperty("$ref").GetString()!.Split('/')[^1];

    private static Type Type(JsonElement member) =>
        (member.GetProperty("type").GetString(), member.TryGetProperty("format", out JsonElement f) ? f.GetString() : null) switch
        {
            ("string", "date-time") => typeof(DateTimeOffset),
            ("string", _) => typeof(string),
            ("boolean", _) => typeof(bool),
            ("integer", "int64") => typeof(long),
            ("integer", _) => typeof(int),
            _ => typeof(object),
        };
}
