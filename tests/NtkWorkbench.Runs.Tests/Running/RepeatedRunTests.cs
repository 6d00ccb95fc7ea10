namespace NtkWorkbench.Runs.Tests;

/// <summary>A run is a function of its job: the same bytes again, whatever the machine does meanwhile.</summary>
public class RepeatedRunTests
{
    private const string Job = """
        name: repeated
        seed: 3
        data: {kind: function, function: piecewise_linear, train: {count: 60, noise: 0.1}}
        network: {hidden: [12, 9], activation: relu}
        initialization: {weights: he_normal}
        training: {optimizer: momentum, batch: {size: 16, sampling: shuffled}, steps: 300}
        features: {checkpoints: [init, 100, final], save: [kernel]}
        """;

    // 300 steps of a few roundings each, done in another order by another library.
    private const double Relative = 1e-10;

    [Theory]
    [InlineData("float64")]
    [InlineData("float32")]
    public void Run_SameJobTwice_LeavesTheSameBytes(string precision)
    {
        using var folder = new TemporaryFolder();
        string job = folder.Write("job.yaml", Job), first = folder.File("a", "run"), second = folder.File("b", "run");
        TestWorkbench.Run(job, first, [$"precision={precision}"], TestWorkbench.Create(draws: true));
        TestWorkbench.Run(job, second, [$"precision={precision}"], TestWorkbench.Create(draws: true));
        RunBytes.ShouldBeEqual(first, second);
    }

    [Fact]
    public void Run_InFolderOfAnotherName_DiffersInThePicturesMetadataAlone()
    {
        using var folder = new TemporaryFolder();
        string job = folder.Write("job.yaml", Job), first = folder.File("a"), second = folder.File("b");
        TestWorkbench.Run(job, first, ["figures.dpi=40"], TestWorkbench.Create(draws: true));
        TestWorkbench.Run(job, second, ["figures.dpi=40"], TestWorkbench.Create(draws: true));
        byte[] one = Picture(first), other = Picture(second);
        one.AsSpan().SequenceEqual(other).ShouldBeFalse();
        // The chunk "Source" is the first behind the header: "run a" and its checksum.
        one.Length.ShouldBe(other.Length);
        int[] different = [.. Enumerable.Range(0, one.Length).Where(i => one[i] != other[i])];
        different[0].ShouldBe(33 + 8 + "Source\0run ".Length);
        different.ShouldAllBe(i => i <= different[0] + 4);

        static byte[] Picture(string run) => File.ReadAllBytes(Path.Combine(run, "figures", "loss.png"));
    }

    [Fact]
    public void Run_ResolvedJob_RepeatsTheRun()
    {
        using var folder = new TemporaryFolder();
        string first = folder.File("a"), second = folder.File("b");
        TestWorkbench.Run(folder.Write("job.yaml", Job), first, ["training.steps=150", "seed=9"]);
        TestWorkbench.Run(Path.Combine(first, "resolved.yaml"), second);
        RunBytes.ShouldBeEqual(first, second);
    }

    [Fact]
    public void Run_ResolvedJobOfFiles_RepeatsTheRunFromItsOwnFolder()
    {
        using var folder = new TemporaryFolder();
        string first = folder.File("a"), second = folder.File("b");
        var golden = GoldenCase.Load("relu-2-5-4-3");
        TestWorkbench.Run(GoldenJob.Write(folder.Path, golden, "adam"), first);
        foreach (string file in new[] { "train.csv", "grid.csv", "weights.safetensors" })
            File.Delete(folder.File(file));
        TestWorkbench.Run(Path.Combine(first, "resolved.yaml"), second);
        RunBytes.ShouldBeEqual(first, second);
    }

    [Fact]
    public async Task Run_OnOneThread_LeavesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        string job = folder.Write("job.yaml", Job), first = folder.File("a"), second = folder.File("b");
        TestWorkbench.Run(job, first);
        using var pair = new OneThread();
        await Task.Factory.StartNew(() => TestWorkbench.Run(job, second), CancellationToken.None, TaskCreationOptions.None, pair.Scheduler);
        RunBytes.ShouldBeEqual(first, second);
    }

    [Fact]
    public void Run_OtherLinearAlgebra_AgreesToRounding()
    {
        using var folder = new TemporaryFolder();
        string job = folder.Write("job.yaml", Job), first = folder.File("a"), second = folder.File("b");
        double sigma = TestWorkbench.Run(job, first).Checkpoints["final"].SigmaMax;
        TestWorkbench.Run(job, second,
            workbench: TestWorkbench.Create(LinearAlgebraProviders.Managed)).Checkpoints["final"].SigmaMax.ShouldBe(sigma,
                Relative * sigma);
    }
}
