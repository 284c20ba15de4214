using GenesysReporting.Auth.Code;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Sessions;

/// <summary>Shows the sign-in page to the user.</summary>
internal sealed class SignInPage(PipelineWriter writer, bool opensBrowser)
{
    public void Show(Uri address)
    {
        if (opensBrowser && SystemBrowser.TryOpen(address))
        {
            writer.Inform("Waiting for the sign-in in the browser that was opened. Ctrl+C ends the wait.");
            return;
        }

        if (opensBrowser)
        {
            writer.Warn("No browser could be opened on this machine.");
        }

        writer.Inform($"Sign in at this address, with a browser on this machine:{Environment.NewLine}{address.AbsoluteUri}");
    }
}
