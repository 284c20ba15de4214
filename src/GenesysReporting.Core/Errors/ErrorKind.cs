namespace GenesysReporting.Errors;

/// <summary>What sort of failure an error is; the cmdlets map each kind to one PowerShell error category.</summary>
public enum ErrorKind
{
    /// <summary>What the caller gave is wrong; nothing was sent.</summary>
    InvalidInput,

    /// <summary>There is no session to work with, or it has ended.</summary>
    NotConnected,

    /// <summary>The sign-in or the token was refused.</summary>
    Authentication,

    /// <summary>The token is good, but lacks a permission or a scope.</summary>
    Permission,

    /// <summary>The platform does not know what was asked for.</summary>
    NotFound,

    /// <summary>A rate or size limit of the platform was hit.</summary>
    Limit,

    /// <summary>No answer arrived: name resolution, network, TLS, proxy or time-out.</summary>
    Connection,

    /// <summary>The platform answered that it failed.</summary>
    Service,

    /// <summary>The platform's answer could not be read.</summary>
    InvalidAnswer,

    /// <summary>Fewer records arrived than the platform had announced.</summary>
    Incomplete,

    /// <summary>A part of the module itself is missing or damaged.</summary>
    Installation,

    /// <summary>This machine could not store what was to be written.</summary>
    Storage,
}
