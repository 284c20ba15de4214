using GenesysReporting.Sessions;

namespace GenesysReporting.Completion;

/// <summary>Completes ids of the jobs that the default session has started.</summary>
public sealed class JobIdCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Choices() => SessionStore.Current.Default is { } session
        ? JobStore.Of(session).All().Select(j => (j.Id, $"{j.Type} {j.Interval}: {j.State}"))
        : [];
}
