namespace GenesysReporting.Auth.Choice;

/// <summary>The permissions and scopes that a session needs, with hints about wrong names.</summary>
internal sealed record GrantRights(
    IReadOnlyList<string> Permissions, IReadOnlyList<string> Scopes, IReadOnlyList<string> Hints)
{
    private const string ScopesDoNotApply =
        "Scopes do not apply to client credentials, and none is sent with a token request: the client's roles decide.";

    public static GrantRights Of(
        IReadOnlyList<IReadOnlyList<string>> permissions, IReadOnlyList<string> scopes, bool userToken)
    {
        List<string> hints =
        [
            .. permissions.SelectMany(p => p).Select(PermissionHints.OfPermission).OfType<string>(),
            .. scopes.Select(PermissionHints.OfScope).OfType<string>(),
        ];
        if (!userToken && scopes.Count > 0)
        {
            hints.Add(ScopesDoNotApply);
        }

        return new GrantRights(
            [.. permissions.Select(Join).OfType<string>().Distinct()],
            userToken ? Scope(permissions, scopes) : [],
            [.. hints.Distinct()]);
    }

    private static string? Join(IReadOnlyList<string> alternatives)
    {
        string[] right = alternatives.Select(PermissionHints.RightPermission).OfType<string>().Distinct().ToArray();
        return right.Length == 0 ? null : string.Join(" or ", right);
    }

    private static string[] Scope(IReadOnlyList<IReadOnlyList<string>> permissions, IReadOnlyList<string> scopes) =>
        permissions
            .SelectMany(alternatives => alternatives)
            .Select(PermissionHints.ScopeOf)
            .OfType<string>()
            .Concat(scopes.Select(PermissionHints.RightScope))
            .Distinct()
            .ToArray();
}
