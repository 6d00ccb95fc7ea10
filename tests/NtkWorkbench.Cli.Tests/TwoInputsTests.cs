namespace NtkWorkbench.Cli.Tests;

/// <summary>Jobs of two inputs and two outputs: their grid, and the output that figures show.</summary>
public sealed class TwoInputsTests : IDisposable
{
    private const string Job = """
        name: plane
        data: {kind: csv, train: train.csv, inputs: [east, north], targets: [heat, salt]}
        network: {hidden: [4]}
        training: {steps: 5}
        features: {grid: {count: [5, 4]}}
        figures: {formats: []}
        """;

    private readonly TestSession _session = new();
    private readonly string _job;

    public TwoInputsTests()
    {
        _session.Write("train.csv", "east,north,heat,salt\n0,0,1,5\n1,0,2,6\n0,3,3,7\n1,3,4,8\n");
        _job = _session.Write("job.yaml", Job);
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Run_TwoInputs_ResolvesTheGridAndNamesTheAxes()
    {
        string run = Run("run");

        File.ReadAllText(Path.Combine(run, "resolved.yaml")).ShouldContain("grid: {count: [5, 4], range: [[0, 1], [0, 3]]}");
        File.ReadLines(Path.Combine(run, "predictions", "final.csv")).Count().ShouldBe(21);
        Source(run, "maps").ShouldContain("\"east\"");
        Source(run, "maps").ShouldContain("output 1 of 2, heat");
        foreach (string figure in new[] { "principal_features", "elbow_features", "linearized" })
            Source(run, figure).ShouldContain("heat_map");
    }

    [Fact]
    public void Run_AnotherOutput_ShowsItByNumberAndByName()
    {
        string first = Run("first"), number = Run("number", "figures.output=2"), name = Run("name", "figures.output=salt");

        Source(number, "maps").ShouldContain("output 2 of 2, salt");
        foreach (string figure in new[] { "maps", "tangent_kernel", "principal_features", "linearized" })
        {
            Numbers(number, figure).ShouldBe(Numbers(name, figure));
            Numbers(number, figure).ShouldNotBe(Numbers(first, figure), figure);
        }
    }

    [Theory]
    [InlineData("3", "must be a number from 1 to 2 or one of heat, salt, got 3")]
    [InlineData("0", "must be a number from 1 to 2")]
    [InlineData("sugar", "one of heat, salt, got sugar")]
    public void Run_OutputThatIsNotThere_IsBadInput(string output, string message)
    {
        _session.Invoke("validate", _job, $"figures.output={output}").ShouldBe(2);
        _session.Errors.ShouldContain(message);
    }

    [Fact]
    public void Plot_AnotherOutput_IsRefusedAndSaysWhatToDo()
    {
        string run = Run("run");

        _session.Invoke("plot", run, "figures.output=2", "figures.formats=[svg]").ShouldBe(2);
        _session.Errors.ShouldContain("the saved figures show output 1 alone; make them by: ntk run ");
        Directory.GetFiles(Path.Combine(run, "figures"), "*.svg").ShouldBeEmpty();
        _session.Invoke("plot", run, "figures.output=1", "figures.formats=[svg]").ShouldBe(0, _session.Errors);
    }

    private string Run(string name, params string[] changes)
    {
        string run = Path.Combine(_session.Folder, name);
        _session.Invoke(["run", _job, .. changes, "--out", run]).ShouldBe(0, _session.Errors);
        return run;
    }

    private static string Source(string run, string figure) => File.ReadAllText(Path.Combine(run, "figures", "source", $"{figure}.json"));

    // Every file of numbers of a figure.
    private static string Numbers(string run, string figure) => string.Join('\n',
        Directory.GetFiles(Path.Combine(run, "figures", "data"), $"{figure}*.csv").Order(StringComparer.Ordinal).Select(File.ReadAllText));
}
