using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Json;
using GenesysReporting.Transport;

namespace GenesysReporting.Names;

/// <summary>Reads a list page by page into records.</summary>
internal sealed class LookupReader(GenesysSession session, LookupSource source, IRequestObserver? observer)
{
    private static readonly AnswerForm Form = new(["entities"], CallReader.PageMembers);

    /// <summary>Reads all pages; the last one may have no entities, but the doubts.</summary>
    public async IAsyncEnumerable<LookupPage> ReadAsync(
        ApiCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new CallReader(session, call, observer, Form);
        var damages = new List<string>();
        await foreach (CallPage page in reader.ReadPagesAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return new LookupPage(Entities(page, damages))
            {
                Received = reader.Tally.Received,
                Announced = reader.Tally.Announced,
            };
        }

        string[] doubts = [.. reader.Doubts, .. damages];
        if (doubts.Length > 0)
        {
            yield return LookupPage.Empty with { Doubts = doubts, Received = reader.Tally.Received };
        }
    }

    /// <summary>Reads the complete list.</summary>
    public async Task<LookupPage> ReadAllAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var all = new List<GenesysEntity>();
        LookupPage last = LookupPage.Empty;
        await foreach (LookupPage page in ReadAsync(call, cancellationToken).ConfigureAwait(false))
        {
            all.AddRange(page.Entities);
            last = page;
        }

        return last with { Entities = all };
    }

    private GenesysEntity[] Entities(CallPage page, List<string> damages)
    {
        // Otherwise a proxy's page would look like an organisation without any of them.
        if (!page.IsList && !page.IsNothing)
        {
            throw ApiErrors.AnswerUnreadable(source.Path, null, "it is not a list");
        }

        return [.. page.Items.Select(item => Entity(item, damages)).OfType<GenesysEntity>()];
    }

    /// <summary>Reads an entity; if a value of it does not fit, without that value. Null if nothing of it can be read.</summary>
    private GenesysEntity? Entity(JsonElement item, List<string> damages)
    {
        try
        {
            return (GenesysEntity?)item.Deserialize(source.Type);
        }
        catch (JsonException)
        {
            return Mended(item, damages);
        }
    }

    private GenesysEntity? Mended(JsonElement item, List<string> damages)
    {
        var paths = new List<string>();
        ReadOnlyMemory<byte>? mended = new JsonMender(paths.Add).Mend(Encoding.UTF8.GetBytes(item.GetRawText()), source.Type.Type);
        var entity = mended is { } utf8 ? (GenesysEntity?)JsonSerializer.Deserialize(utf8.Span, source.Type) : null;
        if (entity is null or { Id.Length: 0 })
        {
            damages.Add($"A {source.Singular} could not be read, and is lost.");
            return null;
        }

        ServerText texts = session.Client.Tokens.Texts;
        damages.AddRange(paths.Select(path =>
            $"The {source.Singular} {texts.Clean(entity.Id)} has a value in '{texts.Clean(path)}' that could not be read; it is delivered without that value."));
        return entity;
    }
}
