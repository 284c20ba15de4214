using GenesysReporting.Hosting;

namespace GenesysReporting.Profiles;

/// <summary>
/// A lock on one profile that other processes honour: a file that only one of them can have open. Written here because
/// Ctrl+C must end the wait at once.
/// </summary>
internal sealed class ProfileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Longer than a renewal takes with all its retries.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly FileStream _file;

    private ProfileLock(FileStream file) => _file = file;

    /// <summary>Waits until the lock is free, in a folder that exists; throws <c>ProfileLocked</c> after three minutes.</summary>
    public static async Task<ProfileLock> TakeAsync(
        string folder, string profile, TimeProvider time, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, ProfileName.FileName(profile) + ".lock");
        long started = time.GetTimestamp();
        while (true)
        {
            try
            {
                // A user who can open the file can hold it, so only the owner may open it.
                return new ProfileLock(HeldFile.Open(path, FileMode.OpenOrCreate, bufferSize: 0, ProfileStore.OwnerOnly));
            }
            catch (IOException e) when (HeldFile.IsHeld(e))
            {
                if (time.GetElapsedTime(started) > Patience)
                {
                    throw ProfileErrors.ProfileLocked(profile, path, e);
                }
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    // The file stays: if it were deleted, a third process could lock a new file while another waits for the old one.
    public void Dispose() => _file.Dispose();
}
