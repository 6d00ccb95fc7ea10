using System.Diagnostics;

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
    public const string Syscalls = "rename,renameat,renameat2,link,linkat,unlink,unlinkat,rmdir,mkdir,fsync,fdatasync,ftruncate,pwrite64";

    /// <summary>Runs it to its end, or to the one that was ordered.</summary>
    public static Ending Run(IReadOnlyList<string> arguments, Order order, IReadOnlyDictionary<string, string>? environment = null)
    {
        bool isTraced = order.Kind == OrderKind.Syscall;
        string[] trace = isTraced
            ? ["strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", $"trace={Syscalls}",
                "-e", Invariant($"inject={Syscalls}:signal=KILL:when={order.Count}")]
            : [];
        bool isOwn = order.Kind is OrderKind.Step or OrderKind.Call or OrderKind.Plug;
        string[] words =
        [
            .. trace, Environment.ProcessPath!, typeof(Ntk).Assembly.Location, "child", (isOwn ? order : Order.None).ToString(), .. arguments,
        ];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_TieredCompilation"] = "1";
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (order.Kind == OrderKind.Moment && !process.WaitForExit(order.Count))
            process.Kill();
        process.WaitForExit();
        return new Ending(process.ExitCode, output.Result, errors.Result);
    }
}
