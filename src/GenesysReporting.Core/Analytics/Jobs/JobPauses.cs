namespace GenesysReporting.Analytics.Jobs;

/// <summary>The pauses between two questions for the state of a job. They grow, as each request counts towards the rate limit.</summary>
internal static class JobPauses
{
    private const double Growth = 1.5;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Returns the pauses, without an end.</summary>
    public static IEnumerable<TimeSpan> Growing()
    {
        for (TimeSpan pause = First; ; pause = pause * Growth < Longest ? pause * Growth : Longest)
        {
            yield return pause;
        }
    }
}
