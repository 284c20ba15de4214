namespace GenesysReporting.Analytics.Catalog;

/// <summary>How a query's further results are asked for.</summary>
public enum PagingStyle
{
    /// <summary>One answer has everything that the platform gives.</summary>
    None,

    /// <summary>The body's <c>paging</c> has a size and a number.</summary>
    PageNumberInBody,

    /// <summary>The address has <c>pageSize</c> and <c>pageNumber</c>.</summary>
    PageNumberInAddress,

    /// <summary>The address has <c>after</c>, which the answer before gave.</summary>
    CursorInAddress,
}
