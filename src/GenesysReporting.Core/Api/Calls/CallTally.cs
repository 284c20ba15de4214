using System.Globalization;
using System.Text.Json;

namespace GenesysReporting.Api.Calls;

/// <summary>Counts what a list announced against what it gave.</summary>
internal sealed class CallTally
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private long? _announcedFirst;

    public long Received { get; private set; }

    public int Pages { get; private set; }

    /// <summary>Items whose id had come before.</summary>
    public long Duplicates { get; private set; }

    /// <summary>How many items the whole list has by its last word; null where it does not say.</summary>
    public long? Announced { get; private set; }

    public void Add(CallPage page)
    {
        Pages++;
        Received += page.Items.Count;
        Announced = page.Total ?? Announced;
        _announcedFirst ??= page.Total;
        foreach (JsonElement item in page.Items)
        {
            Duplicates += CallPage.Identity(item) is { } id && !_ids.Add(id) ? 1 : 0;
        }
    }

    /// <summary>What is to be said when the list was read to its end; nothing where all is well.</summary>
    /// <param name="path">What was read.</param>
    /// <param name="skipped">Items before the page that the caller began with; null where that is unknown.</param>
    public IEnumerable<string> Doubts(string path, long? skipped)
    {
        if (Announced - skipped is { } expected && Math.Max(0, expected) != Received)
        {
            yield return Say($"{path} announced {expected} items, and {Received} came{Change()}. The result may be incomplete.");
        }

        if (Duplicates > 0)
        {
            yield return Say(
                $"{Duplicates} items of {path} came more than once: the list moved while it was read, and others may be missing.");
        }
    }

    private string Change() => _announcedFirst == Announced
        ? string.Empty
        : Say($" (it said {_announcedFirst} at first)");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
