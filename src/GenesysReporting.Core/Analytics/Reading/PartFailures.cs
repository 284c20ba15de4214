using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Decides whether a query continues when one of its parts fails, and reports the parts that did.</summary>
/// <param name="failed">Called for each part that fails while others are still read; null if there is no listener.</param>
internal sealed class PartFailures(Action<IncompleteException>? failed)
{
    /// <summary>After so many parts in a row without a connection, all others would only wait for it too.</summary>
    public const int MaxUnconnected = 3;

    private int _unconnected;

    /// <summary>To be called when a part was read to its end.</summary>
    public void Reset() => _unconnected = 0;

    /// <summary>
    /// True if the other parts are still worth reading. A failure of the service or the network, or a day that is too large,
    /// concerns one part; an error that would affect all of them ends the query.
    /// </summary>
    public bool CanContinue(QueryPart part, GenesysException error, bool hasOthers)
    {
        _unconnected = error.Kind == ErrorKind.Connection ? _unconnected + 1 : 0;
        bool canContinue = hasOthers && ConcernsOnePart(error) && _unconnected < MaxUnconnected;
        if (canContinue)
        {
            failed?.Invoke(ReadingErrors.SliceFailed(part.Interval!, error));
        }

        return canContinue;
    }

    /// <summary>True if an error concerns one part of what is asked for, so that the others are still worth asking for.</summary>
    public static bool ConcernsOnePart(GenesysException error) =>
        error.Kind is ErrorKind.Service or ErrorKind.Connection or ErrorKind.InvalidAnswer
        || error.ErrorId == nameof(ReadingErrors.DayTooLarge);
}
