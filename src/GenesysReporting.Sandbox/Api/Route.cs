using GenesysReporting.Sandbox.Auth;
using GenesysReporting.Sandbox.Errors;
using GenesysReporting.Sandbox.Http;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Api;

/// <summary>A call that has passed every check before the route.</summary>
internal sealed record ApiCall(
    HttpRequest Request,
    AccessToken Token,
    IReadOnlyDictionary<string, string> PathValues,
    SandboxFault? Fault);

/// <summary>An operation: its path with {names}, its permissions, and the method that answers.</summary>
internal sealed record Route(string Method, string Pattern, Func<ApiCall, HttpResponse> Answer)
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    private readonly string[] _parts = Pattern.Split('/');

    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>True if all of the permissions are needed; false if any one is enough.</summary>
    public bool NeedsAll { get; init; }

    public static Route Of(Operation operation, Func<ApiCall, HttpResponse> answer) =>
        new(operation.Method, operation.Path, answer)
        {
            Permissions = operation.Permissions, NeedsAll = operation.NeedsAll,
        };

    /// <summary>Returns a route for each operation of the contract whose path ends with a suffix.</summary>
    public static IEnumerable<Route> Of(string suffix, Func<ApiCall, Operation, HttpResponse> answer) =>
        AnalyticsContract.Operations.Where(operation => operation.Path.EndsWith(suffix, StringComparison.Ordinal))
            .Select(operation => Of(operation, call => answer(call, operation)));

    /// <summary>Returns the values of the {names}; null if the path does not match.</summary>
    public IReadOnlyDictionary<string, string>? Match(string[] parts)
    {
        if (parts.Length != _parts.Length)
        {
            return null;
        }

        Dictionary<string, string>? values = null;
        for (int i = 0; i < parts.Length; i++)
        {
            if (_parts[i].StartsWith('{'))
            {
                values ??= [];
                values[_parts[i].Trim('{', '}')] = parts[i];
            }
            else if (_parts[i] != parts[i])
            {
                return null;
            }
        }

        return values ?? None;
    }

    public void Check(AccessToken token)
    {
        bool allowed = Permissions.Count == 0
            || (NeedsAll ? Permissions.All(token.Allows) : Permissions.Any(token.Allows));
        if (!allowed)
        {
            throw ApiErrors.MissingPermissions(Permissions, NeedsAll);
        }
    }
}
