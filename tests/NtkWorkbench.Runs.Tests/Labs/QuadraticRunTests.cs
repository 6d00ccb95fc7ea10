using System.Text.Json;

namespace NtkWorkbench.Runs.Tests;

public sealed class QuadraticRunTests : IDisposable
{
    /// <summary>What is asked of rates measured on quadratics.</summary>
    private const double RateTolerance = 1e-6;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("beta: 1")]
    [InlineData("beta: 0.1")]
    [InlineData("beta: 0.1\nlearning_rate: 0.05")]
    [InlineData("beta: 0.5\nlearning_rate: 0.4\nstart: [3, -2]")]
    public void Run_TwoModes_MeasuresWhatIsPredicted(string rule)
    {
        (_, JsonElement json) = LabRuns.Run(_folder, $$"""
            name: two
            kind: quadratic
            problem: {kind: modes, singular_values: [2.2360679774997896, 0.22360679774997896]}
            {{rule}}
            """);
        double limit = json.GetProperty("predicted_limit").GetDouble();
        json.GetProperty("measured_limit").GetDouble().ShouldBe(limit, 0.01 * limit);
        foreach (JsonElement result in json.GetProperty("rules").EnumerateArray())
        {
            result.GetProperty("measured_contraction").GetDouble()
                .ShouldBe(result.GetProperty("predicted_contraction").GetDouble(), RateTolerance);
            result.GetProperty("simulated_steps").GetInt32().ShouldBe(result.GetProperty("predicted_steps").GetInt32());
        }
    }

    [Theory]
    [InlineData("1e7")]
    [InlineData("1e-7")]
    public void Run_UnscaledData_MeasuresTheLimit(string sigma)
    {
        (_, JsonElement json) = LabRuns.Run(_folder, $$"""
            name: unscaled
            kind: quadratic
            problem: {kind: modes, singular_values: [{{sigma}}]}
            """);
        double limit = json.GetProperty("predicted_limit").GetDouble();
        json.GetProperty("measured_limit").GetDouble().ShouldBe(limit, 0.01 * limit);
    }

    [Fact]
    public void Run_OneModeAtItsDefaultRate_PredictsEveryStep()
    {
        LabRuns.Run(_folder, """
            name: one
            kind: quadratic
            problem: {kind: modes, singular_values: [1]}
            """);
        File.ReadAllText(Path.Combine(_folder.File("run"), "figures", "data", "mode_errors.csv")).ShouldNotContain("NaN", Case.Insensitive);
    }

    [Fact]
    public void Deviation_PredictionNotFiniteAgainstAFiniteError_IsInfinite()
    {
        QuadraticStudy.Deviation([1, 0.5, 0.25], [1, double.NaN, 0.25]).ShouldBe(double.PositiveInfinity);
        QuadraticStudy.Deviation([1, 0.5, 1e200], [1, 0.75, double.PositiveInfinity]).ShouldBe(0.25);
    }

    [Fact]
    public void Run_MoreRowsThanRank_LeavesTheUnreachableLossToTheReport()
    {
        File.WriteAllText(_folder.File("design.csv"), "a,b,y\n1,1,1\n2,2,2\n0,0,3\n");
        (_, JsonElement json) = LabRuns.Run(_folder, """
            name: rank-one
            kind: quadratic
            problem: {kind: csv, file: design.csv, inputs: [a, b], target: y}
            """);
        json.GetProperty("rules")[0].GetProperty("modes").GetArrayLength().ShouldBe(1);
        File.ReadAllText(Path.Combine(_folder.File("run"), "report.md")).ShouldContain("1 direction of w changes nothing");
        TestRepeat(Path.Combine(_folder.File("run"), "resolved.yaml"));
    }

    [Theory]
    [InlineData("beta: 1", "healthy with diminishing returns")]
    [InlineData("beta: 1\nlearning_rate: 0.3\nsteps: 100", "diverging")]
    [InlineData("beta: 1\nlearning_rate: 0.00001\nsteps: 100", "too slow")]
    public void Run_AnyRule_IsDiagnosedInTheReport(string rule, string verdict)
    {
        LabRuns.Run(_folder, $$"""
            name: two
            kind: quadratic
            problem: {kind: modes, singular_values: [2.2360679774997896, 0.22360679774997896]}
            {{rule}}
            """);
        LabRuns.Diagnosis(_folder, "the job's").ShouldBe(verdict);
        LabRuns.Diagnosis(_folder, "momentum at its fastest").ShouldStartWith("healthy");
    }

    [Theory]
    [InlineData("targets: [1]", "problem.targets must have 2 entries")]
    [InlineData("singular_values: [1, -1]", "above 0")]
    public void Load_BadProblem_IsPlaced(string entry, string said)
    {
        string job = _folder.File("bad.yaml");
        string values = entry.StartsWith("singular", StringComparison.Ordinal) ? "" : "singular_values: [1, 2], ";
        File.WriteAllText(job, $"name: bad\nkind: quadratic\nproblem: {{kind: modes, {values}{entry}}}\n");
        InputError problem = Should.Throw<JobException>(() => RunPlans.Create(JobLoader.Load(job, []), TestWorkbench.Create())).Errors[0];
        problem.Message.ShouldContain(said);
        problem.Line.ShouldBe(3);
    }

    private static void TestRepeat(string resolved) =>
        RunPlans.Create(JobLoader.Load(resolved, []), TestWorkbench.Create()).ShouldBeOfType<QuadraticRunPlan>();
}
