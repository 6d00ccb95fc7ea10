using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NtkWorkbench.Benchmarks;

/// <summary>Where and with what a table was made.</summary>
internal static class MachineDetails
{
    public static IEnumerable<(string Name, string Value)> Collect(string root, Bench bench)
    {
        yield return ("date", TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        yield return ("commit", Git(root, "describe", "--always", "--dirty", "--abbrev=10"));
        yield return ("processor", $"{Processor()}, {Environment.ProcessorCount} cores, load {Load()} before");
        yield return ("here", $"{RuntimeInformation.FrameworkDescription}, {LinearAlgebraProviders.Best().Name}");
        yield return ("engine", bench.TorchEngine.Description);
        yield return ("there", bench.Torch.Description + (bench.Loop is null ? "; no g++" : $"; {bench.Loop.Description}"));
    }

    private static string Processor() =>
        FirstLine("/proc/cpuinfo", "model name")?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string? FirstLine(string file, string start) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal)) : null;

    private static string Git(string root, params string[] arguments)
    {
        try
        {
            using var git =
                Process.Start(
                    new ProcessStartInfo("git", arguments) { WorkingDirectory = root, RedirectStandardOutput = true,
                        RedirectStandardError = true })!;
            return git.StandardOutput.ReadToEnd().Trim() is { Length: > 0 } text ? text : "not a clone";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "git is missing";
        }
    }
}
