using GenesysReporting.Errors;
using GenesysReporting.Names;

namespace GenesysReporting.Analytics.Filters;

/// <summary>Reads values of dimensions that hold ids.</summary>
internal static class FilterIds
{
    /// <summary>Returns the value; an id without what is around it. Throws <c>ValueNotId</c> for a text that can never match.</summary>
    public static string Read(string text, FilterPredicate subject)
    {
        if (NameDirectory.ForDimension(subject.Subject) is { } kind)
        {
            return PlatformIds.Find(kind, text) ?? text;
        }

        string id = GivenText.Id(text);
        return id.Length == 0 ? throw FilterErrors.ValueEmpty(subject)
            : IsUuid(subject.Subject) && !Guid.TryParse(id, out _) ? throw FilterErrors.ValueNotId(subject, text)
            : IsId(subject.Subject) ? id
            : text;
    }

    /// <summary>True if the dimension's values are UUIDs, in every organisation.</summary>
    public static bool IsUuid(string dimension) => dimension == "conversationId";

    private static bool IsId(string dimension) =>
        dimension.EndsWith("Id", StringComparison.Ordinal) || dimension.EndsWith("Code", StringComparison.Ordinal);
}
