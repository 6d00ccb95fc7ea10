namespace NtkWorkbench.Benchmarks;

/// <summary>The course notebook: 1–10–1, 1–20–1 and 1–40–1, batches of 40 from 200 samples, 150,000 steps of SGD each.</summary>
internal static class NotebookWorks
{
    private const int Steps = 150_000;
    private const int CheckedSteps = 500;

    // Two orders of summation in float32, 500 steps long.
    private const double Float32Tolerance = 1e-4;
    private const string Name = "notebook workload, 3 × 150,000 steps";

    private static readonly int[] Widths = [10, 20, 40];

    public static IEnumerable<ComparedWork> Create(Bench bench)
    {
        ProblemFolder[] folders =
            [.. Widths.Select(width => bench.Write($"notebook-{width}", BenchmarkProblem.Notebook(width), CheckedSteps))];
        Check(bench, bench.Torch, folders);
        int torchSteps = bench.Quick ? 500 : 3000;
        yield return Work(folders, "PyTorch", 200, bench.Pairs(5), () => Sum(folders, bench.Torch, torchSteps)) with
        {
            Peer = $"PyTorch ({torchSteps} steps each, scaled)",
        };
        if (bench.Loop is IPeer loop)
        {
            Check(bench, loop, folders);
            yield return Work(folders, "fused C++ loop", 1.0 / 3, bench.Pairs(1), () => Sum(folders, loop, Steps));
        }
        yield return Work(folders, "itself in float64", 1, bench.Pairs(2), () => Train(folders, Precision.Float64)) with { LeastRatio = 0,
            MostRatio = 2 };
    }

    private static ComparedWork Work(ProblemFolder[] folders, string peer, double leastRatio, int pairs, Func<Timing> theirs) => new()
    {
        Work = $"{Name}, float32",
        Peer = peer,
        LeastRatio = leastRatio,
        Ours = () => Train(folders, Precision.Float32),
        Theirs = theirs,
        Pairs = pairs,
    };

    private static void Check(Bench bench, IPeer peer, ProblemFolder[] folders)
    {
        foreach (ProblemFolder folder in folders)
        {
            double[] ours = TrainingRun.Outputs(folder.Problem, new SgdOptions(), Precision.Float32, folder.Batches, CheckedSteps);
            string what = $"outputs of {folder.Problem.Architecture} after {CheckedSteps} steps, {peer.Description}";
            bench.RequireAgreement(what, ours, peer.Check("notebook", folder, CheckedSteps), Float32Tolerance);
        }
    }

    private static Timing Train(ProblemFolder[] folders, Precision precision) =>
        Timing.Of(() => Array.ForEach(folders, folder => TrainingRun.Train(folder.Problem, new SgdOptions(), precision, Steps)));

    private static Timing Sum(ProblemFolder[] folders, IPeer peer, int steps) =>
        folders.Aggregate(new Timing(0, 0), (sum, folder) => sum + (peer.Time("notebook", folder, steps) * ((double)Steps / steps)));
}
