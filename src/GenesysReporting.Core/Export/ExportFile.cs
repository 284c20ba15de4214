using System.IO.Compression;
using System.Text.Json;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Export.Lines;
using GenesysReporting.Rows.Reading;

namespace GenesysReporting.Export;

/// <summary>
/// The file of one export: locked by this process, new or resumed after its checkpoint, and given its final name only when it is
/// finished. What a checkpoint counts has been flushed to the file before the checkpoint is written.
/// </summary>
internal sealed class ExportFile : IDisposable
{
    private readonly IExportDisk _disk;
    private readonly ExportPaths _paths;
    private readonly LineFormat _format;
    private readonly Stream _file;
    private readonly ChecksumStream _counted;
    private readonly ExportSink _sink;
    private readonly ParquetConversion? _conversion;
    private readonly bool _compress;
    private bool _isConsistent = true;

    private ExportFile(
        IExportDisk disk, ExportPaths paths, LineFormat format, ParquetConversion? conversion, Stream file, ExportState state, bool compress)
    {
        (_disk, _paths, _format, _conversion, _file, State, _compress) = (disk, paths, format, conversion, file, state, compress);
        _counted = new ChecksumStream(file) { Checksum = state.Checksum ?? 0 };
        _sink = new ExportSink(_counted, compress);
    }

    /// <summary>Gets the state, which may be ahead of the checkpoint.</summary>
    public ExportState State { get; private set; }

    /// <summary>True if the file is finished and has its final name.</summary>
    public bool IsNamed { get; private set; }

    /// <summary>True if the file was begun by an earlier run.</summary>
    public bool WasResumed { get; private init; }

    /// <summary>
    /// Opens the file of an export. Whatever prevents it throws its own error: a finished file, another export's, one that
    /// another process writes. If an earlier run ended between its last steps, they are done now.
    /// </summary>
    public static ExportFile Open(
        IExportDisk disk, ExportPaths paths, LineFormat format, ParquetConversion? conversion, ExportKey key, ExportOptions options)
    {
        ExportPreconditions.Check(disk, paths, key, options);
        Stream file = OpenPartial(disk, paths);
        try
        {
            // Checked again, as another process may have changed the files before this one locked them.
            ExportState? earlier = ExportPreconditions.Check(disk, paths, key, options, file.Length);
            bool isNamed = earlier is not null && ExportPreconditions.IsNamed(disk, paths, earlier)
                && (earlier.ConvertedLength is not null || file.Length < Math.Max(1, earlier.Length));
            ExportState state = earlier is null ? New(key, options) : isNamed ? earlier : Kept(file, paths, earlier, options);
            if (isNamed)
            {
                ExportProof.RequireFinished(disk, paths, state);
            }

            var opened = new ExportFile(disk, paths, format, conversion, file, state, options.Compress) { WasResumed = state.Length > 0 };
            opened.Prepare(isNamed);
            return opened;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Returns the part that was begun, with its ids from the file itself; null if there is none.</summary>
    public ResumedPart? ReadBegun()
    {
        if (State.Begun is not { } begun)
        {
            return null;
        }

        var ids = new RecordIds();
        LineIds found = ReadIds(new SubStream(_file, begun.From, State.Length), ids);
        _file.Seek(State.Length, SeekOrigin.Begin);
        if (found.Conversations != begun.Counts.Conversations && !_format.MayLeaveOut)
        {
            throw ExportErrors.PartialDamaged(
                _paths.Partial, _paths, $"it has {found.Conversations} conversations where the checkpoint has {begun.Counts.Conversations}");
        }

        return new ResumedPart(begun.ToPart(), new ResumedReading(begun.Mark, ids));
    }

    /// <summary>Writes one step of the reading.</summary>
    public void Write(PartStep<ConversationLines> step)
    {
        _isConsistent = false;
        OpenPart open = Begun(step.Part);
        LineCounts counts = open.Counts;
        var leftOut = new LeftOutMetrics();
        foreach (ConversationLines lines in step.Records)
        {
            _sink.Write(lines.Utf8.Span);
            _sink.Write(_format.Terminator.Span);
            counts += new LineCounts(1, lines.Rows, lines.Guarded);
            leftOut.Add(lines.LeftOut);
        }

        counts += new LineCounts { LeftOut = leftOut.Counts.Count > 0 ? leftOut.Counts : null };
        open = open with { Mark = step.Point, Counts = counts };
        State = step.Ended is { } summary
            ? State with { Begun = null, Parts = [.. State.Parts, new DonePart(open, summary)], Watermark = step.Watermark ?? State.Watermark }
            : State with { Begun = open };
        _isConsistent = true;
    }

    /// <summary>Flushes everything to the disk, and then writes the checkpoint. Does nothing in the middle of a step.</summary>
    public void Checkpoint()
    {
        if (!_isConsistent)
        {
            return;
        }

        _isConsistent = false;
        long length = _sink.EndMember();
        _disk.Sync(_file);
        State = State with { Length = length, Checksum = _counted.Checksum };
        _disk.Replace(_paths.Progress, State.ToBytes());
        _isConsistent = true;
    }

    /// <summary>Gives the file its final name. If the process dies at any step of this, the next run completes it.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        _sink.EndMember();
        _sink.EnsureMember();
        if (_conversion is not null)
        {
            // The checkpoint first: a Parquet file of an earlier run is not the finished one any more.
            State = State.Unfinished();
            Checkpoint();
            await ConvertAsync(_conversion, cancellationToken).ConfigureAwait(false);
        }

        State = State with { IsFinished = true };
        Checkpoint();
        _file.Dispose();
        _disk.Move(_conversion is null ? _paths.Partial : _paths.Converted, _paths.Final);
        Conclude();
    }

    /// <summary>Unlocks the file. A new one that holds nothing yet is deleted, as there is nothing to resume.</summary>
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
            // A full disk refuses what is still in the buffer; the checkpoint does not count it.
        }
    }

    private static ExportState New(ExportKey key, ExportOptions options) => new()
    {
        Key = key.Hash,
        Description = key.Description,
        Traits = key.Traits,
        Checksum = 0,
        Replaces = options.Force,
    };

    /// <summary>Returns the state to continue from, after a check of all the bytes that the checkpoint counts.</summary>
    private static ExportState Kept(Stream file, ExportPaths paths, ExportState earlier, ExportOptions options)
    {
        ExportState kept = options.AllowIncomplete ? earlier : earlier.BeforeDisagreement();
        return kept with { Checksum = ExportProof.OfUnfinished(file, paths, earlier, kept.Length) };
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

    private async Task ConvertAsync(ParquetConversion conversion, CancellationToken cancellationToken)
    {
        try
        {
            (long length, uint checksum) = await conversion.RunAsync(_file, State.Length, cancellationToken).ConfigureAwait(false);
            State = State with { ConvertedLength = length, ConvertedChecksum = checksum };
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Damaged(e);
        }
    }

    private Errors.InputException Damaged(Exception reason) =>
        ExportErrors.PartialDamaged(_paths.Partial, _paths, "what it holds cannot be read", reason);

    private void Conclude()
    {
        IsNamed = true;
        if (_conversion is not null)
        {
            _disk.Delete(_paths.Partial);
        }

        if (_paths.Done is { } done)
        {
            _disk.Move(_paths.Progress, done);
        }
        else
        {
            _disk.Delete(_paths.Progress);
        }
    }

    /// <summary>Truncates what no checkpoint counts; writes the heading of a new file.</summary>
    private void Prepare(bool isNamed)
    {
        if (isNamed)
        {
            // An earlier run got as far as the final name; the file that is open here was created by opening it.
            _file.Dispose();
            _disk.Delete(_paths.Partial);
            Conclude();
            return;
        }

        if (State.Length == 0)
        {
            // The checkpoint first: from here on, whatever is in the file is known to belong to this export.
            State = State.Unfinished() with { Parts = [], Begun = null, Checksum = 0 };
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

    private OpenPart Begun(QueryPart part)
    {
        string interval = PartText.Of(part.Interval!);
        return State.Begun is { } begun && begun.Interval == interval && begun.ByJob == part.ByJob
            ? begun
            : new OpenPart { Interval = interval, ByJob = part.ByJob, From = _sink.EndMember() };
    }

    /// <summary>Reads the ids of lines; throws <c>PartialDamaged</c> if they are something else than was written.</summary>
    private LineIds ReadIds(Stream part, RecordIds ids)
    {
        try
        {
            using Stream lines = _compress ? new GZipStream(part, CompressionMode.Decompress) : part;
            return _format.ReadIds(lines, ids);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or FormatException)
        {
            throw Damaged(e);
        }
    }
}
