namespace GenesysReporting.Names;

/// <summary>The platform's lists of names by id; paths, filters and permissions are those of the contract.</summary>
internal static class LookupSources
{
    private static readonly Dictionary<LookupKind, LookupSource> Table = All().ToDictionary(s => s.Kind);

    public static LookupSource Of(LookupKind kind) => Table[kind];

    private static LookupSource[] All() =>
    [
        new()
        {
            Kind = LookupKind.Queue, Singular = "queue", Plural = "queues",
            Path = "/api/v2/routing/queues", Type = NamesJson.Default.GenesysQueue, Permissions = ["routing:queue:view"],
        },
        new()
        {
            Kind = LookupKind.User, Singular = "user", Plural = "users",
            Path = "/api/v2/users", Type = NamesJson.Default.GenesysUser, TakesName = false, HasStates = true,
        },
        new()
        {
            Kind = LookupKind.WrapupCode, Singular = "wrap-up code", Plural = "wrap-up codes",
            Path = "/api/v2/routing/wrapupcodes", Type = NamesJson.Default.GenesysWrapupCode,
            Permissions = ["routing:wrapupCode:view"],
        },
        new()
        {
            Kind = LookupKind.Division, Singular = "division", Plural = "divisions",
            Path = "/api/v2/authorization/divisions", Type = NamesJson.Default.GenesysDivision,
        },
        new()
        {
            Kind = LookupKind.Skill, Singular = "skill", Plural = "skills",
            Path = "/api/v2/routing/skills", Type = NamesJson.Default.GenesysSkill, Permissions = ["routing:skill:view"],
        },
        new()
        {
            Kind = LookupKind.Team, Singular = "team", Plural = "teams",
            Path = "/api/v2/teams", Type = NamesJson.Default.GenesysTeam, Permissions = ["groups:team:view"],
            TakesIds = false, Always = ("expand", "entities.division"),
        },
        new()
        {
            Kind = LookupKind.Flow, Singular = "flow", Plural = "flows",
            Path = "/api/v2/flows", Type = NamesJson.Default.GenesysFlow, Permissions = ["architect:flow:view"],
            HidesDeleted = true,
        },
        new()
        {
            Kind = LookupKind.Presence, Singular = "presence", Plural = "presences",
            Path = "/api/v2/presence/definitions", Type = NamesJson.Default.GenesysPresence,
            Permissions = ["presence:presenceDefinition:view"], TakesName = false, TakesIds = false, HasPages = false,
        },
    ];
}
