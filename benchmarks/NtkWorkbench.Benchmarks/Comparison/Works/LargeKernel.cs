namespace NtkWorkbench.Benchmarks;

/// <summary>The tangent kernel of 1–1024×4–1 at 1,000 points, in a process that does nothing else.</summary>
internal static class LargeKernel
{
    /// <summary>The word that starts such a process.</summary>
    public const string Verb = "large-kernel";

    public static AloneWork Work(bool quick) => new()
    {
        Work = "tangent kernel, 1–1024×4–1, n = 1,000, the process's first",
        MostSeconds = 1.5,
        Measure = MeasureInProcess,
        Count = quick ? 1 : 5,
    };

    /// <summary>What the process does.</summary>
    public static int Run()
    {
        BenchmarkProblem problem = BenchmarkProblem.Deep(1024, 1000);
        return ChildMeasurement.Tell(Timing.Of(() =>
        {
            using IEngine engine = problem.CreateEngine(Precision.Float64);
            using ITangentFeatures features = engine.Linearize(problem.Data.Inputs.Values);
            TangentKernels.Compute(features, features);
        }), results: [], remark: "");
    }

    private static (Timing Timing, string Remark) MeasureInProcess()
    {
        ChildMeasurement taken = ChildMeasurement.Take(Verb);
        return (taken.Timing, $"peak memory {taken.PeakMebibytes} MiB, at most 400 MB (381 MiB)");
    }
}
