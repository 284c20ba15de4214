using System.Text;

namespace GenesysReporting.Sessions;

/// <summary>A line that the user types or pastes at the console. It is not echoed, as it may have a secret, and the wait can be cancelled.</summary>
internal static class ConsoleLine
{
    private const int MaxLength = 8192;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>True if there is a console with a keyboard.</summary>
    public static bool CanBeRead => Environment.UserInteractive && !Console.IsInputRedirected;

    /// <summary>Returns the next line.</summary>
    public static async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (true)
        {
            while (Console.KeyAvailable)
            {
                ConsoleKeyInfo key = Console.ReadKey(intercept: true);
                if (key.Key == ConsoleKey.Enter)
                {
                    if (line.Length > 0)
                    {
                        return line.ToString();
                    }
                }
                else
                {
                    Add(line, key);
                }
            }

            await Task.Delay(PollInterval, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Add(StringBuilder line, ConsoleKeyInfo key)
    {
        if (key.Key == ConsoleKey.Backspace)
        {
            line.Length = Math.Max(0, line.Length - 1);
        }
        else if (!char.IsControl(key.KeyChar) && line.Length < MaxLength)
        {
            line.Append(key.KeyChar);
        }
    }
}
