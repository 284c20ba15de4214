using System.Globalization;
using System.Text.Json;

namespace GenesysReporting.Api.Calls;

/// <summary>Compares the announced number of items of a list with the number received.</summary>
internal sealed class CallTally
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private long? _announcedFirst;
    private string? _cursor;
    private bool _isDoubtful;
    private bool _endsWithEmptyCursor;

    public long Received { get; private set; }

    public int Pages { get; private set; }

    /// <summary>The number of items whose id was received before.</summary>
    public long Duplicates { get; private set; }

    /// <summary>The last announced number of items of the complete list; null if there is none.</summary>
    public long? Announced { get; private set; }

    /// <summary>True if the page to add has no list, although it was asked for twice.</summary>
    public bool EndsWithoutList { private get; set; }

    public void Add(CallPage page)
    {
        // Other lists have a total, or end with a page without items.
        _isDoubtful = EndsWithoutList && _cursor is not null;
        _cursor = page.Cursor;
        Pages++;
        _endsWithEmptyCursor = page.HasEmptyCursor;
        Received += page.Items.Count;
        Announced = page.Total ?? Announced;
        _announcedFirst ??= page.Total;
        foreach (JsonElement item in page.Items)
        {
            Duplicates += CallPage.Identity(item) is { } id && !_ids.Add(id) ? 1 : 0;
        }
    }

    /// <summary>Returns the warnings at the end of the list; none if it is complete.</summary>
    /// <param name="path">The path of the list.</param>
    /// <param name="skipped">The number of items before the first page that was read; null if it is not known.</param>
    public IEnumerable<string> Doubts(string path, long? skipped)
    {
        if (Announced - skipped is { } expected && Math.Max(0, expected) != Received)
        {
            yield return Say($"{path} announced {expected} items, and {Received} arrived{Change()}. The result may be incomplete.");
        }

        if (_endsWithEmptyCursor)
        {
            yield return $"The last page of {path} has an empty cursor, and not none: the result may be incomplete.";
        }

        if (_isDoubtful)
        {
            yield return $"The last page of {path} came without its list, twice: the result may be incomplete.";
        }

        if (Duplicates > 0)
        {
            yield return Say(
                $"{Duplicates} items of {path} arrived more than once: the list changed while it was read, and others may be missing.");
        }
    }

    private string Change() => _announcedFirst == Announced
        ? string.Empty
        : Say($" (it said {_announcedFirst} at first)");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
