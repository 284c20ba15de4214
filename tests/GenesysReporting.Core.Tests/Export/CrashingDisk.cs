using GenesysReporting.Export;

namespace GenesysReporting.Tests.Export;

/// <summary>The machine died; what was under way goes no further.</summary>
internal sealed class MachineDiedException() : Exception("The machine died.");

/// <summary>
/// A disk of a machine that can die at any operation. When its process is killed, the system keeps what was written. When
/// the power fails, only what was synced is sure: of the rest a part may be there, with zeros in it, and the newest changes
/// of names may be undone.
/// </summary>
internal sealed class CrashingDisk(Random random) : IExportDisk
{
    private readonly Dictionary<string, MortalFile> _files = [];
    private readonly HashSet<string> _folders = ["/data"];
    private readonly Stack<Action> _unsure = new();
    private int _left = int.MaxValue;

    public bool IsDead => _left < 0;

    /// <summary>What the next writes raise; null for nothing.</summary>
    public Exception? Refusal { get; set; }

    public IReadOnlyCollection<string> Names => _files.Keys;

    /// <summary>The machine dies after so many further operations.</summary>
    public void DieAfter(int operations) => _left = operations;

    /// <summary>The process is gone, and everything that it held open.</summary>
    public void Restart(bool powerFailed)
    {
        _left = int.MaxValue;
        if (powerFailed)
        {
            for (int undone = random.Next(_unsure.Count + 1); undone > 0; undone--)
            {
                _unsure.Pop()();
            }
        }

        _unsure.Clear();
        foreach (MortalFile file in _files.Values)
        {
            file.Restart(powerFailed, random);
        }
    }

    public byte[] Content(string path) => _files[path].Content.ToArray();

    public void Put(string path, byte[] content) => _files[path] = MortalFile.Of(content);

    public long? Length(string path) => Live(() => _files.TryGetValue(path, out MortalFile? file) ? file.Content.Length : (long?)null);

    public bool FolderExists(string path) => Live(() => _folders.Contains(path));

    public void CreateFolder(string path) => Live(() => _folders.Add(path));

    public DateTimeOffset Written(string path) => DateTimeOffset.UnixEpoch;

    public byte[]? Read(string path) => Live(() => _files.TryGetValue(path, out MortalFile? file) ? file.Content.ToArray() : null);

    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        byte[] copy = content.ToArray();
        Live(() => true);
        MortalFile? old = _files.GetValueOrDefault(path);
        _unsure.Clear();
        Rename(() => _files[path] = MortalFile.Of(copy), () => Put(path, old));
    }

    public Stream OpenAlone(string path)
    {
        Live(() => true);
        if (!_files.TryGetValue(path, out MortalFile? file))
        {
            file = MortalFile.Of([]);
            Rename(() => _files[path] = file, () => _files.Remove(path));
        }

        return file.IsHeld ? throw new FileHeldException(path, null) : new MortalStream(this, file);
    }

    public void Sync(Stream file)
    {
        Live(() => true);
        ((MortalStream)file).File.Sync();
        _unsure.Clear();
    }

    public void Move(string from, string to)
    {
        Live(() => true);
        (MortalFile moved, MortalFile? old) = (_files[from], _files.GetValueOrDefault(to));
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
        _unsure.Clear();
    }

    public void Delete(string path)
    {
        Live(() => true);
        MortalFile? old = _files.GetValueOrDefault(path);
        Rename(() => _files.Remove(path), () => Put(path, old));
    }

    internal void Write(MortalFile file, Action<int> write, int length)
    {
        if (Refusal is { } refusal)
        {
            throw refusal;
        }

        if (_left == 0)
        {
            // A part of it may have come through.
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

    private void Put(string path, MortalFile? file)
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
        _unsure.Push(undo);
    }
}

/// <summary>A file: what the system shows, and what lasts.</summary>
internal sealed class MortalFile
{
    private byte[] _lasting = [];

    public MemoryStream Content { get; private set; } = new();

    public bool IsHeld { get; set; }

    public static MortalFile Of(byte[] content)
    {
        var file = new MortalFile { _lasting = content };
        file.Content.Write(content);
        return file;
    }

    public void Sync() => _lasting = Content.ToArray();

    public void Restart(bool powerFailed, Random random)
    {
        IsHeld = false;
        byte[] content = Content.ToArray();
        if (powerFailed && !content.AsSpan().SequenceEqual(_lasting))
        {
            // What lasts is sure; behind it some of what was written, and perhaps zeros where the rest should be.
            int kept = random.Next(Math.Min(_lasting.Length, content.Length), Math.Max(_lasting.Length, content.Length) + 1);
            byte[] left = [.. _lasting, .. content.Skip(_lasting.Length)];
            Array.Resize(ref left, Math.Max(_lasting.Length, kept) + (random.Next(3) == 0 ? random.Next(100) : 0));
            content = left;
        }

        Content = new MemoryStream();
        Content.Write(content);
        _lasting = content;
    }
}

/// <summary>An open file of such a machine.</summary>
internal sealed class MortalStream : Stream
{
    private readonly CrashingDisk _disk;

    public MortalStream(CrashingDisk disk, MortalFile file)
    {
        (_disk, File) = (disk, file);
        file.IsHeld = true;
        file.Content.Position = 0;
    }

    public MortalFile File { get; }

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
