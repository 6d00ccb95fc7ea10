using System.Globalization;

namespace NtkWorkbench.Torch.Tests;

/// <summary>Jobs from file to folder, on either engine, without pictures; and the numbers that they leave.</summary>
internal static class EngineJobs
{
    public static void Run(string job, string run, params string[] overrides)
    {
        Workbench builtin = TestWorkbench.Create();
        Workbench both = builtin with { Engines = new EngineCatalog([.. builtin.Engines.Engines, TorchEngineProvider.Available]) };
        TestWorkbench.Run(job, run, [.. overrides, "figures.formats=[]"], both);
    }

    /// <summary>The rows of a CSV file below its header.</summary>
    public static double[][] Rows(params string[] path) => [.. File.ReadLines(Path.Combine(path)).Skip(1)
        .Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
}
