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

    /// <summary>Waits in a folder that is there until nobody else has it; raises <c>ProfileLocked</c> after three minutes.</summary>
    public static async Task<ProfileLock> TakeAsync(
        string folder, string profile, TimeProvider time, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, ProfileName.FileName(profile) + ".lock");
        long started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new ProfileLock(Open(path));
            }
            catch (IOException e) when (IsHeld(e))
            {
                if (time.GetElapsedTime(started) > Patience)
                {
                    throw ProfileErrors.ProfileLocked(profile, path, e);
                }
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    // Who can open the file can hold it, so nobody else may.
    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    // A sharing or lock violation on Windows, EWOULDBLOCK on Linux and macOS. Other errors do not pass by waiting.
    private static bool IsHeld(IOException e) => OperatingSystem.IsWindows()
        ? (e.HResult & 0xFFFF) is 32 or 33
        : e.HResult == (OperatingSystem.IsLinux() ? 11 : 35);

    // The file stays: deleting it would let a third process lock a new file beside one who waits for the old.
    public void Dispose() => _file.Dispose();
}
