using System.ComponentModel;
using System.Diagnostics;

namespace GenesysReporting.Auth.Code;

/// <summary>The browser that the user has set as the default.</summary>
public static class SystemBrowser
{
    /// <summary>Opens an address; false if no browser could be started, as on a server without a desktop.</summary>
    public static bool TryOpen(Uri address)
    {
        try
        {
            using Process? process = Process.Start(Command(address.AbsoluteUri));
            return true;
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    private static ProcessStartInfo Command(string address)
    {
        if (OperatingSystem.IsWindows())
        {
            return new ProcessStartInfo(address) { UseShellExecute = true };
        }

        // Its messages would appear in the user's prompt.
        var command = new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        command.ArgumentList.Add(address);
        return command;
    }
}
