namespace NtkWorkbench.Cli.Tests;

public sealed class CompareCommandTests : IDisposable
{
    private const string Job = """
        name: small
        data: {kind: function, function: step, train: {count: 12}, test: {count: 8}}
        network: {hidden: [3]}
        training: {steps: 5}
        """;

    private readonly TestSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Compare_Family_WritesTableAndReport()
    {
        string family = Path.Combine(_session.Folder, "family"), comparison = Path.Combine(_session.Folder, "comparison");
        _session.Invoke("run", _session.Write("job.yaml", Job), "grid={network.hidden: [[2], [3]]}", "--out", family)
            .ShouldBe(0, _session.Errors);

        _session.Invoke("compare", family, "--study", "features", "--out", comparison).ShouldBe(0, _session.Errors);

        File.ReadAllLines(Path.Combine(comparison, "table.csv")).Length.ShouldBe(1 + 2);
        File.ReadAllText(Path.Combine(comparison, "report.md")).ShouldContain("## Answers");
        _session.Output.ShouldContain("2 runs in 2 groups");
    }

    [Theory]
    [InlineData("compare", "nowhere")]
    [InlineData("compare", ".", "--study", "elbow")]
    [InlineData("compare")]
    public void Compare_BadInput_IsSaid(params string[] arguments)
    {
        _session.Invoke(arguments).ShouldBe(2);
        _session.Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public void Validate_Family_ListsItsMembers()
    {
        _session.Invoke("validate", _session.Write("job.yaml", $"{Job}\nvariants: {{one: , two: {{training.steps: 3}}}}"))
            .ShouldBe(0, _session.Errors);

        _session.Output.ShouldContain("a family of 2 jobs");
        _session.Output.ShouldContain("two: valid: ");
    }
}
