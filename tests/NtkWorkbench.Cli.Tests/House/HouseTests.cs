using System.Text.RegularExpressions;

namespace NtkWorkbench.Cli.Tests;

/// <summary>The walls of the house: what may know what.</summary>
public sealed class HouseTests
{
    // What each project may use, as docs/architecture.md draws it.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["NtkWorkbench"] = [],
        ["NtkWorkbench.Torch"] = ["NtkWorkbench"],
        ["NtkWorkbench.Formats"] = ["NtkWorkbench"],
        ["NtkWorkbench.Figures"] = ["NtkWorkbench", "NtkWorkbench.Formats"],
        ["NtkWorkbench.JobFiles"] = ["NtkWorkbench", "NtkWorkbench.Formats"],
        ["NtkWorkbench.Runs"] = ["NtkWorkbench", "NtkWorkbench.Formats", "NtkWorkbench.Figures", "NtkWorkbench.JobFiles"],
        ["NtkWorkbench.View"] =
            ["NtkWorkbench", "NtkWorkbench.Formats", "NtkWorkbench.Figures", "NtkWorkbench.JobFiles", "NtkWorkbench.Runs"],
        ["NtkWorkbench.Cli"] =
            ["NtkWorkbench", "NtkWorkbench.Formats", "NtkWorkbench.Figures", "NtkWorkbench.JobFiles", "NtkWorkbench.Runs",
                "NtkWorkbench.Torch", "NtkWorkbench.View"],
    };

    [Fact]
    public void Projects_Sources_UseOnlyWhatTheWallsAllow() => SourceDependencies.Files
        .Select(use => (From: Part(use.From, 0), To: Part(use.To, 0)))
        .Where(use => use.From != use.To && !Allowed[use.From].Contains(use.To))
        .Distinct()
        .ShouldBeEmpty();

    [Fact]
    public void Projects_All_HaveTheirWalls() =>
        SourceTree.Files("src", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file))
            .ShouldBe(Allowed.Keys, ignoreOrder: true);

    // A folder and what lies directly above it are one concept; folders side by side are several.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Folders_SideBySide_FormNoCycle(int depth) => Cycles.Of(
            from use in SourceDependencies.Files
            where Folders(use.From).Length > depth && Folders(use.To).Length > depth
            where Folders(use.From).Take(depth).SequenceEqual(Folders(use.To).Take(depth))
            select (string.Join('/', Folders(use.From)[..(depth + 1)]), string.Join('/', Folders(use.To)[..(depth + 1)])))
        .ShouldBeEmpty();

    [Fact]
    public void Scripts_OfThePages_ImportOnlyWhatLiesBelow()
    {
        ScriptDependencies.Files.ShouldContain(("charts/series.js", "charts/thin.js"));
        ScriptDependencies.Files
            .Select(use => (From: ScriptFolder(use.From), To: ScriptFolder(use.To)))
            .Where(use => use.From != use.To && Floor(use.From) <= Floor(use.To))
            .Distinct()
            .ShouldBeEmpty();
    }

    [Fact]
    public void Cycles_OfATriangleAndATail_AreTheTriangle() =>
        Cycles.Of([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "d")]).ShouldBe(["a", "b", "c"]);

    [Fact]
    public void SourceDependencies_KnownUses_AreFound()
    {
        SourceDependencies.Files.ShouldContain(("NtkWorkbench/Training/Trainer.cs", "NtkWorkbench/Engines/IEngine.cs"));
        SourceDependencies.Files.ShouldNotContain(("NtkWorkbench/Engines/IEngine.cs", "NtkWorkbench/Training/Trainer.cs"));
    }

    [Fact]
    public void Library_Itself_ReachesNumbersAlone()
    {
        string[] forbidden = ["System.Console", "System.IO.FileSystem", "System.Text.Json", "System.Xml.ReaderWriter", "System.Net.Http"];
        string[] references = [.. typeof(Network).Assembly.GetReferencedAssemblies().Select(name => name.Name!)];
        references.Intersect(forbidden).ShouldBeEmpty();
        references.Where(name => !name.StartsWith("System", StringComparison.Ordinal)).ShouldBe(["MathNet.Numerics"]);
    }

    [Fact]
    public void Runs_Itself_NeverPrints() =>
        typeof(RunPlan).Assembly.GetReferencedAssemblies().Select(reference => reference.Name).ShouldNotContain("System.Console");

    [Fact]
    public void Folders_OfAllProjects_StandInTheArchitecture()
    {
        string house = File.ReadAllText(SourceTree.At("docs", "architecture.md")).Split("```")[1];
        foreach (string folder in SourceTree.Files("src", "*.cs").Select(file => Path.GetDirectoryName(file)!).Distinct())
            house.ShouldMatch($@"\b{Regex.Escape(Path.GetFileName(folder))}\b", folder);
    }

    [Fact]
    public void Lines_OfAllSources_HaveAtMost140Characters() =>
        (from file in SourceTree.Files("src", "*.cs").Concat(SourceTree.Files("tests", "*.cs"))
            .Concat(SourceTree.Files("benchmarks", "*.cs"))
         from line in File.ReadLines(SourceTree.At(file)).Index()
         where line.Item.Length > 140
         select $"{file}:{line.Index + 1}").ShouldBeEmpty();

    private static string ScriptFolder(string module) => Path.GetDirectoryName(module)!;

    // Entries, of no folder, stand above all; the rooms under them know nothing of one another.
    private static int Floor(string folder) => folder switch
    {
        "page" => 0,
        "charts" => 1,
        "controls" => 2,
        "training" or "labs" or "comparison" or "view" => 3,
        "" => 4,
        _ => throw new ArgumentException($"{folder} has no floor"),
    };

    private static string[] Folders(string file) => file.Split('/')[..^1];

    private static string Part(string file, int index) => file.Split('/')[index];
}
