namespace GenesysReporting.Analytics.Catalog;

/// <summary>The type of a dimension's values. Filters write all of them as text.</summary>
public enum DimensionType
{
    /// <summary>The platform's description does not state it.</summary>
    Unknown,

    /// <summary>Text; ids too.</summary>
    Text,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A time in ISO 8601.</summary>
    DateTime,
}
