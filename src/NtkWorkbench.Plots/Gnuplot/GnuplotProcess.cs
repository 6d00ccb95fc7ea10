using System.ComponentModel;
using System.Diagnostics;
using NtkWorkbench.Core;

namespace NtkWorkbench.Plots.Gnuplot;

/// <summary>Runs the gnuplot program, without a shell, without the user's settings, and never for longer than a limit.</summary>
internal sealed class GnuplotProcess(string program, TimeSpan limit)
{
    /// <summary>Runs gnuplot.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it wrote to its standard output.</returns>
    /// <exception cref="NtkException">It could not be started, failed (its message follows), or ran past the limit and was ended.</exception>
    /// <exception cref="OperationCanceledException">It was ended by <paramref name="cancellation"/>.</exception>
    public string Run(string folder, CancellationToken cancellation, params string[] arguments)
    {
        using Process process = Start(folder, arguments);
        process.StandardInput.Close();
        using CancellationTokenRegistration ending = cancellation.Register(() => process.Kill(entireProcessTree: true));
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            throw new NtkException($"gnuplot did not end within {limit.TotalSeconds:0} s and was ended: {Command(arguments)}");
        }
        cancellation.ThrowIfCancellationRequested();
        string message = errors.GetAwaiter().GetResult().Trim();
        return process.ExitCode == 0
            ? output.GetAwaiter().GetResult()
            : throw new NtkException($"gnuplot failed with exit code {process.ExitCode}: {Command(arguments)}\n{message}");
    }

    private Process Start(string folder, string[] arguments)
    {
        ProcessStartInfo start = new(program)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-d");
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment.Remove("GNUTERM");
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new NtkException($"gnuplot could not be started ({program}): {error.Message}", error);
        }
    }

    private static string Command(string[] arguments) => $"gnuplot {string.Join(' ', arguments)}";
}
