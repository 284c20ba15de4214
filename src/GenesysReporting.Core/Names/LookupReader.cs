using System.Runtime.CompilerServices;
using System.Text.Json;
using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Transport;

namespace GenesysReporting.Names;

/// <summary>Reads a list page by page into records.</summary>
internal sealed class LookupReader(GenesysSession session, LookupSource source, IRequestObserver? observer)
{
    /// <summary>Reads all pages; the last one may have no entities, but the doubts.</summary>
    public async IAsyncEnumerable<LookupPage> ReadAsync(
        ApiCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new CallReader(session, call, observer);
        await foreach (CallPage page in reader.ReadPagesAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return new LookupPage(Entities(page))
            {
                Received = reader.Tally.Received,
                Announced = reader.Tally.Announced,
            };
        }

        string[] doubts = [.. reader.Doubts];
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

    private GenesysEntity[] Entities(CallPage page)
    {
        // Otherwise a proxy's page would look like an organisation without any of them.
        if (!page.IsList)
        {
            throw ApiErrors.AnswerUnreadable(source.Path, null, "it is not a list");
        }

        try
        {
            return [.. page.Items.Select(item => item.Deserialize(source.Type)).OfType<GenesysEntity>()];
        }
        catch (JsonException)
        {
            throw ApiErrors.AnswerUnreadable(source.Path, null, "it is not the JSON that the contract promises");
        }
    }
}
