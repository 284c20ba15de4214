namespace GenesysReporting.Sandbox.Faults;

/// <summary>The faults that change a page of records.</summary>
internal static class PageFaults
{
    /// <summary>Returns the number of records inserted before the page since the previous page.</summary>
    public static int Shift(SandboxFault? fault) => fault?.Kind == SandboxFaultKind.ShiftPages ? fault.Records : 0;

    /// <summary>Returns the announced number of records, which a fault can change.</summary>
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

        // From the middle, so that a client cannot notice it from the first and the last row alone.
        int from = Math.Max(0, (rows.Count - fault.Records) / 2);
        return [.. rows.Where((_, i) => i < from || i >= from + fault.Records)];
    }
}
