namespace NtkWorkbench.Runs.Tests;

/// <summary>A family that was interrupted ends as one that was not.</summary>
public sealed class ResumedFamilyTests : IDisposable
{
    private const string Job = """
        name: small
        seed: 1
        data: {kind: csv, train: train.csv, test: train.csv, inputs: [x], targets: [y]}
        network: {hidden: [5]}
        training: {steps: 12, learning_rate: {fraction_of_max: 0.5}, record_every: 3}
        features: {checkpoints: [init, 6, final], grid: {count: 25, range: [0, 1]}, principal: 2, track: {count: 4, leading: 2}}
        figures: {formats: []}
        variants: {one: , two: {network.hidden: [3, 3]}, three: {training.optimizer: momentum}}
        """;

    private const string Lab = """
        kind: quadratic
        name: lab
        problem: {kind: modes, singular_values: [2, 0.5], targets: [1, 1]}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Workbench _workbench = TestWorkbench.Create();

    public ResumedFamilyTests()
    {
        _folder.Write("train.csv", "x,y\n" + string.Join('\n', Enumerable.Range(0, 12).Select(i => $"0.{i:00},{i % 5}")));
        _workbench.Saving.Interval = TimeSpan.Zero;
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(30)]
    public void Resume_CrashedTwice_LeavesTheBytesOfAnUndisturbedFamily(int reports)
    {
        Run("whole", new SilentObserver());
        Should.Throw<Exception>(() => Run("broken", new CrashingObserver(reports)));
        File.Delete(_folder.File("train.csv"));
        Should.Throw<Exception>(() => Resume("broken", new CrashingObserver(reports / 2)));

        Resume("broken", new SilentObserver()).Status.ShouldBe(RunStatus.Completed);

        RunBytes.ShouldBeEqual(_folder.File("whole"), _folder.File("broken"));
    }

    [Fact]
    public void Run_Prepared_HoldsAllMembersBeforeTheFirstBegins()
    {
        Should.Throw<Exception>(() => Run("family", new CrashingObserver(0)));

        foreach (string member in new[] { "one", "two", "three" })
        {
            string[] files = RunBytes.Files(_folder.File("family", member));
            files.ShouldContain("resolved.yaml");
            files.ShouldContain(Path.Combine("checkpoints", "init.safetensors"));
        }
        File.ReadAllText(_folder.File("family", "comparison.yaml")).ShouldContain("../two");
        FamilyFolder.Members(RunFolder.Open(_folder.File("family"))).Select(member => member.Name).ShouldBe(["one", "two", "three"]);
    }

    [Fact]
    public void Resume_MemberAlone_IsTakenByTheFamily()
    {
        Run("whole", new SilentObserver());
        Should.Throw<Exception>(() => Run("broken", new CrashingObserver(3)));
        Resume(Path.Combine("broken", "two"), new SilentObserver()).Status.ShouldBe(RunStatus.Completed);
        DateTime done = File.GetLastWriteTimeUtc(_folder.File("broken", "two", "summary.json"));

        Resume("broken", new SilentObserver()).Status.ShouldBe(RunStatus.Completed);

        File.GetLastWriteTimeUtc(_folder.File("broken", "two", "summary.json")).ShouldBe(done);
        RunBytes.ShouldBeEqual(_folder.File("whole"), _folder.File("broken"));
    }

    [Fact]
    public void Resume_FailedMember_IsTriedAgain()
    {
        Run("whole", new SilentObserver());
        FamilyOutcome outcome = Run("broken", new FailingObserver("two"));
        outcome.Status.ShouldBe(RunStatus.Failed);
        outcome.Describe().ShouldContain("two failed: no more");
        File.ReadAllText(_folder.File("broken", "comparison", "report.md")).ShouldContain("`two` is not compared: it failed, `no more`.");

        Resume("broken", new SilentObserver()).Status.ShouldBe(RunStatus.Completed);

        RunBytes.ShouldBeEqual(_folder.File("whole"), _folder.File("broken"));
    }

    [Fact]
    public void Resume_NotMadeReady_IsRefusedInWords()
    {
        RunFolder folder = RunFolder.CreateAt(_folder.File("family"), Job);

        Should.Throw<JobException>(() => RunPlans.Resume(folder, _workbench)).Message.ShouldContain("before it was made ready");
    }

    [Fact]
    public void CreateAt_UnfinishedRun_NamesTheCommand()
    {
        Should.Throw<Exception>(() => Run("family", new CrashingObserver(0)));

        Should.Throw<JobException>(() => RunFolder.CreateAt(_folder.File("family"), Job)).Message.ShouldContain(
            $"ntk resume {_folder.File("family")}");
    }

    [Fact]
    public void Resume_FamilyOfLabs_HasNoComparison()
    {
        string keys = "grid: {beta: [0.5, 1]}";
        Run("whole", new SilentObserver(), $"{Lab}\n{keys}");
        Should.Throw<Exception>(() => Run("broken", new CrashingObserver(1), $"{Lab}\n{keys}"));

        Resume("broken", new SilentObserver()).Status.ShouldBe(RunStatus.Completed);

        RunBytes.ShouldBeEqual(_folder.File("whole"), _folder.File("broken"));
        Directory.Exists(_folder.File("broken", "comparison")).ShouldBeFalse();
    }

    private FamilyOutcome Run(string name, IRunObserver observer, string job = Job)
    {
        RunPlan plan = RunPlans.Create(JobLoader.Load(_folder.Write("job.yaml", job), []), _workbench);
        return (FamilyOutcome)plan.Run(RunFolder.CreateAt(_folder.File(name), plan.Source.Text), observer, CancellationToken.None);
    }

    private RunOutcome Resume(string name, IRunObserver observer)
    {
        RunFolder folder = RunFolder.Open(_folder.File(name));
        return RunPlans.Resume(folder, _workbench).Run(folder, observer, CancellationToken.None);
    }
}
