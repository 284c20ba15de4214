using GenesysReporting.Auth.Code;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Sessions;

/// <summary>Shows the sign-in page to the user.</summary>
internal sealed class SignInPage(PipelineWriter writer, bool opensBrowser)
{
    private bool _isOpened;

    public void Show(Uri address)
    {
        _isOpened = opensBrowser && SystemBrowser.TryOpen(address);
        if (_isOpened)
        {
            writer.Inform("Waiting for the sign-in in the browser that was opened. Ctrl+C ends the wait.");
            return;
        }

        if (opensBrowser)
        {
            writer.Warn("No browser could be opened on this machine.");
        }

        writer.Inform(ConsoleLine.CanBeRead
            ? $"Sign in at this address:{Environment.NewLine}{address.AbsoluteUri}{Environment.NewLine}A browser on another machine ends at a page that it cannot reach: copy the address of that page, paste it here, and press Enter. It is not shown."
            : $"Sign in at this address, with a browser on this machine:{Environment.NewLine}{address.AbsoluteUri}");
    }

    /// <summary>Reads pasted lines until one is the answer; reads nothing if a browser was opened here.</summary>
    /// <param name="isAnswer">Returns true if a line is the answer.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task ReadPastedAsync(Func<string, bool> isAnswer, CancellationToken cancellationToken)
    {
        while (!_isOpened && ConsoleLine.CanBeRead)
        {
            string line = await ConsoleLine.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (isAnswer(line))
            {
                return;
            }

            writer.Warn("What was pasted is not the answer to this sign-in. Copy the whole address of the page at which the browser ended.");
        }
    }
}
