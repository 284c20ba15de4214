using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using GenesysReporting.Api.Calls;

namespace GenesysReporting.Names;

/// <summary>Where the names of a kind are listed, and by what that list can be narrowed.</summary>
internal sealed record LookupSource
{
    /// <summary>A page's size, and how many ids go into one request: a hundred keeps the address far below 8 kB.</summary>
    public const int PageSize = 100;

    public required LookupKind Kind { get; init; }

    /// <summary>How messages call one of them.</summary>
    public required string Singular { get; init; }

    public required string Plural { get; init; }

    public required string Path { get; init; }

    /// <summary>The record's type.</summary>
    public required JsonTypeInfo Type { get; init; }

    /// <summary>The permissions of which the list needs any one.</summary>
    public string[] Permissions { get; init; } = [];

    /// <summary>Whether the list takes <c>name</c>. What fits it differs by list, so answers are matched again here.</summary>
    public bool TakesName { get; init; } = true;

    /// <summary>Whether the list takes <c>id</c>.</summary>
    public bool TakesIds { get; init; } = true;

    /// <summary>Whether the list takes <c>state</c>, as users do.</summary>
    public bool HasStates { get; init; }

    /// <summary>Whether the list hides what was deleted unless <c>deleted</c> is asked for, as flows do.</summary>
    public bool HidesDeleted { get; init; }

    /// <summary>A parameter that each request for it has.</summary>
    public (string Name, string Value)? Always { get; init; }

    /// <summary>All of them; of users, the active ones unless another state is asked for.</summary>
    public ApiCall All(UserState? state) => HasStates ? Call(("state", Text(state ?? UserState.Active))) : Call();

    /// <summary>Those that the platform finds by a name.</summary>
    public ApiCall ByName(string name) => Call(("name", name));

    /// <summary>
    /// Ways to find ids, deleted ones too, each to be tried for those that the ways before it did not find.
    /// </summary>
    public IEnumerable<Func<IEnumerable<string>, ApiCall>> ByIds() => this switch
    {
        { HasStates: true } => [ids => WithIds(Call(("state", Text(UserState.Any))), ids)],
        { HidesDeleted: true } => [ids => WithIds(Call(), ids), ids => WithIds(Call(("deleted", "true")), ids)],
        _ => [ids => WithIds(Call(), ids)],
    };

    private static string Text(UserState state) => state.ToString().ToLowerInvariant();

    private static ApiCall WithIds(ApiCall call, IEnumerable<string> ids) =>
        call with { Target = call.Target with { Query = call.Target.Query.Add("id", ids) } };

    private ApiCall Call(params (string Name, string Value)[] parameters)
    {
        CallQuery query = CallQuery.Empty.Set("pageSize", PageSize.ToString(CultureInfo.InvariantCulture));
        query = Always is { } always ? query.Set(always.Name, always.Value) : query;
        query = parameters.Aggregate(query, (q, p) => q.Set(p.Name, p.Value));
        return new ApiCall(CallMethod.GET, new CallTarget(Path, query)) { Permissions = Permissions };
    }
}
