namespace GenesysReporting.Api.Calls;

/// <summary>The HTTP method of a call.</summary>
public enum CallMethod
{
    /// <summary>Reads.</summary>
    GET,

    /// <summary>Creates or starts; reads if the path ends in <c>/query</c>.</summary>
    POST,

    /// <summary>Replaces.</summary>
    PUT,

    /// <summary>Changes a part.</summary>
    PATCH,

    /// <summary>Removes.</summary>
    DELETE,

    /// <summary>Reads, and answers without a body.</summary>
    HEAD,
}
