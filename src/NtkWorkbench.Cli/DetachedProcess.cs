using System.Runtime.InteropServices;

namespace NtkWorkbench.Cli;

/// <summary>A process that goes on when the terminal closes.</summary>
internal static partial class DetachedProcess
{
    public const string Option = "--detached";

    public const string LogOption = "--log";

    /// <summary>Leaves the session of whoever began the process and sends what is written to a file, where the arguments say so. To be
    /// called first: the runtime keeps the streams that it finds.</summary>
    public static void BecomeWhereAsked(string[] arguments)
    {
        int log = Array.IndexOf(arguments, LogOption);
        if (arguments.Contains(Option) && !OperatingSystem.IsWindows())
            Become(log >= 0 && log + 1 < arguments.Length ? arguments[log + 1] : "/dev/null");
    }

    private static void Become(string log)
    {
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
