using System.ComponentModel;
using System.Diagnostics;

namespace NtkWorkbench.Cli;

/// <summary>The user's browser.</summary>
internal static class Browser
{
    /// <summary>Opens an address in it; why not, where that fails.</summary>
    public static string? TryOpen(string address)
    {
        try
        {
            ProcessStartInfo start = OperatingSystem.IsWindows()
                ? new ProcessStartInfo(address) { UseShellExecute = true }
                : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address])
                {
                    // stdout is for results.
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                };
            Process.Start(start)?.Dispose();
            return null;
        }
        catch (Win32Exception error)
        {
            return error.Message;
        }
    }
}
