namespace GenesysReporting.Stores;

/// <summary>The tables of a store that keeps some of the data.</summary>
internal static class StoreTables
{
    /// <summary>Returns the tables that are filled together.</summary>
    public static StoreDataSet Of(StoreData data, bool keepsRaw) => data switch
    {
        StoreData.Conversations => new ConversationTables(keepsRaw).DataSet,
        StoreData.UserDetails => UserTables.DataSet,
        StoreData.QueueIntervals => QueueIntervalTable.DataSet,
        _ => throw new ArgumentOutOfRangeException(nameof(data), data, null),
    };

    /// <summary>Returns all tables of a store, those of names included.</summary>
    public static IReadOnlyList<StoreTable> All(StoreInfo info) =>
        [.. info.Data.SelectMany(data => Of(data, info.KeepsRaw).Tables), .. NameTables.All.Values];
}
