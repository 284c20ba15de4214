namespace GenesysReporting.Sandbox.Usage;

/// <summary>Numbers of requests by the class of their status; 429 is not counted as one of the 400s.</summary>
internal readonly record struct StatusCounts(long Status200, long Status300, long Status400, long Status429, long Status500)
{
    public long Requests => Status200 + Status300 + Status400 + Status429 + Status500;

    public static StatusCounts operator +(StatusCounts a, StatusCounts b) => new(
        a.Status200 + b.Status200,
        a.Status300 + b.Status300,
        a.Status400 + b.Status400,
        a.Status429 + b.Status429,
        a.Status500 + b.Status500);
}
