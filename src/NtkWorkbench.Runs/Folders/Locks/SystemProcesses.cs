using System.Diagnostics;
using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>The processes of the system: by /proc where there is one.</summary>
internal sealed class SystemProcesses : IProcessTable
{
    public static readonly SystemProcesses Instance = new();

    private SystemProcesses() => Self = new RunProcess
    {
        Id = Environment.ProcessId,
        Host = Environment.MachineName,
        Heartbeat = default,
        Machine = OperatingSystem.IsLinux() ? $"{Boot()} {ProcessSpace()}".Trim() : "",
        Started = Started(Environment.ProcessId, out _) ?? "",
    };

    public RunProcess Self { get; }

    /// <summary>A process of this machine by its number; one that has ended already is found nowhere later.</summary>
    public RunProcess Of(int id) => Self with { Id = id, Started = Started(id, out _) ?? "" };

    public bool? IsThere(RunProcess process)
    {
        string? started = Started(process.Id, out bool isThere);
        return !isThere ? false : started is null || process.Started.Length == 0 ? null : started == process.Started;
    }

    // A number is given anew; the time of its start tells which process has it.
    private static string? Started(int id, out bool isThere)
    {
        isThere = true;
        if (OperatingSystem.IsLinux() && Read(Invariant($"/proc/{id}/stat")) is string status)
        {
            // The name before may have spaces and brackets. What has ended and was not asked for (Z, X) writes nothing any more.
            const int state = 0, start = 19;
            string[] fields = status[(status.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            isThere = fields.Length > start && fields[state] is not ("Z" or "X");
            return isThere ? fields[start] : null;
        }
        try
        {
            using Process process = Process.GetProcessById(id);
            isThere = !process.HasExited;
            return isThere && !OperatingSystem.IsLinux()
                ? process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture) : null;
        }
        catch (ArgumentException)
        {
            isThere = false;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It may be there, and it is not ours to look at.
        }
        return null;
    }

    private static string? Boot() => Read("/proc/sys/kernel/random/boot_id")?.Trim();

    private static string? ProcessSpace()
    {
        try
        {
            return new FileInfo("/proc/self/ns/pid").LinkTarget;
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            return null;
        }
    }

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            return null;
        }
    }
}
