using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace GenesysReporting.Chaos.Tests;

/// <summary>Exceptions of tasks that nobody looked at: work that was left behind.</summary>
internal static class Unobserved
{
    private static readonly ConcurrentQueue<Exception> All = new();

    [ModuleInitializer]
    internal static void Watch() => TaskScheduler.UnobservedTaskException += (_, e) => All.Enqueue(e.Exception);

    /// <summary>Those of the engine, so far.</summary>
    public static IReadOnlyList<Exception> Find()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return [.. All.Where(e => $"{e}".Contains("GenesysReporting.Analytics", StringComparison.Ordinal))];
    }
}
