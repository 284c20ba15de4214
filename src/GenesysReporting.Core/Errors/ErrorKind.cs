namespace GenesysReporting.Errors;

/// <summary>The kind of a failure; the cmdlets map each kind to one PowerShell error category.</summary>
public enum ErrorKind
{
    /// <summary>The caller's input is wrong; nothing was sent.</summary>
    InvalidInput,

    /// <summary>There is no session, or it has ended.</summary>
    NotConnected,

    /// <summary>The sign-in or the token was refused.</summary>
    Authentication,

    /// <summary>The token is valid, but lacks a permission or a scope.</summary>
    Permission,

    /// <summary>The platform does not know the requested object.</summary>
    NotFound,

    /// <summary>A rate or size limit of the platform was hit.</summary>
    Limit,

    /// <summary>No answer arrived: name resolution, network, TLS, proxy or time-out.</summary>
    Connection,

    /// <summary>The platform reported an internal failure.</summary>
    Service,

    /// <summary>The platform's answer could not be read.</summary>
    InvalidAnswer,

    /// <summary>Fewer records arrived than the platform had announced.</summary>
    Incomplete,

    /// <summary>A part of the module itself is missing or damaged.</summary>
    Installation,

    /// <summary>This machine could not store the data.</summary>
    Storage,
}
