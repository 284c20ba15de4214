using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Http.Tests;

/// <summary>Moves a test's clock on while a request waits.</summary>
internal static class SteppedTime
{
    /// <summary>Returns the result, moving the clock on until it is there.</summary>
    public static async Task<T> RunAsync<T>(this FakeTimeProvider time, Task<T> task)
    {
        long started = Stopwatch.GetTimestamp();
        while (!task.IsCompleted && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60))
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(task, Task.Delay(1));
        }

        return await task.WaitAsync(TimeSpan.FromSeconds(1));
    }
}
