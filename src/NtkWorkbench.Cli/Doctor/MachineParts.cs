using System.Diagnostics;
using System.Globalization;

namespace NtkWorkbench.Cli;

/// <summary>Looks at everything that the workbench uses.</summary>
internal static class MachineParts
{
    public static IEnumerable<MachinePart> Collect(Workbench workbench)
    {
        RunEnvironment environment = RunEnvironment.Collect(workbench.LinearAlgebra.Name, "");
        yield return new("ntk", environment.Commit is string commit ? $"{environment.Version}, commit {commit}" : environment.Version);
        yield return Sdk();
        yield return new(".NET runtime", environment.Dotnet);
        yield return new("system", environment.OperatingSystem);
        yield return new("processor", $"{environment.Processor}, SIMD {environment.Simd}, {environment.Threads} threads");
        yield return new("memory", string.Create(CultureInfo.InvariantCulture, $"{workbench.AvailableMemory / (double)(1L << 30):f1} GiB"));
        yield return LinearAlgebra(workbench.LinearAlgebra);
        foreach (AvailableEngine engine in workbench.Engines.Engines)
            yield return Engine(engine);
        yield return Pictures(workbench.Renderer);
    }

    private static MachinePart Sdk()
    {
        try
        {
            using Process? dotnet =
                Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true, RedirectStandardError = true });
            string version = dotnet?.StandardOutput.ReadToEnd().Trim() ?? "";
            return version.Length > 0 ? new(".NET SDK", version) : Missing();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return Missing();
        }

        static MachinePart Missing() => new(".NET SDK", "not on the search path", "see https://dotnet.microsoft.com/download");
    }

    private static MachinePart LinearAlgebra(ILinearAlgebra linearAlgebra) => LinearAlgebraProviders.OpenBlas is null
        ? new("linear algebra", $"{linearAlgebra.Name}; OpenBLAS, which is faster, is missing", "apt-get install libopenblas0-pthread")
        : new("linear algebra", linearAlgebra.Name);

    private static MachinePart Engine(AvailableEngine engine)
    {
        string name = $"engine {engine.Kind.ToString().ToLowerInvariant()}";
        try
        {
            string description = engine.OnDevice(Device.Cpu).Description;
            return new(name, $"{description}; devices: {string.Join(", ", engine.FindDevices())}") { Details = engine.DescribeFiles() };
        }
        catch (NtkException exception)
        {
            return new(name, exception.Message, "jobs of other engines run without it");
        }
    }

    // A figure drawn tells more than a library that loads.
    private static MachinePart Pictures(IFigureRenderer renderer)
    {
        try
        {
            _ = renderer.Draw(new Figure { Name = "doctor", Height = 1, Width = 1, Panels = [new Panel { Series = [] }] },
                FigureFormat.Png, 30);
            return new("pictures", renderer.Description);
        }
        catch (NtkException exception)
        {
            return new("pictures", exception.Message, "restore the packages again: dotnet restore --force");
        }
    }
}
