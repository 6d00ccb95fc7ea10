using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NtkWorkbench.Runs;

/// <summary>A process that is the same one later: its number may have been given anew, but not with the time of its start on the same boot
/// of its machine.</summary>
/// <param name="Host">The machine's name.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Start">When it began, as <see cref="RunProcess.Started"/>.</param>
/// <param name="Machine">A digest of <see cref="RunProcess.Machine"/>.</param>
internal sealed partial record LocalProcess(string Host, int Number, string Start, string Machine)
{
    private const int Terminate = 15;

    // 32 bits: of the boots of one machine.
    private const int DigestLength = 8;

    /// <summary>"host:123:4567:9f3a12bc".</summary>
    public override string ToString() => Invariant($"{Host}:{Number}:{Start}:{Machine}");

    public static LocalProcess? Parse(string text) => text.Split(':') is [string host, string number, string start, string machine]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id > 0
            ? new(host, id, start, machine) : null;

    /// <summary>A process of this machine that runs; one that has ended already will not be found alive.</summary>
    public static LocalProcess Of(int number)
    {
        RunProcess process = SystemProcesses.Instance.Of(number);
        return new(process.Host, number, process.Started, Digest(process.Machine));
    }

    public bool IsHere => Host == SystemProcesses.Instance.Self.Host;

    /// <summary>Whether it is there; one from before the machine was started anew is not.</summary>
    public bool IsAlive => IsHere && Machine == Digest(SystemProcesses.Instance.Self.Machine)
        && SystemProcesses.Instance.IsThere(new() { Id = Number, Host = Host, Started = Start, Heartbeat = default }) == true;

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

    private static string Digest(string machine) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(machine)))[..DigestLength];

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
