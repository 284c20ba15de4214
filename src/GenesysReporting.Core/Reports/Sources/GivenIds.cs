using GenesysReporting.Api;
using GenesysReporting.Names;
using GenesysReporting.Transport;

namespace GenesysReporting.Reports.Sources;

/// <summary>Turns the names that a caller gave into ids.</summary>
internal static class GivenIds
{
    /// <summary>Returns the ids, each once; throws <c>NameNotFound</c> and <c>NameAmbiguous</c>.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(
        GenesysSession session, LookupKind kind, IReadOnlyList<string> given, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        NameDirectory names = NameDirectory.Of(session);
        var ids = new List<string>();
        foreach (string text in given)
        {
            ids.Add(await names.ResolveIdAsync(kind, text, observer, cancellationToken).ConfigureAwait(false));
        }

        return [.. ids.Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
