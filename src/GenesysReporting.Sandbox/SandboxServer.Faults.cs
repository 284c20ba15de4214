using System.Globalization;

namespace GenesysReporting.Sandbox;

/// <content>The faults.</content>
public sealed partial class SandboxServer
{
    /// <summary>Adds a fault.</summary>
    /// <param name="fault">The fault, and the requests that it affects.</param>
    public void AddFault(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _faults.Add(fault);
    }

    /// <summary>Adds a fault from simple values.</summary>
    /// <param name="kind">The name of a <see cref="SandboxFaultKind"/>.</param>
    /// <param name="pathPattern">The paths that are affected.</param>
    /// <param name="times">The number of requests that are affected.</param>
    public void AddFault(string kind, string pathPattern, int times) => AddFault(kind, pathPattern, times, 0, 2);

    /// <summary>Adds a fault from simple values.</summary>
    /// <param name="kind">The name of a <see cref="SandboxFaultKind"/>.</param>
    /// <param name="pathPattern">The paths that are affected.</param>
    /// <param name="times">The number of requests that are affected.</param>
    /// <param name="skip">The number of matching requests that are answered normally first.</param>
    /// <param name="seconds">The delay of <see cref="SandboxFaultKind.Slow"/>, or the seconds in Retry-After.</param>
    public void AddFault(string kind, string pathPattern, int times, int skip, int seconds) =>
        AddFault(kind, pathPattern, times, skip, seconds, 1);

    /// <summary>Adds a fault from simple values.</summary>
    /// <param name="kind">The name of a <see cref="SandboxFaultKind"/>.</param>
    /// <param name="pathPattern">The paths that are affected.</param>
    /// <param name="times">The number of requests that are affected.</param>
    /// <param name="skip">The number of matching requests that are answered normally first.</param>
    /// <param name="seconds">The delay of <see cref="SandboxFaultKind.Slow"/>, or the seconds in Retry-After.</param>
    /// <param name="records">The value of <see cref="SandboxFault.Records"/>.</param>
    public void AddFault(string kind, string pathPattern, int times, int skip, int seconds, int records)
    {
        SandboxFaultKind parsed = Kind(kind);
        AddFault(new SandboxFault
        {
            Kind = parsed,
            PathPattern = pathPattern,
            Times = times,
            Skip = skip,
            RetryAfterSeconds = seconds,
            Delay = parsed == SandboxFaultKind.Slow ? TimeSpan.FromSeconds(seconds) : null,
            Records = records,
        });
    }

    /// <summary>Makes every analytics query, and every submission of a job, go wrong whose interval has a part of a UTC day.</summary>
    /// <param name="kind">The name of a <see cref="SandboxFaultKind"/>.</param>
    /// <param name="day">The UTC day, such as 2026-03-02.</param>
    /// <exception cref="ArgumentException">No fault has this name, or the text is not such a day.</exception>
    public void AddDayFault(string kind, string day) => AddDayFault(kind, day, "/api/v2/analytics/*", int.MaxValue);

    /// <summary>Makes requests go wrong whose interval has a part of a UTC day.</summary>
    /// <param name="kind">The name of a <see cref="SandboxFaultKind"/>.</param>
    /// <param name="day">The UTC day, such as 2026-03-02.</param>
    /// <param name="pathPattern">The paths that are affected.</param>
    /// <param name="times">The number of requests that are affected.</param>
    /// <exception cref="ArgumentException">No fault has this name, or the text is not such a day.</exception>
    public void AddDayFault(string kind, string day, string pathPattern, int times) => AddFault(new SandboxFault
    {
        Kind = Kind(kind),
        PathPattern = pathPattern,
        Times = times,
        Day = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly parsed)
            ? parsed
            : throw new ArgumentException($"A day has the form yyyy-MM-dd, such as 2026-03-02, and not '{day}'.", nameof(day)),
    });

    /// <summary>Adds random faults.</summary>
    /// <param name="chaos">The kinds of faults and their probability.</param>
    public void AddChaos(SandboxChaos chaos)
    {
        ArgumentNullException.ThrowIfNull(chaos);
        _faults.Add(chaos);
    }

    /// <summary>Adds random faults to every analytics request.</summary>
    /// <param name="seed">The seed: the same requests meet the same faults.</param>
    /// <param name="probability">The chance of a fault, from 0 to 1.</param>
    /// <param name="kinds">Names of <see cref="SandboxFaultKind"/>; without any, those that a client can survive.</param>
    public void AddChaos(int seed, double probability, params string[] kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        AddChaos(new SandboxChaos
        {
            Seed = seed,
            Probability = probability,
            Kinds = kinds.Length == 0 ? SandboxChaos.Survivable : [.. kinds.Select(Kind)],
        });
    }

    /// <summary>Removes every fault, used up or not, and all random faults.</summary>
    public void ClearFaults() => _faults.Clear();

    private static SandboxFaultKind Kind(string kind) =>
        Enum.TryParse(kind, ignoreCase: true, out SandboxFaultKind parsed) && Enum.IsDefined(parsed)
            ? parsed
            : throw new ArgumentException(
                $"There is no fault '{kind}'. There are: {string.Join(", ", Enum.GetNames<SandboxFaultKind>())}.", nameof(kind));
}
