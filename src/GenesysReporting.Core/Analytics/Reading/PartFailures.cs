using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Decides whether a query goes on when a part of it fails, and names the parts that did.</summary>
/// <param name="failed">Told of each part that fails while others are still read.</param>
internal sealed class PartFailures(Action<IncompleteException>? failed)
{
    /// <summary>So many parts in a row without a connection: it is gone, and each other part would only wait for it too.</summary>
    private const int GivesUpAfter = 3;

    private int _unconnected;

    /// <summary>A part was read to its end.</summary>
    public void Succeeded() => _unconnected = 0;

    /// <summary>
    /// Whether the others are still worth reading. A fault of the service or the network, or a day that is too large, is the
    /// part's own; what would befall them all ends everything.
    /// </summary>
    public bool Survives(QueryInterval part, GenesysException error, bool hasOthers)
    {
        _unconnected = error.Kind == ErrorKind.Connection ? _unconnected + 1 : 0;
        bool survives = hasOthers && IsOwn(error) && _unconnected < GivesUpAfter;
        if (survives)
        {
            failed?.Invoke(ReadingErrors.SliceFailed(part, error));
        }

        return survives;
    }

    private static bool IsOwn(GenesysException error) =>
        error.Kind is ErrorKind.Service or ErrorKind.Connection or ErrorKind.InvalidAnswer
        || error.ErrorId == nameof(ReadingErrors.DayTooLarge);
}
