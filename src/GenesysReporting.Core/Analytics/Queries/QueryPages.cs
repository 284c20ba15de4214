using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics.Queries;

/// <summary>How many results a page has.</summary>
internal static class QueryPages
{
    /// <summary>What careful clients take for the largest page; the platform states none.</summary>
    private const int Usual = 100;

    public static int Size(QueryFamily family) => family.Limits.PageSize ?? Usual;
}
