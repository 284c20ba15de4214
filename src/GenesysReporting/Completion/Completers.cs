using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Auth.Choice;
using GenesysReporting.Errors;
using GenesysReporting.Profiles;
using GenesysReporting.Regions;
using GenesysReporting.Sessions;

namespace GenesysReporting.Completion;

/// <summary>A completer of choices that are in memory. It needs no network and never throws.</summary>
public abstract class MemoryCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => Completions.Match(wordToComplete, Choices());

    private protected abstract IEnumerable<(string Value, string Tip)> Choices();
}

/// <summary>Completes names of sessions.</summary>
public sealed class SessionCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
        SessionStore.Current.All().Select(s => (s.Name, $"{s.Organization}, {s.Region}, {s.GrantType}"));
}

/// <summary>Completes names of saved profiles. The tip is the organisation, the region and the grant.</summary>
public sealed class ProfileCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices()
    {
        try
        {
            var store = ProfileStore.ForUser();
            return [.. store.Names().Select(name => (name, Tip(store, name)))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Tip(ProfileStore store, string name)
    {
        try
        {
            return store.Find(name) is { } profile
                ? string.Join(", ", new[] { profile.Organization, profile.Region, $"{profile.GrantType}" }.Where(part => !string.IsNullOrEmpty(part)))
                : name;
        }
        catch (Exception e) when (e is GenesysException or IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }
}

/// <summary>Completes names of vaults that are registered with the SecretManagement module.</summary>
public sealed class VaultCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices()
    {
        try
        {
            return [.. new SecretManagement(null).Vaults()];
        }
        catch (GenesysException)
        {
            return [];
        }
    }
}

/// <summary>Completes regions by domain. The tip is the AWS name and the place; typing them finds the domain too.</summary>
public sealed class RegionCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
        RegionTable.All.Select(r => (r.Domain, $"{r.AwsName}, {r.Location}"));
}

/// <summary>Completes query types of the catalogue. The tip is the meaning of their records, and their permissions.</summary>
public sealed class CatalogFamilyCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
        AnalyticsCatalog.Families.Select(f => (f.Name, CatalogTips.Of(f)));
}

/// <summary>Completes metrics of the catalogue.</summary>
public sealed class CatalogMetricCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
        AnalyticsCatalog.Metrics.Select(m => (m.Name, CatalogWords.Tip(m)));
}

/// <summary>Completes dimensions of the catalogue.</summary>
public sealed class CatalogDimensionCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
        AnalyticsCatalog.Dimensions.Select(d => (d.Name, CatalogTips.Of(d)));
}

/// <summary>Completes the time zones of this machine.</summary>
public sealed class TimeZoneCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
        TimeZoneInfo.GetSystemTimeZones().Select(z => (z.Id, Tip(z)));

    private static string Tip(TimeZoneInfo zone) => TimeZoneInfo.TryConvertIanaIdToWindowsId(zone.Id, out string? windows) && windows != zone.Id
        ? $"{zone.DisplayName}, in Windows {windows}"
        : zone.DisplayName;
}

/// <summary>Completes spans for -Past.</summary>
public sealed class PastCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
    [
        ("1h", "the last hour"),
        ("24h", "the last 24 hours"),
        ("7d", "the last 7 times 24 hours"),
        ("4w", "the last 4 weeks"),
    ];
}

/// <summary>Completes look-backs.</summary>
public sealed class LookBackCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
    [
        ("3d", "three days, the default"),
        ("7d", "a week, for evaluations and surveys that come later"),
        ("2w", "two weeks"),
        ("4w", "four weeks, which are fetched again in each run"),
    ];
}

/// <summary>Completes separators between cells of CSV.</summary>
public sealed class DelimiterCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
    [
        (",", "comma"),
        (";", "semicolon"),
        ("|", "pipe"),
        ("\t", "tab"),
    ];
}

/// <summary>Completes cmdlets whose permissions Test-GenesysSession can try. The tip is these permissions.</summary>
public sealed class ProbedCmdletCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
        CmdletProbes.Names.Select(n => (n, Tip(n)));

    private static string Tip(string cmdlet) =>
        $"Needs {string.Join(" and ", CmdletProbes.Permissions(cmdlet).Select(p => string.Join(" or ", p)))}";
}

/// <summary>Completes permissions of the analytics queries.</summary>
public sealed class PermissionCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
        PermissionHints.KnownPermissions.Select(p => (p, CatalogTips.OfPermission(p)));
}

/// <summary>Completes scopes that reports need.</summary>
public sealed class ScopeCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
        PermissionHints.KnownScopes.Select(s => (s, $"Lets users read {s.Split(':')[0]}."));
}

/// <summary>Completes $true and $false, which PowerShell itself completes only for switches.</summary>
public sealed class BooleanCompleter : IArgumentCompleter
{
    private static readonly string[] Values = ["$true", "$false"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Values
            .Where(v => v.TrimStart('$').StartsWith(wordToComplete.TrimStart('$'), StringComparison.OrdinalIgnoreCase))
            .Select(v => new CompletionResult(v));
}

/// <summary>Completes paths of the Platform API that reports need.</summary>
public sealed class ApiPathCompleter : MemoryCompleter
{
    private static readonly (string Path, string Tip)[] LookUps =
    [
        ("/api/v2/analytics/conversations/details/jobs/availability", "GET: how far the jobs' data reaches"),
        ("/api/v2/analytics/dataretention/settings", "GET: how long analytics data is kept"),
        ("/api/v2/authorization/divisions", "GET: divisions"),
        ("/api/v2/flows", "GET: flows"),
        ("/api/v2/oauth/clients", "GET: OAuth clients"),
        ("/api/v2/organizations/me", "GET: the organisation"),
        ("/api/v2/presence/definitions", "GET: presence definitions"),
        ("/api/v2/routing/languages", "GET: languages"),
        ("/api/v2/routing/queues", "GET: queues"),
        ("/api/v2/routing/skills", "GET: skills"),
        ("/api/v2/routing/wrapupcodes", "GET: wrap-up codes"),
        ("/api/v2/teams", "GET: teams"),
        ("/api/v2/tokens/me", "GET: the token in use"),
        ("/api/v2/users", "GET: users"),
        ("/api/v2/users/me", "GET: the signed-in user"),
    ];

    private protected override IEnumerable<(string Value, string Tip)> Choices() =>
        LookUps.Concat(AnalyticsCatalog.Families.Select(f => (f.QueryPath, $"POST: {f.Name}")));
}
