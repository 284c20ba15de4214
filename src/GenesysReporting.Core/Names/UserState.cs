namespace GenesysReporting.Names;

/// <summary>Which users are meant.</summary>
public enum UserState
{
    /// <summary>Those who can sign in.</summary>
    Active,

    /// <summary>Those who were made inactive.</summary>
    Inactive,

    /// <summary>Those who were deleted.</summary>
    Deleted,

    /// <summary>All of them.</summary>
    Any,
}
