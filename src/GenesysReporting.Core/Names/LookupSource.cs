using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using GenesysReporting.Api.Calls;

namespace GenesysReporting.Names;

/// <summary>The list of one kind, and the filters that it takes.</summary>
internal sealed record LookupSource
{
    /// <summary>The size of a page, and the number of ids per request: with a hundred, the address is far below 8 kB.</summary>
    public const int PageSize = 100;

    public required LookupKind Kind { get; init; }

    /// <summary>The kind's name in messages.</summary>
    public required string Singular { get; init; }

    public required string Plural { get; init; }

    public required string Path { get; init; }

    /// <summary>The record's type.</summary>
    public required JsonTypeInfo Type { get; init; }

    /// <summary>The permissions, any one of which the list needs.</summary>
    public string[] Permissions { get; init; } = [];

    /// <summary>True if the list comes in pages, whose size can be given.</summary>
    public bool HasPages { get; init; } = true;

    /// <summary>True if the list takes <c>name</c>. Matching differs by list, so the answers are matched again here.</summary>
    public bool TakesName { get; init; } = true;

    /// <summary>True if the list takes <c>id</c>.</summary>
    public bool TakesIds { get; init; } = true;

    /// <summary>True if the list takes <c>state</c>, as that of users does.</summary>
    public bool HasStates { get; init; }

    /// <summary>True if the list hides deleted entities unless asked for <c>deleted</c>, as that of flows does.</summary>
    public bool HidesDeleted { get; init; }

    /// <summary>A parameter of every request.</summary>
    public (string Name, string Value)? Always { get; init; }

    /// <summary>Returns the call for all of them; for active users unless another state is given.</summary>
    public ApiCall All(UserState? state) => HasStates ? Call(("state", Text(state ?? UserState.Active))) : Call();

    /// <summary>Returns the call for the platform's filter by name.</summary>
    public ApiCall ByName(string name) => Call(("name", name));

    /// <summary>
    /// Returns the calls that find ids, including deleted ones; each is for the ids that the ones before it did not find.
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
        CallQuery query = HasPages
            ? CallQuery.Empty.Set("pageSize", PageSize.ToString(CultureInfo.InvariantCulture))
            : CallQuery.Empty;
        query = Always is { } always ? query.Set(always.Name, always.Value) : query;
        query = parameters.Aggregate(query, (q, p) => q.Set(p.Name, p.Value));
        return new ApiCall(CallMethod.GET, new CallTarget(Path, query)) { Permissions = Permissions };
    }
}
