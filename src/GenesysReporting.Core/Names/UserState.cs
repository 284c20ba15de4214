namespace GenesysReporting.Names;

/// <summary>The state of users.</summary>
public enum UserState
{
    /// <summary>Users who can sign in.</summary>
    Active,

    /// <summary>Users who were made inactive.</summary>
    Inactive,

    /// <summary>Users who were deleted.</summary>
    Deleted,

    /// <summary>All users.</summary>
    Any,
}
