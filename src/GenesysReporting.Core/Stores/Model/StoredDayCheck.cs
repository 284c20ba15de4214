namespace GenesysReporting.Stores;

/// <summary>Finds states of days that no run has written, before they are believed.</summary>
internal static class StoredDayCheck
{
    // More than any clock of a machine is off.
    private static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    /// <summary>Returns the days; throws <c>StoreDamaged</c> for the first that contradicts itself or the clock.</summary>
    /// <param name="location">The store, for the error.</param>
    /// <param name="days">The days that it has.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<StoredDay> Check(StoreLocation location, IReadOnlyList<StoredDay> days, DateTimeOffset now)
    {
        var seen = new HashSet<(StoreData, DateOnly)>();
        foreach (StoredDay day in days)
        {
            if ((seen.Add((day.Data, day.Day)) ? Fault(day, now + Tolerance) : "it is recorded twice") is { } fault)
            {
                throw StoreErrors.StoreDamaged(location, day, fault);
            }
        }

        return days;
    }

    private static string? Fault(StoredDay day, DateTimeOffset latest) =>
        day.State is not (StoredDayState.Missing or StoredDayState.Partial or StoredDayState.Finished or StoredDayState.Gap) ? $"its state is {day.State}"
        : day.Records < 0 || day.Rows < 0 ? "its number of records is negative"
        : day.Hash.Length != RecordHash.None.Length || !day.Hash.All(char.IsAsciiHexDigit) ? "its hash is not valid"
        : day.FetchedAt > latest ? "it was fetched in the future"
        : day.Watermark > latest ? "its watermark is in the future"
        : day.IsFinished && day.Start > latest ? "it is finished and has not begun"
        : day.IsFinished && day.FetchedAt < day.End - Tolerance ? "it is finished and was fetched before it was over"
        : null;
}
