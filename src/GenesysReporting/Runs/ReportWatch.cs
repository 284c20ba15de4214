using System.Globalization;
using System.Management.Automation;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Reports;

namespace GenesysReporting.Runs;

/// <summary>Shows a report again and again in the same place of the console.</summary>
/// <param name="cmdlet">The cmdlet that watches.</param>
/// <param name="every">The time from one showing to the next.</param>
internal sealed class ReportWatch(PSCmdlet cmdlet, TimeSpan every)
{
    private const string HomeAndErase = "\u001b[H\u001b[J";
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Reads the time from one showing to the next; throws <c>WatchInvalid</c> for other text, and for less than five seconds.</summary>
    public static ReportWatch Read(PSCmdlet cmdlet, string text) => DurationText.TryParse(text, out TimeSpan every) && every >= Shortest && every <= Longest
        ? new ReportWatch(cmdlet, every)
        : throw ReportErrors.WatchInvalid(text, Shortest);

    /// <summary>Waits for the next showing.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(every, cancellationToken);

    /// <summary>Clears the console if there is one, and writes a heading and the rows as a table.</summary>
    /// <param name="title">The title of the report.</param>
    /// <param name="at">The time of the figures.</param>
    /// <param name="rows">The rows.</param>
    public void Show(string title, DateTimeOffset at, IEnumerable<object> rows)
    {
        Clear();
        cmdlet.Host.UI.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{title}, {at:yyyy-MM-dd HH:mm:ss}; again every {every.TotalSeconds:0} seconds until Ctrl+C"));
        cmdlet.InvokeCommand.InvokeScript("param($rows) $rows | Format-Table | Out-Host", (object)rows.ToArray());
    }

    private void Clear()
    {
        if (Console.IsOutputRedirected)
        {
            // One table below the other is what a log can take.
            return;
        }

        if (cmdlet.Host.UI.SupportsVirtualTerminal)
        {
            cmdlet.Host.UI.Write(HomeAndErase);
        }
    }
}
