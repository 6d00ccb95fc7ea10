using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NtkWorkbench.Runs;

/// <summary>Commands as processes, which get a minute.</summary>
internal sealed class CommandRunner(TimeSpan limit) : ICommandRunner
{
    // For what a killed command has written: a process that it began may hold its pipes open for ever.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    // ENOENT, and Windows' ERROR_FILE_NOT_FOUND.
    private const int NoSuchFile = 2;

    public CommandRunner()
        : this(TimeSpan.FromSeconds(60))
    {
    }

    public CommandOutcome Run(ProgramCall call, CancellationToken cancellation)
    {
        using Process process = new() { StartInfo = StartOf(call) };
        try
        {
            process.Start();
        }
        catch (Win32Exception refused)
        {
            return new()
            {
                Status = null,
                Error = refused.NativeErrorCode == NoSuchFile ? $"{call.Program} is not on the search path"
                    : $"{call.Program} cannot be started: {Marshal.GetPInvokeErrorMessage(refused.NativeErrorCode)}",
            };
        }
        process.StandardInput.Close();
        // Both at once: a pipe that nobody reads fills up, and the command waits for ever.
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            Task[] all = [process.WaitForExitAsync(cancellation), output, error];
            bool isInTime = Task.WaitAll(all, (int)limit.TotalMilliseconds, cancellation);
            return isInTime ? new() { Status = process.ExitCode, Output = output.Result, Error = error.Result }
                : new() { Status = null, Error = Invariant($"{call.Program} did not answer within {limit.TotalSeconds:0.###} s") };
        }
        finally
        {
            End(process, output, error);
        }
    }

    private static ProcessStartInfo StartOf(ProgramCall call)
    {
        var start = new ProcessStartInfo(call.Program, call.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in call.Environment)
            start.Environment[name] = value;
        return start;
    }

    private static void End(Process process, params Task[] readers)
    {
        if (Task.WaitAll(readers, TimeSpan.Zero) && process.HasExited)
            return;
        process.Kill(entireProcessTree: true);
        Task.WaitAll(readers, Grace);
    }
}
