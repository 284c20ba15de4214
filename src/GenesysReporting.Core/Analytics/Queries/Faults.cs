using System.Globalization;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Queries;

/// <summary>Collects the faults of a question, so that one error names all of them.</summary>
internal sealed class Faults
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
        if (_found.Count > 1)
        {
            throw Joined();
        }

        if (_found.Count == 1)
        {
            throw _found[0];
        }
    }

    private InputException Joined() => new(
        _found[0].ErrorId,
        string.Create(CultureInfo.InvariantCulture, $"The query has {_found.Count} errors. ")
            + string.Join(" ", _found.Select((f, i) => string.Create(CultureInfo.InvariantCulture, $"({i + 1}) {f.Message}"))),
        NextSteps(),
        _found[0].Target);

    // Several steps may end with the same advice, which is given once, at the end.
    private string NextSteps()
    {
        string[] steps = [.. _found.Select(f => f.NextStep).OfType<string>()];
        string[] others = [.. steps.Select(step => step.Replace(BodyErrors.Skip, string.Empty, StringComparison.Ordinal).Trim()).Where(step => step.Length > 0).Distinct()];
        return string.Join(" ", steps.Any(step => step.Contains(BodyErrors.Skip, StringComparison.Ordinal)) ? [.. others, BodyErrors.Skip] : others);
    }
}
