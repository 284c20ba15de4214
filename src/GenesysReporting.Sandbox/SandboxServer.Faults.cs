namespace GenesysReporting.Sandbox;

/// <content>How it is told to misbehave.</content>
public sealed partial class SandboxServer
{
    /// <summary>Adds a misbehaviour.</summary>
    /// <param name="fault">What happens to which requests.</param>
    public void AddFault(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _faults.Add(fault);
    }

    /// <summary>Adds a misbehaviour from simple values.</summary>
    /// <param name="kind">The name of a <see cref="SandboxFaultKind"/>.</param>
    /// <param name="pathPattern">Which paths it befalls.</param>
    /// <param name="times">How many requests it befalls.</param>
    public void AddFault(string kind, string pathPattern, int times) => AddFault(kind, pathPattern, times, 0, 2);

    /// <summary>Adds a misbehaviour from simple values.</summary>
    /// <param name="kind">The name of a <see cref="SandboxFaultKind"/>.</param>
    /// <param name="pathPattern">Which paths it befalls.</param>
    /// <param name="times">How many requests it befalls.</param>
    /// <param name="skip">How many matching requests pass before.</param>
    /// <param name="seconds">The delay of <see cref="SandboxFaultKind.Slow"/>, or what Retry-After says.</param>
    public void AddFault(string kind, string pathPattern, int times, int skip, int seconds) =>
        AddFault(kind, pathPattern, times, skip, seconds, 1);

    /// <summary>Adds a misbehaviour from simple values.</summary>
    /// <param name="kind">The name of a <see cref="SandboxFaultKind"/>.</param>
    /// <param name="pathPattern">Which paths it befalls.</param>
    /// <param name="times">How many requests it befalls.</param>
    /// <param name="skip">How many matching requests pass before.</param>
    /// <param name="seconds">The delay of <see cref="SandboxFaultKind.Slow"/>, or what Retry-After says.</param>
    /// <param name="records">How many records were inserted before the page (or removed), are missing, or are announced too many.</param>
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

    /// <summary>Adds misbehaviour by chance.</summary>
    /// <param name="chaos">How likely what is.</param>
    public void AddChaos(SandboxChaos chaos)
    {
        ArgumentNullException.ThrowIfNull(chaos);
        _faults.Add(chaos);
    }

    /// <summary>Adds misbehaviour by chance, on every analytics request.</summary>
    /// <param name="seed">The seed: the same requests meet the same faults.</param>
    /// <param name="probability">The chance of a fault, from 0 to 1.</param>
    /// <param name="kinds">Names of <see cref="SandboxFaultKind"/>; none stands for those that a client can survive.</param>
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

    /// <summary>Forgets every fault, used up or not, and all chaos.</summary>
    public void ClearFaults() => _faults.Clear();

    private static SandboxFaultKind Kind(string kind) =>
        Enum.TryParse(kind, ignoreCase: true, out SandboxFaultKind parsed) && Enum.IsDefined(parsed)
            ? parsed
            : throw new ArgumentException(
                $"There is no fault '{kind}'. There are: {string.Join(", ", Enum.GetNames<SandboxFaultKind>())}.", nameof(kind));
}
