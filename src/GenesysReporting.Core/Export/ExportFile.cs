using GenesysReporting.Analytics.Reading;
using GenesysReporting.Export.Lines;

namespace GenesysReporting.Export;

/// <summary>
/// The file of one export: held by this process alone, begun anew or gone on with behind its checkpoint, finished under its
/// own name or not at all. What a checkpoint counts lasts in the file before the checkpoint says so.
/// </summary>
internal sealed class ExportFile : IDisposable
{
    private readonly IExportDisk _disk;
    private readonly ExportPaths _paths;
    private readonly LineFormat _format;
    private readonly Stream _file;
    private readonly ExportSink _sink;
    private readonly bool _compress;
    private bool _isWhole = true;

    private ExportFile(IExportDisk disk, ExportPaths paths, LineFormat format, Stream file, ExportState state, bool compress)
    {
        (_disk, _paths, _format, _file, State, _compress) = (disk, paths, format, file, state, compress);
        _sink = new ExportSink(file, compress);
    }

    /// <summary>How far it is; the checkpoint may be behind.</summary>
    public ExportState State { get; private set; }

    /// <summary>Whether the file is finished and has its name.</summary>
    public bool IsNamed { get; private set; }

    /// <summary>Whether it went on where another run had ended.</summary>
    public bool WasResumed { get; private init; }

    /// <summary>
    /// Opens the file of an export. What is in the way raises an error of its own: a finished file, another export's, one
    /// that another process writes. Where another run had come to the very end, that is mended.
    /// </summary>
    public static ExportFile Open(IExportDisk disk, ExportPaths paths, LineFormat format, ExportKey key, ExportOptions options)
    {
        ExportPreconditions.Check(disk, paths, key, options);
        Stream file = OpenPartial(disk, paths);
        try
        {
            // Looked at again, as another process may have come between.
            ExportState? earlier = ExportPreconditions.Check(disk, paths, key, options, file.Length);
            bool isNamed = earlier is { IsFinished: true } && file.Length < earlier.Length;
            ExportState? kept = options.AllowIncomplete || isNamed ? earlier : earlier?.WithoutDoubt();
            ExportState state = kept ?? new ExportState
            {
                Key = key.Hash,
                Description = key.Description,
                Replaces = options.Force,
            };
            var opened = new ExportFile(disk, paths, format, file, state, options.Compress) { WasResumed = state.Length > 0 };
            opened.Prepare(isNamed);
            return opened;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The ids of the part that is being read, out of the file itself.</summary>
    public ResumedPart? ReadBegun()
    {
        if (State.Begun is not { } begun)
        {
            return null;
        }

        var ids = new RecordIds();
        var part = new SubStream(_file, begun.From, State.Length);
        LineIds found = ReadIds(part, ids);
        _file.Seek(State.Length, SeekOrigin.Begin);
        if (found.Conversations != begun.Counts.Conversations && !_format.MayLeaveOut)
        {
            throw ExportErrors.PartialDamaged(
                _paths.Partial, $"it has {found.Conversations} conversations where the checkpoint has {begun.Counts.Conversations}");
        }

        return new ResumedPart(begun.ToPart(), new ResumedReading(begun.Mark, ids));
    }

    /// <summary>Writes one step of the reading.</summary>
    public void Write(DetailsStep step)
    {
        _isWhole = false;
        OpenPart open = Begun(step.Part);
        LineCounts counts = open.Counts;
        foreach (ConversationLines lines in step.Records.Cast<ConversationLines>())
        {
            _sink.Write(lines.Utf8.Span);
            _sink.Write(_format.Terminator.Span);
            counts += new LineCounts(1, lines.Rows, lines.Guarded);
        }

        open = open with { Mark = step.Mark, Counts = counts };
        State = step.Ended is { } summary
            ? State with { Begun = null, Parts = [.. State.Parts, DonePart.Of(open, summary)], Watermark = step.Watermark ?? State.Watermark }
            : State with { Begun = open };
        _isWhole = true;
    }

    /// <summary>Makes everything last that was written, and then says so. Does nothing in the middle of a step.</summary>
    public void Checkpoint()
    {
        if (!_isWhole)
        {
            return;
        }

        _isWhole = false;
        long length = _sink.Cut();
        _disk.Sync(_file);
        State = State with { Length = length };
        _disk.Replace(_paths.Progress, State.ToBytes());
        _isWhole = true;
    }

    /// <summary>Gives the file its name. Whenever this is cut short, the next run ends it.</summary>
    public void Finish()
    {
        _sink.Cut();
        _sink.EnsureMember();
        State = State with { IsFinished = true };
        Checkpoint();
        _file.Dispose();
        _disk.Move(_paths.Partial, _paths.Final);
        Conclude();
    }

    /// <summary>Frees the file. One that holds nothing yet leaves nothing behind: there is nothing to go on with.</summary>
    public void Dispose()
    {
        try
        {
            _file.Dispose();
            if (State is { IsFinished: false, Parts.Count: 0, Begun: null } && !WasResumed)
            {
                _disk.Delete(_paths.Progress);
                _disk.Delete(_paths.Partial);
            }
        }
        catch (IOException)
        {
            // A full disk refuses what is still in the buffer; the checkpoint counts nothing of it.
        }
    }

    private static Stream OpenPartial(IExportDisk disk, ExportPaths paths)
    {
        try
        {
            return disk.OpenAlone(paths.Partial);
        }
        catch (FileHeldException e)
        {
            throw ExportErrors.ExportInUse(paths.Final, e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw ExportErrors.PathDenied(paths.Partial, e);
        }
    }

    private void Conclude()
    {
        IsNamed = true;
        if (_paths.Done is { } done)
        {
            _disk.Move(_paths.Progress, done);
        }
        else
        {
            _disk.Delete(_paths.Progress);
        }
    }

    /// <summary>Cuts off what no checkpoint counts; a new file gets its heading.</summary>
    private void Prepare(bool isNamed)
    {
        if (isNamed)
        {
            // An earlier run came to the very end; the file that is open here was made by opening it.
            _file.Dispose();
            _disk.Delete(_paths.Partial);
            Conclude();
            return;
        }

        if (State.Length == 0)
        {
            // The checkpoint first: whatever stands in the file from here on is known to be this export's.
            State = State with { Parts = [], Begun = null };
            _disk.Replace(_paths.Progress, State.ToBytes());
            _file.SetLength(0);
            _disk.Sync(_file);
            _file.Seek(0, SeekOrigin.Begin);
            _sink.Write(_format.Header.Span);
            return;
        }

        _file.SetLength(State.Length);
        _file.Seek(State.Length, SeekOrigin.Begin);
    }

    private OpenPart Begun(DetailsPart part)
    {
        string interval = PartText.Of(part.Interval);
        return State.Begun is { } begun && begun.Interval == interval && begun.ByJob == part.ByJob
            ? begun
            : new OpenPart { Interval = interval, ByJob = part.ByJob, From = _sink.Cut() };
    }

    private LineIds ReadIds(Stream part, RecordIds ids)
    {
        if (!_compress)
        {
            return _format.ReadIds(part, ids);
        }

        using var unpacked = new System.IO.Compression.GZipStream(part, System.IO.Compression.CompressionMode.Decompress);
        return _format.ReadIds(unpacked, ids);
    }
}
