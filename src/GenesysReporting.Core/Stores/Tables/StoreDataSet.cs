namespace GenesysReporting.Stores;

/// <summary>The data that a store keeps.</summary>
public enum StoreData
{
    /// <summary>Conversations with their participants, sessions, segments, metrics, attributes, evaluations and surveys.</summary>
    Conversations,

    /// <summary>The presences and routing statuses of users.</summary>
    UserDetails,

    /// <summary>The figures of each queue and media type for every half-hour.</summary>
    QueueIntervals,
}

/// <summary>The tables that are filled together, one UTC day at a time.</summary>
/// <param name="Data">The data.</param>
/// <param name="Tables">The tables.</param>
internal sealed record StoreDataSet(StoreData Data, IReadOnlyList<StoreTable> Tables);
