using GenesysReporting.Protection;

namespace GenesysReporting.Stores;

/// <summary>Combines the information that a run wants to save with the information that another process has saved since the run read it.</summary>
internal static class StoreInfoMerge
{
    /// <summary>
    /// Returns the information to save. What was removed stays removed, and data that another process added stay. Throws
    /// <c>StoreTooNew</c>, <c>OtherOrganization</c>, <c>ProtectionChanged</c> or <c>RawChanged</c> if the other process made a store that
    /// this run may not write to.
    /// </summary>
    /// <param name="location">The place, for errors.</param>
    /// <param name="there">The information in the store; null for a new one.</param>
    /// <param name="planned">The information to save.</param>
    public static StoreInfo Merge(StoreLocation location, StoreInfo? there, StoreInfo planned)
    {
        if (there is null)
        {
            return planned;
        }

        Check(location, there, planned);
        DateOnly? before = there.RemovedBefore > planned.RemovedBefore || planned.RemovedBefore is null ? there.RemovedBefore : planned.RemovedBefore;
        DateOnly since = planned.Since < there.Since ? planned.Since : there.Since;
        return planned with
        {
            Created = there.Created,
            Since = since < before ? before.Value : since,
            Data = [.. there.Data.Union(planned.Data).Order()],
            Removed = [.. there.Removed.Union(planned.Removed, StringComparer.Ordinal)],
            RemovedBefore = before,
        };
    }

    /// <summary>Throws <c>ProtectionChanged</c> if personal data would be treated in another way than so far.</summary>
    public static void CheckProtection(StoreLocation location, StoreInfo there, string? protection)
    {
        if (ProtectionFingerprint.Difference(there.Protection ?? string.Empty, protection ?? string.Empty) is { } difference)
        {
            throw ProtectionErrors.ProtectionChanged(location.DisplayName, difference);
        }
    }

    private static void Check(StoreLocation location, StoreInfo there, StoreInfo planned)
    {
        if (there.Version > planned.Version)
        {
            throw StoreErrors.StoreTooNew(location, there.Version, there.ModuleVersion);
        }

        if (there.OrganizationId != planned.OrganizationId)
        {
            throw StoreErrors.OtherOrganization(location, there.Organization, planned.Organization);
        }

        CheckProtection(location, there, planned.Protection);
        if (there.KeepsRaw != planned.KeepsRaw)
        {
            throw StoreErrors.RawChanged(location, there.KeepsRaw);
        }
    }
}
