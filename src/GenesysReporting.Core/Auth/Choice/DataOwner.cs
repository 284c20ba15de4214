namespace GenesysReporting.Auth.Choice;

/// <summary>The owner of a report's data.</summary>
public enum DataOwner
{
    /// <summary>The organisation: queues, teams, all conversations of some divisions.</summary>
    Organization,

    /// <summary>A user: 'my performance', or exactly the data that this user may see.</summary>
    User,
}
