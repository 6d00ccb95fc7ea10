namespace NtkWorkbench.Runs.Tests;

/// <summary>A run whose process stands still for long, on which another machine goes on meanwhile.</summary>
public sealed class TakenOverRunTests : IDisposable
{
    private const string Job = """
        name: taken
        data: {kind: function, function: piecewise_linear, train: {count: 20}, test: {count: 10}}
        network: {hidden: [5]}
        training: {steps: 12, learning_rate: 0.05, record_every: 2}
        features: {grid: {count: 20}, principal: 2, track: {count: 5}}
        """;

    private readonly TemporaryFolder _place = new();
    private readonly Party _first = new("first"), _second = new("second");

    public void Dispose() => _place.Dispose();

    // Before training, in it, and after.
    [Theory]
    [InlineData(0, false)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    [InlineData(12, false)]
    [InlineData(14, true)]
    public void Run_StandsStillUntilAnotherHasEndedIt_ChangesNothingAndSaysWhy(int reports, bool isCrashed)
    {
        string job = _place.Write("job.yaml", Job), run = _place.File("b", "run"), whole = _place.File("a", "run");
        TestWorkbench.Run(job, whole);
        var standing = new StandingObserver(reports, () =>
        {
            RunFolder folder = RunFolder.Open(run);
            if (isCrashed)
                Should.Throw<CrashException>(() => Resume(folder, new CrashingObserver(5)));
            Resume(folder, new SilentObserver());
            _first.Pass(1000);
        });

        Should.Throw<FolderInUseException>(() => TestWorkbench.Run(job, run, [], Workbench(_first), standing)).Message
            .ShouldContain("this run");

        standing.HasStood.ShouldBeTrue();
        RunBytes.ShouldBeEqual(whole, run);
    }

    [Fact]
    public void Run_StandsStillWhileAnotherIsInTheMiddle_LeavesItsState()
    {
        string job = _place.Write("job.yaml", Job), run = _place.File("b", "run"), whole = _place.File("a", "run");
        TestWorkbench.Run(job, whole);
        string[] before = [];
        RunLock? claim = null;
        var standing = new StandingObserver(4, () =>
        {
            RunFolder folder = RunFolder.Open(run);
            Should.Throw<CrashException>(() => Resume(folder, new CrashingObserver(5)));
            claim = RunLock.Take(folder, _second.Terms);
            before = Contents(run);
            _first.Pass(1000);
        });

        Should.Throw<FolderInUseException>(() => TestWorkbench.Run(job, run, [], Workbench(_first), standing)).Message
            .ShouldContain("process 1 on second has taken this run over");

        Contents(run).ShouldBe(before);
        claim!.Dispose();
        Resume(RunFolder.Open(run), new SilentObserver());
        RunBytes.ShouldBeEqual(whole, run);
    }

    private static string[] Contents(string folder) =>
        [.. RunBytes.Files(folder).Select(file => $"{file} {Convert.ToHexString(File.ReadAllBytes(Path.Combine(folder, file)))}")];

    private void Resume(RunFolder folder, IRunObserver observer)
    {
        // Each is a process of its own, and the one before is silent.
        Workbench workbench = Workbench(_second);
        RunPlans.Resume(folder, workbench).Run(folder, observer, CancellationToken.None);
    }

    private static Workbench Workbench(Party party)
    {
        Workbench workbench = TestWorkbench.Create() with { Time = party, Processes = party };
        workbench.Saving.Interval = TimeSpan.Zero;
        return workbench;
    }

    private sealed class StandingObserver(int reports, Action meanwhile) : IRunObserver
    {
        private int _left = reports;

        public bool HasStood { get; private set; }

        public void OnProgress(RunProgress progress)
        {
            if (HasStood || --_left >= 0)
                return;
            HasStood = true;
            // Another process has another file system.
            IDisk own = Disk.Current;
            Disk.Replace(null);
            meanwhile();
            Disk.Replace(own);
        }

        public void OnWarning(string message)
        {
        }
    }
}
