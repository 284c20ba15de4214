using System.Globalization;
using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Collections;
using GenesysReporting.Names;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Runs;

/// <summary>One look-up: writes the entities found, and an error for each plain name or id without a match.</summary>
internal sealed class LookupRun(GenesysSession session, LookupKind kind, UserState? state, PipelineWriter writer)
{
    private readonly NameDirectory _directory = NameDirectory.Of(session);

    /// <summary>Writes all entities as they arrive.</summary>
    public async Task WriteAllAsync(CancellationToken cancellationToken)
    {
        await foreach (LookupPage page in _directory.ListAsync(kind, state, writer, cancellationToken).ConfigureAwait(false))
        {
            Write(page);
            writer.Progress(
                $"Get-Genesys{kind}",
                string.Create(CultureInfo.CurrentCulture, $"{page.Received:N0} received"),
                page.Announced is > 0 and { } all ? Math.Min(1, page.Received / (double)all) : null);
        }
    }

    /// <summary>
    /// Writes the entities that match names, wildcards or ids, each once. Nothing is written before all were looked up: the
    /// consumer of the first might look something up too, and would wait for the next of these.
    /// </summary>
    public async Task WriteNamedAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var found = new List<GenesysEntity>();
        var doubts = new List<string>();
        var unknown = new List<string>();
        foreach (string name in names)
        {
            LookupPage page = await _directory.FindAsync(kind, name, state, writer, cancellationToken).ConfigureAwait(false);
            found.AddRange(page.Entities);
            doubts.AddRange(page.Doubts);
            if (page.Entities.Count == 0 && new NamePattern(name).Literal is not null)
            {
                unknown.Add(name);
            }
        }

        Write(new LookupPage([.. found.DistinctBy(e => e.Id)]) { Doubts = [.. doubts.Distinct()] });
        unknown.ForEach(WriteUnknown);
    }

    /// <summary>Writes the entities with the given ids, in their order.</summary>
    public async Task WriteIdsAsync(string[] ids, CancellationToken cancellationToken)
    {
        IReadOnlyList<GenesysEntity> found =
            await _directory.ByIdsAsync(kind, ids, writer, cancellationToken).ConfigureAwait(false);
        Write(new LookupPage(found));
        var ownIds = found.Select(e => e.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (string id in ids.Where(id => !ownIds.Contains(id)))
        {
            writer.Error(ErrorRecords.From(NameDirectory.IdNotFound(kind, id), ErrorCategory.ObjectNotFound));
        }
    }

    private void Write(LookupPage page)
    {
        writer.WriteAll(page.Entities);
        foreach (string doubt in page.Doubts)
        {
            writer.Warn(doubt);
        }
    }

    private void WriteUnknown(string name) =>
        writer.Error(ErrorRecords.From(_directory.NotFound(kind, name, state), ErrorCategory.ObjectNotFound));
}
