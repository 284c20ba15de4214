namespace GenesysReporting.Sandbox.Faults;

/// <summary>What faults do to a page of records.</summary>
internal static class PageFaults
{
    /// <summary>How many records have come in before the page since the page before it.</summary>
    public static int Shift(SandboxFault? fault) => fault?.Kind == SandboxFaultKind.ShiftPages ? fault.Records : 0;

    /// <summary>The announced number of records; a fault can make it another one.</summary>
    public static int Total(int total, SandboxFault? fault) =>
        fault?.Kind == SandboxFaultKind.ChangeTotal ? Math.Max(0, total + fault.Records) : total;

    public static T[] Page<T>(IReadOnlyList<T> all, long offset, int size, SandboxFault? fault) =>
        [.. Drop([.. all.Skip((int)Math.Clamp(offset, 0, int.MaxValue)).Take(size)], fault)];

    public static IReadOnlyList<T> Drop<T>(IReadOnlyList<T> rows, SandboxFault? fault)
    {
        if (fault?.Kind != SandboxFaultKind.DropRecord)
        {
            return rows;
        }

        // From the middle: a client that looks at the first and the last row only must not notice.
        int from = Math.Max(0, (rows.Count - fault.Records) / 2);
        return [.. rows.Where((_, i) => i < from || i >= from + fault.Records)];
    }
}
