namespace NtkWorkbench.Runs.Tests;

/// <summary>A lab that was interrupted ends as one that was not, and does not compute again what was finished.</summary>
public sealed class ResumedLabTests : IDisposable
{
    private const string Sweep = """
        kind: learning_rate_sweep
        name: sweep
        data: {kind: function, function: piecewise_linear, train: {count: 20}}
        network: {hidden: [6]}
        training: {steps: 30}
        fractions: [0.25, 0.5, 1, 1.5, 2.5, 30]
        sharpness_points: 2
        figures: {formats: []}
        """;

    private const string Noise = """
        kind: instance_noise
        name: noise
        problem: {kind: drawn, rows: 4, columns: 2}
        noise: 0.3
        draws: 300
        figures: {formats: []}
        """;

    private const string Quadratic = """
        kind: quadratic
        name: modes
        problem: {kind: modes, singular_values: [1, 2]}
        figures: {formats: []}
        """;

    private const string Laziness = """
        kind: laziness_map
        name: map
        data: {kind: function, function: piecewise_linear, train: {count: 12}}
        network: {hidden: [1], parameterization: ntk}
        training: {steps: 30}
        widths: [4, 8]
        fractions: [0.5, 30]
        output_scales: [1, 4]
        initializations: 1
        loss_share: 0.8
        figures: {formats: []}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Workbench _workbench = TestWorkbench.Create();

    public ResumedLabTests() => _workbench.Saving.Interval = TimeSpan.Zero;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Sweep, 0, 0)]
    [InlineData(Sweep, 2, 1)]
    [InlineData(Sweep, 5, 0)]
    [InlineData(Laziness, 0, 0)]
    [InlineData(Laziness, 3, 2)]
    [InlineData(Noise, 0, 0)]
    [InlineData(Noise, 3, 20)]
    [InlineData(Noise, 50, 1)]
    [InlineData(Noise, 99, 0)]
    [InlineData(Quadratic, 0, 0)]
    public void Resume_CrashedTwice_LeavesTheBytesOfAnUndisturbedRun(string job, int reports, int more)
    {
        Begin("whole", job, new SilentObserver());
        // A lab without reports ends before it crashes.
        Attempt(() => Begin("broken", job, new CrashingObserver(reports)));
        if (RunHeader.Of(RunFolder.Open(_folder.File("broken"))) is { IsDone: false })
        {
            Attempt(() => Resume(new CrashingObserver(more)));
            Resume(new SilentObserver());
        }

        RunBytes.ShouldBeEqual(_folder.File("whole"), _folder.File("broken"));
    }

    [Theory]
    [InlineData(Noise)]
    [InlineData(Sweep)]
    [InlineData(Laziness)]
    public void Resume_FinishedPieces_AreNotComputedAgain(string job)
    {
        const int reports = 4;
        Attempt(() => Begin("broken", job, new CrashingObserver(reports)));
        string pieces = RunFolder.Open(_folder.File("broken")).Pieces;
        Directory.EnumerateFiles(pieces).Count().ShouldBeGreaterThanOrEqualTo(job == Noise ? 1 : reports);
        var times = Directory.EnumerateFiles(pieces).ToDictionary(file => file, File.GetLastWriteTimeUtc);

        Attempt(() => Resume(new CrashingObserver(0)));

        if (job != Noise)
            times.Keys.ShouldAllBe(file => File.GetLastWriteTimeUtc(file) == times[file]);
        else
            RecordFile.Read<DrawsSoFar>(times.Keys.Single()).Draws.ShouldBe((3 * reports) + 3 + 3,
                "each crashed at the report after its three draws");
    }

    [Fact]
    public void Resume_NoiseCancelled_GoesOnFromTheLastDraw()
    {
        Begin("whole", Noise, new SilentObserver());
        _workbench.Saving.Interval = TimeSpan.FromHours(1);
        using var cancellation = new CancellationTokenSource();
        Begin("broken", Noise, new CountingObserver(5, cancellation), cancellation.Token).Status.ShouldBe(RunStatus.Cancelled);
        RecordFile.Read<DrawsSoFar>(RunFolder.Open(_folder.File("broken")).Piece("draws")).Draws.ShouldBe(15);

        Resume(new SilentObserver()).Status.ShouldBe(RunStatus.Completed);

        RunBytes.ShouldBeEqual(_folder.File("whole"), _folder.File("broken"));
    }

    private static void Attempt(Func<RunOutcome> run)
    {
        try
        {
            run();
        }
        catch (Exception crash) when (crash is CrashException || crash is AggregateException { InnerException: CrashException })
        {
        }
    }

    private RunOutcome Begin(string name, string job, IRunObserver observer, CancellationToken cancellation = default)
    {
        RunPlan plan = RunPlans.Create(JobLoader.Load(_folder.Write("job.yaml", job), []), _workbench);
        return plan.Run(RunFolder.CreateAt(_folder.File(name), plan.Source.Text), observer, cancellation);
    }

    private RunOutcome Resume(IRunObserver observer)
    {
        RunFolder folder = RunFolder.Open(_folder.File("broken"));
        return RunPlans.Resume(folder, _workbench).Run(folder, observer, CancellationToken.None);
    }

    private sealed class CountingObserver(int reports, CancellationTokenSource cancellation) : IRunObserver
    {
        private int _left = reports;

        public void OnProgress(RunProgress progress)
        {
            if (--_left == 0)
                cancellation.Cancel();
        }

        public void OnWarning(string message)
        {
        }
    }
}
