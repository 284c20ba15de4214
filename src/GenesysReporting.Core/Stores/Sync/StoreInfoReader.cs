using GenesysReporting.Api;
using GenesysReporting.Protection;

namespace GenesysReporting.Stores;

/// <summary>Reads what an existing store says about itself.</summary>
internal static class StoreInfoReader
{
    /// <summary>Returns the information; throws <c>NotAStore</c> if there is none, and <c>StoreTooNew</c> if a newer module wrote it.</summary>
    public static async Task<StoreInfo> ReadAsync(IStore store, StoreLocation location, CancellationToken cancellationToken)
    {
        StoreInfo info = await store.ReadInfoAsync(cancellationToken).ConfigureAwait(false)
            ?? throw StoreErrors.NotAStore(location, "nothing was stored in it so far");
        return info.Version > StoreInfo.CurrentVersion ? throw StoreErrors.StoreTooNew(location, info.Version, info.ModuleVersion) : info;
    }

    /// <summary>Throws <c>OtherOrganization</c> if a session is signed in to another organisation.</summary>
    public static void CheckOrganization(StoreLocation location, StoreInfo info, GenesysSession session)
    {
        if (info.OrganizationId != session.OrganizationId)
        {
            throw StoreErrors.OtherOrganization(location, info.Organization, session.Organization);
        }
    }

    /// <summary>Throws <c>ProtectionChanged</c> if personal data would be treated in another way than so far.</summary>
    public static void CheckProtection(StoreLocation location, StoreInfo info, RecordProtection? protection) =>
        StoreInfoMerge.CheckProtection(location, info, protection?.Fingerprint);
}
