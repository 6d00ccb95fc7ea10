using System.Reflection;

namespace NtkWorkbench.Runs.Tests;

public sealed class FamilySurveyTests : IDisposable
{
    private const string Job = """
        name: surveyed
        data: {kind: function, function: {kind: sine, frequency: 3.0}, train: {count: 30}}
        network: {hidden: [8]}
        training: {steps: 20}
        features: {grid: {count: 40}}
        figures: {formats: []}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PeakBytes_Family_IsThatOfItsLargestMember()
    {
        double small = Plan("").PeakBytes();
        double large = Plan("", "network.hidden=[300]").PeakBytes();

        large.ShouldBeGreaterThan(small);
        Plan("\ngrid: {network.hidden: [[8], [300]]}\nseeds: 2").PeakBytes().ShouldBe(large);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kind: quadratic\nname: lab\nproblem: {kind: modes, singular_values: [2, 1]}")]
    [InlineData("kind: learning_rate_sweep\nname: lab\ndata: {kind: function, function: step, train: {count: 20}}\n"
        + "network: {hidden: [4]}\ntraining: {steps: 5}")]
    public void PeakBytes_AnyRun_IsWhatItsEstimateTells(string job)
    {
        RunPlan plan = job.Length == 0 ? Plan("") : PlanOf(job);

        plan.PeakBytes().ShouldBe(plan.Estimate()!.PeakBytes);
    }

    [Fact]
    public void PeakBytes_FamilyInItsFolder_IsTheSame()
    {
        RunPlan plan = Plan("\nvariants: {one: , two: {network.hidden: [300]}}");
        RunFolder folder = RunFolder.CreateAt(_folder.File("family"), plan.Source.Text);
        plan.PrepareIn(folder, new SilentObserver());

        RunPlans.Resume(folder, TestWorkbench.Create()).PeakBytes().ShouldBe(plan.PeakBytes());
    }

    [Fact]
    public void Describe_ManyMembers_ShowsTheFirstAndCountsTheOthers()
    {
        string text = Plan("\ngrid: {network.hidden: [[3], [4]], training.learning_rate: [0.1, 0.2, 0.3]}\nseeds: 10").Describe();

        string[] lines = text.Split('\n');
        lines.Length.ShouldBe(1 + 5 + 1);
        lines[0].ShouldBe("valid: a family of 60 jobs");
        lines[^1].ShouldBe("  and 55 more; by what they take there are 2 kinds");
    }

    [Fact]
    public void Describe_FewMembers_ShowsAll() =>
        Plan("\nseeds: 3").Describe().Split('\n').Length.ShouldBe(1 + 3);

    // What is timed of one member holds for others only where they cost the same.
    [Theory]
    [InlineData("training.learning_rate: [0.1, 0.2]", true)]
    [InlineData("initialization.weights: [zeros, he_normal]", true)]
    [InlineData("data.function: [step, absolute_value]", true)]
    [InlineData("training.steps: [1, 2]", false)]
    [InlineData("data.train.count: [20, 30]", false)]
    [InlineData("data.test.count: [20, 30]", false)]
    [InlineData("training.optimizer: [sgd, adam]", false)]
    [InlineData("network.activation: [relu, tanh]", false)]
    [InlineData("precision: [float32, float64]", false)]
    [InlineData("features.method: [svd, kernel]", false)]
    public void Likeness_MembersThatDifferInOneKey_AreAlikeWhereItCostsNothing(string grid, bool alike)
    {
        var family = (JobFamily)Load($"\ngrid: {{{grid}}}").Job;

        family.Members.Select(member => RunPlans.Create(member, TestWorkbench.Create()).Likeness)
            .Distinct().Count().ShouldBe(alike ? 1 : 2);
    }

    [Fact]
    public void Estimate_ManyKinds_MeasuresSomeAndScalesTheOthers()
    {
        string steps = string.Join(", ", Enumerable.Range(1, 15).Select(i => i * 10));

        RunEstimate estimate = Plan($"\ngrid: {{training.steps: [{steps}]}}").Estimate()!;

        estimate.RestsOn.ShouldBe(
            "the sum over 15 members, 12 of 15 kinds measured here as alone, one by one, and the others scaled by operations");
        estimate.Seconds.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Create_MembersWithMistakes_AreAllTold()
    {
        IReadOnlyList<InputError> errors = Should.Throw<JobException>(() =>
            Plan("\nvariants: {a: {initialization.from: no.safetensors}, b: {initialization.from: none.safetensors}, c: }\nseeds: 2"))
            .Errors;

        errors.Count.ShouldBe(2, "each once, whatever the number of seeds");
    }

    // A member's folder lies beside all that a folder holds.
    [Fact]
    public void MemberNames_WhatAFolderHolds_IsTaken()
    {
        RunFolder folder = RunFolder.CreateAt(_folder.File("run"), Job);
        string[] names = [.. typeof(RunFolder).GetProperties(BindingFlags.Instance | BindingFlags.NonPublic)
            .Where(property => property.PropertyType == typeof(string) && property.Name != nameof(RunFolder.Id))
            .Select(property => Path.GetRelativePath(folder.Path, (string)property.GetValue(folder)!).Split(Path.DirectorySeparatorChar)[0])
            .Append(FamilyFolder.Comparison)
            .Append(Path.GetRelativePath(folder.Path, folder.Table("a")).Split(Path.DirectorySeparatorChar)[0])
            .Append(Path.GetRelativePath(folder.Path, folder.Checkpoint("a")).Split(Path.DirectorySeparatorChar)[0])];

        names.ShouldContain("state");
        names.Where(name => !MemberNames.AreTaken(name) || !MemberNames.AreTaken(name.ToUpperInvariant())).ShouldBeEmpty();
    }

    private RunPlan Plan(string addition, params string[] overrides) =>
        RunPlans.Create(Load(addition, overrides), TestWorkbench.Create());

    private RunPlan PlanOf(string job) => RunPlans.Create(JobLoader.Load(_folder.Write("lab.yaml", job), []), TestWorkbench.Create());

    private LoadedJob Load(string addition, params string[] overrides) =>
        JobLoader.Load(_folder.Write("job.yaml", Job + addition), overrides);
}
