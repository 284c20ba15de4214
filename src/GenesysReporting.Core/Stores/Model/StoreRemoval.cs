using System.Globalization;
using GenesysReporting.Collections;

namespace GenesysReporting.Stores;

/// <summary>The result of a removal from a store.</summary>
/// <param name="Store">The store.</param>
/// <param name="Removed">The number of records: conversations, spans of users, half-hours of queues.</param>
public sealed record StoreRemoval(string Store, long Removed)
{
    /// <summary>The ids that the store did not have; they are not fetched later either.</summary>
    public IReadOnlyList<string> NotFound { get; init => field = value.ToReadOnly(); } = [];

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Store}: {Removed} removed");
}
