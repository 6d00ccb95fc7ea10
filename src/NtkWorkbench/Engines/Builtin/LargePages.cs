using System.Runtime.InteropServices;

namespace NtkWorkbench;

/// <summary>Asks the system to give large arrays memory in large pages.</summary>
internal static unsafe partial class LargePages
{
    // Below, an array holds few whole pages of 2 MiB.
    private const int LeastBytes = 1 << 23;
    private const int UseLargePages = 14;

    /// <summary>To be called before an array is first written: a fresh one of 12 MB then has six page faults, not three thousand, which
    /// otherwise take several times as long as writing it.</summary>
    /// <remarks>A hint, for Linux; elsewhere, or where the system declines, nothing happens.</remarks>
    public static void Ask(Span<double> memory)
    {
        if (!OperatingSystem.IsLinux() || memory.Length < LeastBytes / sizeof(double))
            return;
        nuint page = (nuint)Environment.SystemPageSize;
        fixed (double* start = memory)
        {
            nuint first = ((nuint)start + page - 1) / page * page,
                end = ((nuint)start + ((nuint)memory.Length * sizeof(double))) / page * page;
            _ = Advise(first, end - first, UseLargePages);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nuint address, nuint length, int advice);
}
