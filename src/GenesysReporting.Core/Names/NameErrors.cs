using System.Globalization;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Names;

/// <summary>The errors about names; each method's name is the ErrorId.</summary>
internal static class NameErrors
{
    private const int MostHints = 5;
    private const int MostListed = 10;

    /// <param name="source">The list.</param>
    /// <param name="name">The name that was not found.</param>
    /// <param name="known">The known names.</param>
    /// <param name="searched">The state of the users that were searched.</param>
    /// <param name="texts">Prepares the names for the message.</param>
    public static InputException NameNotFound(
        LookupSource source, string name, IEnumerable<string> known, UserState? searched, ServerText texts)
    {
        string[] near = Near(name, known);
        string hint = near.Length == 0 ? string.Empty : $" Did you mean {Join(near.Select(n => $"'{texts.Clean(n)}'"), " or ")}?";
        return new(
            nameof(NameNotFound),
            $"There is no {source.Singular} named '{name}' that this session can see.{hint}",
            $"Get-Genesys{source.Kind} lists them; -Refresh asks the platform again.{Elsewhere(source, searched)}",
            name);
    }

    public static InputException IdNotFound(LookupSource source, string id) => new(
        nameof(IdNotFound),
        $"There is no {source.Singular} with the id '{id}' that this session can see.",
        "Check the id, the region, and the divisions that the session's roles cover.",
        id);

    public static InputException NameAmbiguous(LookupSource source, string name, IReadOnlyList<GenesysEntity> found, ServerText texts) => new(
        nameof(NameAmbiguous),
        string.Create(
            CultureInfo.InvariantCulture,
            $"'{name}' is the name of {found.Count} {source.Plural}: {Join(found.Take(MostListed).Select(e => texts.Clean(Show(e))), ", ")}{More(found.Count)}."),
        "Give the id of the one you mean.",
        name);

    /// <summary>Returns the warning for names that may not be read.</summary>
    public static string Unreadable(LookupSource source, ApiException refusal) =>
        $"The names of {source.Plural} cannot be read, and their ids stand in their place. {refusal.Message} {refusal.NextStep}".TrimEnd();

    private static string Show(GenesysEntity entity) =>
        entity.Detail is { } detail ? $"{entity.Id} ({detail})" : entity.Id;

    private static string More(int count) => count > MostListed ? ", ..." : string.Empty;

    private static string Elsewhere(LookupSource source, UserState? searched) =>
        source.HasStates && (searched ?? UserState.Active) == UserState.Active
            ? " Users who are inactive or deleted are found with -State Any."
            : string.Empty;

    private static string[] Near(string name, IEnumerable<string> known)
    {
        // A user with exactly this name, but in another state, is not a typing error.
        string[] all = [.. known.Distinct(StringComparer.OrdinalIgnoreCase).Except([name], StringComparer.OrdinalIgnoreCase)];
        return
        [
            .. NearestName.FindAll(name, all)
                .Concat(all.Where(n => n.Contains(name, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.OrdinalIgnoreCase))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(MostHints),
        ];
    }

    private static string Join(IEnumerable<string> parts, string separator) => string.Join(separator, parts);
}
