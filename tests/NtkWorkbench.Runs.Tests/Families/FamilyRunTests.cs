namespace NtkWorkbench.Runs.Tests;

public sealed class FamilyRunTests : IDisposable
{
    private const string Job = """
        name: small
        seed: 1
        data: {kind: function, function: piecewise_linear, train: {count: 30}, test: {count: 20}}
        network: {hidden: [6]}
        training: {steps: 20, learning_rate: 0.05, record_every: 5}
        features: {grid: {count: 25}, principal: 3, track: {count: 5, leading: 2}}
        figures: {formats: []}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Members_AreRunsThatRepeatAlone()
    {
        FamilyOutcome outcome = Run("grid: {network.hidden: [[3], [6]]}\nseeds: 2");

        outcome.Status.ShouldBe(RunStatus.Completed);
        outcome.Members.Select(member => member.Name)
            .ShouldBe(["hidden-3-seed-1", "hidden-3-seed-2", "hidden-6-seed-1", "hidden-6-seed-2"]);
        string member = _folder.File("family", "hidden-3-seed-2");
        TestWorkbench.Run(Path.Combine(member, "resolved.yaml"), _folder.File("again"));
        foreach (string file in new[] { "metrics.csv", Path.Combine("features", "along_training.csv"),
            Path.Combine("predictions", "linearized.csv") })
            File.ReadAllText(Path.Combine(member, file)).ShouldBe(File.ReadAllText(_folder.File("again", file)));
    }

    [Fact]
    public void Run_DivergedMember_IsAFindingBesideTheOthers()
    {
        FamilyOutcome outcome = Run("variants: {wild: {training.learning_rate: 1.0e+200}, calm: }");

        outcome.Status.ShouldBe(RunStatus.Completed);
        outcome.Members.Select(member => member.Status).ShouldBe([RunStatus.Diverged, RunStatus.Completed]);
        File.ReadAllText(_folder.File("family", "comparison", "report.md")).ShouldContain("`wild` diverged after 1 step, ");
    }

    [Fact]
    public void Run_FailedMember_DoesNotStopTheOthers()
    {
        FamilyOutcome outcome = Run("seeds: 3", new FailingObserver("seed-2"));

        outcome.Status.ShouldBe(RunStatus.Failed);
        outcome.Members.Select(member => member.Status).ShouldBe([RunStatus.Completed, RunStatus.Failed, RunStatus.Completed]);
        outcome.Message!.ShouldContain("seed-2");
        Table().Length.ShouldBe(1 + 2);
        FamilyFolder.Runs(_folder.File("family")).Select(Path.GetFileName).ShouldBe(["seed-1", "seed-3"]);
    }

    [Fact]
    public void WithFigures_Family_AreItsMembersAndTheirComparison()
    {
        Run("seeds: 2");
        string family = _folder.File("family");
        Directory.Delete(Path.Combine(family, "seed-1", "figures"), recursive: true);

        FamilyFolder.WithFigures(family).Select(Path.GetFileName).ShouldBe(["seed-2", "comparison"]);
        FamilyFolder.WithFigures(Path.Combine(family, "seed-2")).Select(Path.GetFileName).ShouldBe(["seed-2"]);
        Should.Throw<JobException>(() => FamilyFolder.WithFigures(Path.Combine(family, "seed-1"))).Message.ShouldContain("no figures are "
            + "saved here");
    }

    [Fact]
    public void Run_Cancelled_IsSaidAndNotCompared()
    {
        using var cancellation = new CancellationTokenSource();

        FamilyOutcome outcome = Run("seeds: 40", new CancellingObserver(cancellation), cancellation.Token);

        outcome.Status.ShouldBe(RunStatus.Cancelled);
        outcome.Members.Count(member => member.Status == RunStatus.Cancelled).ShouldBeInRange(1, Environment.ProcessorCount);
        outcome.Members[^1].Status.ShouldBe(RunStatus.Waiting);
        Directory.Exists(_folder.File("family", "comparison")).ShouldBeFalse();
        Report().ShouldContain("There is no comparison: the family was cancelled.");
    }

    [Fact]
    public void Run_AllMembersFailed_SaysThatNoneHasResults()
    {
        Run("seeds: 1", new FailingObserver("seed-1"));

        Report().ShouldContain("There is no comparison: no member has results.");
    }

    [Fact]
    public void Run_MembersThatAreNoNetworks_SaysThatTheseAreNotCompared()
    {
        const string map = """
            name: maps
            kind: laziness_map
            data: {kind: function, function: {kind: sine, frequency: 3}, train: {count: 6, placement: grid}}
            network: {hidden: [1], activation: tanh, parameterization: ntk}
            training: {steps: 20}
            widths: [4]
            fractions: [0.5]
            output_scales: [1]
            initializations: 1
            figures: {formats: []}
            seeds: 2
            """;
        RunPlan plan = RunPlans.Create(JobLoader.Load(_folder.Write("map.yaml", map), []), TestWorkbench.Create());

        plan.Run(RunFolder.CreateAt(_folder.File("family"), plan.Source.Text), new SilentObserver(), default)
            .Status.ShouldBe(RunStatus.Completed);

        Report().ShouldContain(
            "There is no comparison: what is compared are networks' runs, and not all of these are; each member's report says what it "
            + "found.");
    }

    [Fact]
    public void Comparison_FractionsOfTheLargestRate_AreOneGroup()
    {
        Run("variants: {half: {training.learning_rate: {fraction_of_max: 0.5}}}\nseeds: 3");

        File.ReadAllText(_folder.File("family", "comparison", "report.md")).ShouldContain("3 runs in 1 group");
    }

    [Fact]
    public void Comparison_Table_HasWhatDiffersBesideWhatCameOut()
    {
        Run("grid: {network.hidden: [[3], [6]]}\nseeds: 2");

        string[] header = Table()[0].Split(',');
        header[..4].ShouldBe(["run", "seed", "network.hidden", "status"]);
        header.ShouldContain("test_loss");
        Table()[1].ShouldStartWith("hidden-3-seed-1,1,[3],completed,");
    }

    [Fact]
    public void Comparison_Seeds_AreGroupsWithTheirSimilarity()
    {
        Run("grid: {network.hidden: [[3], [6]]}\nseeds: 2");

        string[] rows = File.ReadAllLines(_folder.File("family", "comparison", "seed_similarity.csv"));
        rows.Length.ShouldBe(1 + 4);
        rows[1].ShouldStartWith("hidden-3,init,2,");
        RunJson.Read<ComparisonOutcome>(_folder.File("family", "comparison", "summary.json")).Groups.ShouldBe(2);
    }

    [Fact]
    public void Comparison_OfTheFolder_IsThatOfTheFamily()
    {
        Run("variants: {one: , two: {training.layers: output}}\ncomparison: {study: elbows}");
        RunPlan plan = ComparisonRunPlan.Of([_folder.File("family")], null, TestWorkbench.Create());

        plan.Run(RunFolder.CreateAt(_folder.File("again"), plan.Source.Text), new SilentObserver(), CancellationToken.None);

        File.ReadAllText(_folder.File("again", "table.csv")).ShouldBe(File.ReadAllText(_folder.File("family", "comparison", "table.csv")));
        foreach (string data in Directory.EnumerateFiles(_folder.File("again", "figures", "data")))
            File.ReadAllText(data)
                .ShouldBe(File.ReadAllText(_folder.File("family", "comparison", "figures", "data", Path.GetFileName(data))));
    }

    [Fact]
    public void Comparison_ResolvedYaml_RepeatsIt()
    {
        Run("variants: {one: , two: {training.layers: output}}");
        RunPlan plan = RunPlans.Create(JobLoader.Load(_folder.File("family", "comparison", "resolved.yaml"), []), TestWorkbench.Create());

        plan.Run(RunFolder.CreateAt(_folder.File("again"), plan.Source.Text), new SilentObserver(), CancellationToken.None);

        File.ReadAllText(_folder.File("again", "table.csv")).ShouldBe(File.ReadAllText(_folder.File("family", "comparison", "table.csv")));
    }

    [Fact]
    public void Comparison_FolderOfNoRun_IsRefused() => Should.Throw<JobException>(() =>
        ComparisonRunPlan.Of([_folder.Path], null, TestWorkbench.Create())).Message.ShouldContain("must be the folder of a run");

    [Fact]
    public void AlongTraining_Steps_AreSpacedByTheirLogarithms()
    {
        Run("seeds: 1");

        CsvReader.Read(_folder.File("family", "seed-1", "features", "along_training.csv"), CsvReadOptions.OwnFile).Values.Column(0)
            .ShouldBe([0, 1, 3, 7, 20]);
    }

    private string[] Table() => File.ReadAllLines(_folder.File("family", "comparison", "table.csv"));

    private string Report() => File.ReadAllText(_folder.File("family", "report.md"));

    private FamilyOutcome Run(string keys, IRunObserver? observer = null, CancellationToken cancellation = default)
    {
        RunPlan plan = RunPlans.Create(JobLoader.Load(_folder.Write("job.yaml", $"{Job}\n{keys}"), []), TestWorkbench.Create());
        RunFolder folder = RunFolder.CreateAt(_folder.File("family"), plan.Source.Text);
        return (FamilyOutcome)plan.Run(folder, observer ?? new SilentObserver(), cancellation);
    }

    private sealed class CancellingObserver(CancellationTokenSource source) : IRunObserver
    {
        public void OnProgress(RunProgress progress) => source.Cancel();

        public void OnWarning(string message)
        {
        }
    }
}
