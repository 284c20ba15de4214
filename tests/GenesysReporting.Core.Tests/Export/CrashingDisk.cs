using GenesysReporting.Export;

namespace GenesysReporting.Tests.Export;

/// <summary>The exception that is thrown when the machine dies: nothing continues after it.</summary>
internal sealed class MachineDiedException() : Exception("The machine died.");

/// <summary>
/// A disk of a machine that can die at any operation. When its process is killed, the system keeps what was written. When
/// the power fails, only flushed content is durable: a part of the rest may remain, with zeros in it, and the newest renames
/// may be undone.
/// </summary>
internal sealed class CrashingDisk(Random random) : IExportDisk
{
    private readonly Dictionary<string, CrashingFile> _files = [];
    private readonly HashSet<string> _folders = ["/data"];
    private readonly Stack<Action> _notDurable = new();
    private int _left = int.MaxValue;
    private int _space = int.MaxValue;

    public bool IsDead => _left < 0;

    /// <summary>Gets or sets the exception that writes throw; null for none.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>Gets or sets the work that is done when a file is opened; null for none.</summary>
    public Action<string>? OnOpen { get; set; }

    public IReadOnlyCollection<string> Names => _files.Keys;

    /// <summary>True if an operation failed because the disk was full.</summary>
    public bool WasFull { get; private set; }

    /// <summary>Returns the exception of a full disk, as this system throws it.</summary>
    public static IOException Full() => new("No space left on device", OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28);

    /// <summary>Lets the disk be full after this many further operations that need space: writing, flushing, creating, renaming.</summary>
    public void FillAfter(int operations) => (_space, WasFull) = (operations, false);

    /// <summary>Frees the space.</summary>
    public void Empty() => _space = int.MaxValue;

    /// <summary>Lets the machine die after this many further operations.</summary>
    public void DieAfter(int operations) => _left = operations;

    /// <summary>Ends the process, and closes the files that it held open.</summary>
    public void Restart(bool powerFailed)
    {
        _left = int.MaxValue;
        if (powerFailed)
        {
            for (int undone = random.Next(_notDurable.Count + 1); undone > 0; undone--)
            {
                _notDurable.Pop()();
            }
        }

        _notDurable.Clear();
        foreach (CrashingFile file in _files.Values)
        {
            file.Restart(powerFailed, random);
        }
    }

    public byte[] Content(string path) => _files[path].Content.ToArray();

    public void Put(string path, byte[] content) => _files[path] = CrashingFile.Of(content);

    public long? Length(string path) => Live(() => _files.TryGetValue(path, out CrashingFile? file) ? file.Content.Length : (long?)null);

    public bool FolderExists(string path) => Live(() => _folders.Contains(path));

    public void CreateFolder(string path) => Live(() => _folders.Add(path));

    public DateTimeOffset Written(string path) => DateTimeOffset.UnixEpoch;

    public byte[]? Read(string path) => Live(() => _files.TryGetValue(path, out CrashingFile? file) ? file.Content.ToArray() : null);

    public Stream OpenRead(string path) => Live(() => new MemoryStream(_files[path].Content.ToArray()));

    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        byte[] copy = content.ToArray();
        TakeSpace();
        Live(() => true);
        CrashingFile? old = _files.GetValueOrDefault(path);
        _notDurable.Clear();
        Rename(() => _files[path] = CrashingFile.Of(copy), () => Put(path, old));
    }

    public Stream OpenAlone(string path)
    {
        Live(() => true);
        OnOpen?.Invoke(path);
        if (!_files.TryGetValue(path, out CrashingFile? file))
        {
            TakeSpace();
            file = CrashingFile.Of([]);
            Rename(() => _files[path] = file, () => _files.Remove(path));
        }

        return file.IsHeld ? throw new FileHeldException(path, null) : new CrashingStream(this, file);
    }

    public void Sync(Stream file)
    {
        TakeSpace();
        Live(() => true);
        ((CrashingStream)file).File.Sync();
        _notDurable.Clear();
    }

    public void Move(string from, string to)
    {
        TakeSpace();
        Live(() => true);
        (CrashingFile moved, CrashingFile? old) = (_files[from], _files.GetValueOrDefault(to));
        Rename(
            () =>
            {
                _files.Remove(from);
                _files[to] = moved;
            },
            () =>
            {
                _files[from] = moved;
                Put(to, old);
            });
        Live(() => true);
        _notDurable.Clear();
    }

    public void Delete(string path)
    {
        Live(() => true);
        CrashingFile? old = _files.GetValueOrDefault(path);
        Rename(() => _files.Remove(path), () => Put(path, old));
    }

    internal void Write(CrashingFile file, Action<int> write, int length)
    {
        if (Refusal is { } refusal)
        {
            throw refusal;
        }

        if (_space <= 0)
        {
            // A part of it has been written when the space ends.
            write(length / 2);
        }

        TakeSpace();
        if (_left == 0)
        {
            // A part of it may have been written.
            write(random.Next(length + 1));
        }

        Live(() => true);
        write(length);
    }

    internal T Live<T>(Func<T> work)
    {
        if (_left-- <= 0)
        {
            _left = -1;
            throw new MachineDiedException();
        }

        return work();
    }

    private void TakeSpace()
    {
        if (_space-- <= 0)
        {
            (_space, WasFull) = (0, true);
            throw Full();
        }
    }

    private void Put(string path, CrashingFile? file)
    {
        if (file is null)
        {
            _files.Remove(path);
        }
        else
        {
            _files[path] = file;
        }
    }

    private void Rename(Action change, Action undo)
    {
        change();
        _notDurable.Push(undo);
    }
}

/// <summary>A file: its content as the system shows it, and its durable content.</summary>
internal sealed class CrashingFile
{
    private byte[] _durable = [];

    public MemoryStream Content { get; private set; } = new();

    public bool IsHeld { get; set; }

    public static CrashingFile Of(byte[] content)
    {
        var file = new CrashingFile { _durable = content };
        file.Content.Write(content);
        return file;
    }

    public void Sync() => _durable = Content.ToArray();

    public void Restart(bool powerFailed, Random random)
    {
        IsHeld = false;
        byte[] content = Content.ToArray();
        if (powerFailed && !content.AsSpan().SequenceEqual(_durable))
        {
            // The durable content, then some of what was written after it, and perhaps zeros instead of the rest.
            int kept = random.Next(Math.Min(_durable.Length, content.Length), Math.Max(_durable.Length, content.Length) + 1);
            byte[] left = [.. _durable, .. content.Skip(_durable.Length)];
            Array.Resize(ref left, Math.Max(_durable.Length, kept) + (random.Next(3) == 0 ? random.Next(100) : 0));
            content = left;
        }

        Content = new MemoryStream();
        Content.Write(content);
        _durable = content;
    }
}

/// <summary>An open file of this machine.</summary>
internal sealed class CrashingStream : Stream
{
    private readonly CrashingDisk _disk;

    public CrashingStream(CrashingDisk disk, CrashingFile file)
    {
        (_disk, File) = (disk, file);
        file.IsHeld = true;
        file.Content.Position = 0;
    }

    public CrashingFile File { get; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => File.Content.Length;

    public override long Position
    {
        get => File.Content.Position;
        set => File.Content.Position = value;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => _disk.Live(() => File.Content.Read(buffer, offset, count));

    public override long Seek(long offset, SeekOrigin origin) => File.Content.Seek(offset, origin);

    public override void SetLength(long value) => _disk.Live(() =>
    {
        File.Content.SetLength(value);
        return true;
    });

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        byte[] copy = buffer.ToArray();
        _disk.Write(File, length => File.Content.Write(copy, 0, length), copy.Length);
    }

    protected override void Dispose(bool disposing)
    {
        File.IsHeld = false;
        base.Dispose(disposing);
    }
}
