namespace GenesysReporting.Auth.Choice;

/// <summary>Whose data a report is about.</summary>
public enum DataOwner
{
    /// <summary>The organisation's: queues, teams, all conversations of some divisions.</summary>
    Organization,

    /// <summary>A user's own: 'my performance', or what exactly this user may see.</summary>
    User,
}
