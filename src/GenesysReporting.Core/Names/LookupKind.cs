namespace GenesysReporting.Names;

/// <summary>The kinds that can be looked up by name.</summary>
public enum LookupKind
{
    /// <summary>A queue.</summary>
    Queue,

    /// <summary>A user: agents, supervisors, administrators.</summary>
    User,

    /// <summary>A wrap-up code.</summary>
    WrapupCode,

    /// <summary>A division.</summary>
    Division,

    /// <summary>A routing skill.</summary>
    Skill,

    /// <summary>A team.</summary>
    Team,

    /// <summary>A flow.</summary>
    Flow,

    /// <summary>A presence of the organisation.</summary>
    Presence,
}
