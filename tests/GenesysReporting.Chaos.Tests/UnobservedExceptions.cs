using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace GenesysReporting.Chaos.Tests;

/// <summary>The unobserved exceptions of tasks, a sign of work that was not awaited.</summary>
internal static class UnobservedExceptions
{
    private static readonly ConcurrentQueue<Exception> All = new();

    [ModuleInitializer]
    internal static void Watch() => TaskScheduler.UnobservedTaskException += (_, e) => All.Enqueue(e.Exception);

    /// <summary>Returns those of the engine so far.</summary>
    public static IReadOnlyList<Exception> Find()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return [.. All.Where(e => $"{e}".Contains("GenesysReporting.Analytics", StringComparison.Ordinal))];
    }
}
