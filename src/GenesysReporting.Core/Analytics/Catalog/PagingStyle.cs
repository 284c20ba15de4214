namespace GenesysReporting.Analytics.Catalog;

/// <summary>The way in which further pages of a query are requested.</summary>
public enum PagingStyle
{
    /// <summary>One answer has all results.</summary>
    None,

    /// <summary>The body's <c>paging</c> has a size and a number.</summary>
    PageNumberInBody,

    /// <summary>The address has <c>pageSize</c> and <c>pageNumber</c>.</summary>
    PageNumberInAddress,

    /// <summary>The address has <c>after</c>, which the previous answer gave.</summary>
    CursorInAddress,
}
