using System.ComponentModel;
using System.Diagnostics;

namespace NtkWorkbench.Cli;

/// <summary>The user's browser.</summary>
internal static class Browser
{
    private const int NotFound = 127;

    // What is started outlives this program, and writes: nobody reads it, and it is no part of the terminal's Ctrl-C. What fails does so
    // within two seconds.
    private const string Start = """
        command -v "$1" >/dev/null 2>&1 || exit 127
        "$@" </dev/null >/dev/null 2>&1 &
        for tenth in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
            sleep 0.1
            kill -0 $! 2>/dev/null || { wait $!; exit $?; }
        done
        """;

    /// <summary>Opens a file in it; why not, where that fails.</summary>
    /// <param name="path">A page.</param>
    /// <param name="opener">What opens files on this system; null: its own.</param>
    public static string? TryOpen(string path, string? opener = null)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Process.Start(new ProcessStartInfo(path) { UseShellExecute = true })?.Dispose();
                return null;
            }
            opener ??= OperatingSystem.IsMacOS() ? "open" : "xdg-open";
            using Process shell = Process.Start("/bin/sh", ["-c", Start, "sh", opener, path]);
            shell.WaitForExit();
            return shell.ExitCode switch
            {
                0 => null,
                NotFound => $"there is no {opener}",
                int code => Invariant($"{opener} ended with exit code {code}"),
            };
        }
        catch (Win32Exception error)
        {
            return error.Message;
        }
    }
}
