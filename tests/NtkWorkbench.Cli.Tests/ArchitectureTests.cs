using System.Reflection;
using NtkWorkbench.Torch;

namespace NtkWorkbench.Cli.Tests;

/// <summary>The house's walls: Cli → Jobs → Plots → Core, and nothing the other way.</summary>
public class ArchitectureTests
{
    private static readonly Assembly Core = typeof(NetworkArchitecture).Assembly;
    private static readonly Assembly Plots = typeof(FigureFormat).Assembly;
    private static readonly Assembly Jobs = typeof(Workbench).Assembly;

    [Fact]
    public void Core_Itself_ReachesNumbersAlone() => ReferencesBeyondFramework(Core).ShouldBe(["MathNet.Numerics"], ignoreOrder: true);

    [Fact]
    public void Plots_Itself_KnowsCoreAndScottPlot() => ReferencesBeyondFramework(Plots).ShouldBe(["NtkWorkbench.Core", "ScottPlot", "SkiaSharp"], ignoreOrder: true);

    [Fact]
    public void Jobs_Itself_KnowsPlotsCoreAndYaml() =>
        ReferencesBeyondFramework(Jobs).ShouldBe(["NtkWorkbench.Core", "NtkWorkbench.Plots", "YamlDotNet"], ignoreOrder: true);

    [Fact]
    public void Torch_Itself_KnowsCoreAndTorchSharp() =>
        ReferencesBeyondFramework(typeof(TorchEngineProvider).Assembly).ShouldBe(["NtkWorkbench.Core", "TorchSharp"], ignoreOrder: true);

    [Fact]
    public void Core_Itself_TouchesNoFileAndNoConsole()
    {
        string[] forbidden = ["System.Console", "System.IO.FileSystem", "System.Text.Json", "System.Xml.ReaderWriter", "System.Net.Http"];
        Core.GetReferencedAssemblies().Select(name => name.Name).Intersect(forbidden).ShouldBeEmpty();
    }

    [Fact]
    public void Jobs_Itself_NeverPrints() =>
        Jobs.GetReferencedAssemblies().Select(reference => reference.Name).ShouldNotContain("System.Console");

    private static IEnumerable<string> ReferencesBeyondFramework(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !name.StartsWith("System", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Win32", StringComparison.Ordinal));
}
