using GenesysReporting.Stores.Parquet;

namespace GenesysReporting.Stores.Tests.Folders;

/// <summary>The exception that is thrown when the machine dies: nothing continues after it.</summary>
internal sealed class MachineDiedException() : Exception("The machine died.");

/// <summary>The files of this machine, which can die at any operation, in the middle of a write or of the deletion of a folder too.</summary>
internal sealed class CrashingStoreDisk(int operations, Exception? failure = null) : IStoreDisk
{
    private int _left = operations;

    /// <summary>True if the machine died, or the failure came.</summary>
    public bool IsDone { get; private set; }

    private bool Lives => failure is not null || !IsDone;

    public void CreateFolder(string path) => Live(() => LocalStoreDisk.Instance.CreateFolder(path));

    public Stream Create(string path)
    {
        Live(() => File.WriteAllBytes(path, []));
        return new Output(this, path);
    }

    public void Sync(string path) => Live(() => Assert.True(File.Exists(path), path));

    public void Move(string from, string to) => Live(() => LocalStoreDisk.Instance.Move(from, to));

    public void MoveFolder(string from, string to) => Live(() => LocalStoreDisk.Instance.MoveFolder(from, to));

    public void Delete(string path) => Live(() => LocalStoreDisk.Instance.Delete(path));

    public void DeleteFolder(string path) => Live(() => LocalStoreDisk.Instance.DeleteFolder(path), () =>
    {
        string[] files = Directory.GetFiles(path, "*", SearchOption.AllDirectories);
        Array.ForEach(files[..(files.Length / 2)], File.Delete);
    });

    private void Live(Action work, Action? half = null)
    {
        if (_left-- <= 0 && !(IsDone && Lives))
        {
            if (!IsDone)
            {
                half?.Invoke();
            }

            IsDone = true;
            throw failure ?? new MachineDiedException();
        }

        work();
    }

    /// <summary>A file whose content reaches the disk when it is closed.</summary>
    private sealed class Output(CrashingStoreDisk disk, string path) : MemoryStream
    {
        private bool _isClosed;

        protected override void Dispose(bool disposing)
        {
            if (!_isClosed && disk.Lives)
            {
                _isClosed = true;
                byte[] content = ToArray();
                disk.Live(() => File.WriteAllBytes(path, content), () => File.WriteAllBytes(path, content[..(content.Length / 2)]));
            }

            base.Dispose(disposing);
        }
    }
}
