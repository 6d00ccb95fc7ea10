using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NtkWorkbench.Runs;

/// <summary>A process that is the same one later: its number may have been given anew, but not with the time of its start.</summary>
/// <param name="Host">The machine's name.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Start">When it began: on Linux in ticks since the machine did, which no clock that is set moves.</param>
internal sealed partial record LocalProcess(string Host, int Number, long Start)
{
    private const int Terminate = 15;

    /// <summary>"host:123:4567".</summary>
    public override string ToString() => Invariant($"{Host}:{Number}:{Start}");

    public static LocalProcess? Parse(string text) => text.Split(':') is [string host, string number, string start]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id > 0
        && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) ? new(host, id, ticks) : null;

    /// <summary>A process of this machine that runs; one that has ended already will not be found alive.</summary>
    public static LocalProcess Of(int number) => new(Environment.MachineName, number, StartOf(number) ?? 0);

    public bool IsHere => Host == Environment.MachineName;

    public bool IsAlive => IsHere && StartOf(Number) == Start;

    /// <summary>Asks it to end, where it is this one still.</summary>
    public void End()
    {
        if (!IsAlive)
            return;
        if (!OperatingSystem.IsWindows())
        {
            _ = Kill(Number, Terminate);
            return;
        }
        try
        {
            using Process process = Process.GetProcessById(Number);
            process.Kill();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has just ended, or belongs to somebody else: whether it is there still is asked later.
        }
    }

    private static long? StartOf(int number) => OperatingSystem.IsLinux() ? StartOnLinux(number) : StartElsewhere(number);

    // proc(5): after the name in brackets, which may hold anything, the state and, as the 22nd of all, the start.
    private static long? StartOnLinux(int number)
    {
        try
        {
            string line = File.ReadAllText(Invariant($"/proc/{number}/stat"));
            string[] fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            // One that has ended and that nobody asked for its status.
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long? StartElsewhere(int number)
    {
        try
        {
            using Process process = Process.GetProcessById(number);
            return process.HasExited ? null : process.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
