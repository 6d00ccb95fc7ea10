using System.Diagnostics;
using static System.FormattableString;

namespace NtkWorkbench.Torture;

/// <summary>How a process ended.</summary>
/// <param name="Code">Its exit code; that of a killed one is <see cref="Killed"/>.</param>
/// <param name="Output">stdout.</param>
/// <param name="Errors">stderr.</param>
internal sealed record Ending(int Code, string Output, string Errors)
{
    public const int Killed = 137;

    public bool IsKilled => Code == Killed;
}

/// <summary>Runs ntk in a process of its own.</summary>
internal static class Ntk
{
    /// <summary>The calls by which files get their names and contents to the disk.</summary>
    public static readonly string[] Syscalls = ["rename", "fsync", "unlink", "link", "ftruncate", "pwrite64", "mkdir", "rmdir"];

    /// <summary>Runs it to its end, or to the one that was ordered.</summary>
    public static Ending Run(
        IReadOnlyList<string> arguments, Order order, IReadOnlyDictionary<string, string>? environment = null,
        Action<Process>? watch = null, string folder = "")
    {
        bool isTraced = order.Kind == OrderKind.Syscall;
        string call = Syscalls[order.Seed % Syscalls.Length];
        // With --seccomp-bpf, strace 6.1 counts and does not kill.
        string[] trace = isTraced
            ? ["strace", "-f", "-qq", "-o", "/dev/null", "-e", $"trace={call}",
                "-e", Invariant($"inject={call}:signal=KILL:when={order.Count}")]
            : [];
        bool isOwn = order.Kind is OrderKind.Step or OrderKind.Call or OrderKind.Plug;
        string[] words =
        [
            .. trace, Environment.ProcessPath!, typeof(Ntk).Assembly.Location, "child", (isOwn ? order : Order.None).ToString(),
            .. arguments,
        ];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        watch?.Invoke(process);
        if (order.Kind == OrderKind.Moment && !process.WaitForExit(order.Count))
            process.Kill();
        process.WaitForExit();
        return new Ending(process.ExitCode, output.Result, errors.Result);
    }
}
