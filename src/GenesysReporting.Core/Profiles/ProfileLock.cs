namespace GenesysReporting.Profiles;

/// <summary>
/// A lock on one profile that other processes honour: an open file that nobody else may open. It is freed by the
/// system when its process dies. Made here as the wait must end at once on Ctrl+C, which ready-made ones do not offer.
/// </summary>
internal sealed class ProfileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Longer than a renewal takes with all its repetitions.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly FileStream _file;

    private ProfileLock(FileStream file) => _file = file;

    /// <summary>Waits until nobody else has it; raises <c>ProfileLocked</c> after three minutes.</summary>
    public static async Task<ProfileLock> TakeAsync(
        string folder, string profile, TimeProvider time, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, ProfileName.FileName(profile) + ".lock");
        long started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new ProfileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e)
            {
                if (time.GetElapsedTime(started) > Patience)
                {
                    throw ProfileErrors.ProfileLocked(profile, path, e);
                }
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    // The file stays: deleting it would let a third process lock a new file beside one who waits for the old.
    public void Dispose() => _file.Dispose();
}
