using System.Globalization;
using System.Text.RegularExpressions;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Collects the faults of a question, so that one error names all of them.</summary>
internal sealed partial class Faults
{
    private readonly List<InputException> _found = [];

    /// <summary>True if something is wrong so far.</summary>
    public bool Any => _found.Count > 0;

    /// <summary>Runs a check and keeps its error; true if it found nothing.</summary>
    public bool Try(Action check)
    {
        try
        {
            check();
            return true;
        }
        catch (InputException e)
        {
            _found.Add(e);
            return false;
        }
    }

    /// <summary>Returns what a function reads; keeps its error and returns null if it reads nothing.</summary>
    public T? Try<T>(Func<T?> read)
        where T : class
    {
        T? value = null;
        Try(() => { value = read(); });
        return value;
    }

    /// <summary>Throws the fault; for several, one error with the id of the first.</summary>
    public void Throw()
    {
        if (Any)
        {
            throw Thrown();
        }
    }

    /// <summary>Returns the error to throw. Something must be wrong.</summary>
    public InputException Thrown() => _found.Count == 1 ? _found[0] : Joined();

    private InputException Joined() => new(
        _found[0].ErrorId,
        string.Create(CultureInfo.InvariantCulture, $"The query has {_found.Count} errors. ")
            + string.Join(" ", _found.Select((f, i) => string.Create(CultureInfo.InvariantCulture, $"({i + 1}) {f.Message}"))),
        string.Join(" ", _found.Select(f => f.NextStep).OfType<string>().SelectMany(Sentences).Distinct().OrderBy(s => s == BodyErrors.Skip)),
        _found[0].Target);

    // Several steps often have sentences in common. The advice for all of them comes last.
    private static string[] Sentences(string text) => EndOfSentence().Split(text);

    [GeneratedRegex("(?<=[.?]) (?=[A-Z-])", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfSentence();
}
