using System.Runtime.InteropServices;

namespace NtkWorkbench.Cli;

/// <summary>A process that goes on when the terminal closes.</summary>
internal static partial class DetachedProcess
{
    /// <summary>Leaves the session of whoever began the process, and sends what is written to a file.</summary>
    public static void Become(string log)
    {
        if (OperatingSystem.IsWindows())
            return;
        _ = SetSession();
        using var file = new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        using var nothing = new FileStream("/dev/null", FileMode.Open, FileAccess.Read);
        _ = Duplicate((int)nothing.SafeFileHandle.DangerousGetHandle(), 0);
        _ = Duplicate((int)file.SafeFileHandle.DangerousGetHandle(), 1);
        _ = Duplicate((int)file.SafeFileHandle.DangerousGetHandle(), 2);
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int SetSession();

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int from, int to);
}
