using System.Globalization;

namespace GenesysReporting.Sandbox.Data;

/// <summary>Builds the entities of an organisation.</summary>
internal sealed class WorldBuilder(int seed, string organizationName, int additionalUsers)
{
    private static readonly DateTimeOffset Founded = new(2021, 3, 1, 8, 30, 0, TimeSpan.Zero);

    private readonly Dice _dice = Dice.For(seed, "world", 0, 0);

    public World Build()
    {
        string organizationId = _dice.Uuid();
        Members[] divisions = [.. WorldNames.Divisions.Select(Division)];
        Members[] skills =
            [.. WorldNames.Skills.Select(name => Named("routing/skills", name, null, new() { { "state", "active" }, { "version", "1" } }))];
        Members[] teams =
            [.. WorldNames.Teams.Select((name, i) => Named("teams", name, divisions[i % 3], new() { { "memberCount", 4 } }))];
        Members[] flows = [.. WorldNames.Flows.Select((flow, i) => Flow(flow.Name, flow.Type, divisions[i % 3]))];
        Members[] queues = [.. WorldNames.Queues.Select((queue, i) => Queue(queue, divisions[i % 3]))];
        Members[] users = [.. WorldNames.Users.Concat(MoreUsers()).Select((user, i) => User(user.Name, user.State, divisions[i % 3], i))];
        Members[] codes =
            [.. WorldNames.WrapUpCodes.Select((code, i) => Named("routing/wrapupcodes", code, divisions[i % 3], []))];
        return new World
        {
            OrganizationId = organizationId,
            OrganizationName = organizationName,
            Founded = Founded,
            Organization = Organization(organizationId),
            Divisions = divisions,
            Queues = queues,
            Users = users,
            WrapUpCodes = codes,
            Skills = skills,
            Teams = teams,
            Flows = flows,
            Agents = [.. users.Select((user, i) => new Agent(Id(user), user.Text("name")!, Id(teams[i % 3]), Id(divisions[i % 3])))],
            QueueInfos = [.. queues.Select((queue, i) => new QueueInfo(
                Id(queue), queue.Text("name")!, Id(divisions[i % 3]), Id(skills[i % skills.Length])))],
            WrapUpIds = [.. codes.Select(Id), _dice.Uuid()],
            FormIds = (_dice.Uuid(), _dice.Uuid()),
        };
    }

    private IEnumerable<(string Name, string State)> MoreUsers() => Enumerable.Range(1, additionalUsers)
        .Select(number => (string.Create(CultureInfo.InvariantCulture, $"Temporary agent {number:000}"), "active"));

    private Members Organization(string id) => new()
    {
        { "id", id },
        { "name", organizationName },
        { "defaultLanguage", "en-us" },
        { "defaultCountryCode", "FR" },
        { "thirdPartyOrgName", organizationName.ToLowerInvariant().Replace(' ', '-') },
        { "domain", "sandbox.example" },
        { "version", 12 },
        { "state", "active" },
        { "productPlatform", "GenesysCloud" },
        { "voicemailEnabled", true },
        { "selfUri", "/api/v2/organizations/" + id },
    };

    private Members Division(string name, int number)
    {
        Members division = Named("authorization/divisions", name, null, new() { { "homeDivision", number == 0 } });
        division.Add("description", number == 0 ? "The home division" : string.Empty);
        return division;
    }

    private Members Flow(string name, string type, Members division) => Named("flows", name, division, new()
    {
        { "type", type },
        { "active", true },
        { "system", false },
        { "deleted", false },
        { "virtualAgentEnabled", false },
    });

    private Members Queue(string name, Members division) => Named("routing/queues", name, division, new()
    {
        { "description", "Takes what is about " + name },
        { "memberCount", 12 },
        { "userMemberCount", 12 },
        { "joinedMemberCount", 7 },
        { "skillEvaluationMethod", "ALL" },
        { "enableTranscription", false },
        { "enableManualAssignment", true },
        { "callingPartyName", "Sandbox, " + name },
        { "callingPartyNumber", "+33199006" + (100 + name.Length).ToString(CultureInfo.InvariantCulture) },
    });

    private Members User(string name, string state, Members division, int number)
    {
        string mail = string.Create(CultureInfo.InvariantCulture, $"agent{number + 1}@sandbox.example");
        Members user = Named("users", name, division, new()
        {
            { "email", mail },
            { "username", mail },
            { "title", number % 4 == 0 ? "Senior agent" : "Agent" },
            { "department", WorldNames.Teams[number % 3] },
            { "state", state },
            { "version", 3 + number },
            { "acdAutoAnswer", false },
        });
        user.Remove("dateCreated");
        user.Remove("dateModified");
        return user;
    }

    private Members Named(string path, string name, Members? division, Members more)
    {
        string id = _dice.Uuid();
        var entity =
            new Members { { "id", id }, { "name", name }, { "division", division is null ? null : Reference(division) } };
        entity.AddAll(more);
        if (path is "routing/queues" or "routing/wrapupcodes" or "teams")
        {
            entity.Add("dateCreated", Founded);
            entity.Add("dateModified", Founded.AddDays(_dice.Between(1, 400)));
        }

        entity.Add("selfUri", $"/api/v2/{path}/{id}");
        return entity;
    }

    private static Members Reference(Members entity) => new()
    {
        { "id", entity["id"] }, { "name", entity["name"] }, { "selfUri", entity["selfUri"] },
    };

    private static string Id(Members entity) => entity.Text("id")!;
}
