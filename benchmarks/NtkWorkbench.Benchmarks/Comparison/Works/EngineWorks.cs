namespace NtkWorkbench.Benchmarks;

/// <summary>The builtin engine against the torch engine on one thread and on two, both behind the engine's seam.</summary>
internal static class EngineWorks
{
    private const int CheckedSteps = 20;
    private const int MostThreads = 2;
    private const string Shape = "1–256×4–1, n = 500";

    // Sums of up to 3072 products in float32, in another order, 20 steps long.
    private const double Float32Tolerance = 1e-4;

    // Sums of a thousand products in float64, in another order.
    private const double Float64Tolerance = 1e-12;

    public static IEnumerable<ComparedWork> Create(Bench bench) =>
        Steps(bench, bench.TorchEngine).Concat(Tangents(bench, bench.TorchEngine));

    private static IEnumerable<ComparedWork> Steps(Bench bench, IEngineProvider torch)
    {
        BenchmarkProblem small = BenchmarkProblem.Notebook(40), deep = BenchmarkProblem.Deep(1024, 200) with { BatchSize = 200 };
        StepCase[] cases =
        [
            new("1–40–1, batch 40, float32, SGD", small, new SgdOptions(), OurSteps: 100_000, TheirSteps: 1000),
            new("1–40–1, batch 40, float32, Adam", small with { LearningRate = 0.001 }, new AdamOptions(), OurSteps: 100_000,
                TheirSteps: 1000),
            new("3072–100×5–10, batch 100, float32, SGD", BenchmarkProblem.Wide(0.02), new SgdOptions(), OurSteps: 50, TheirSteps: 50),
            new("3072–100×5–10, batch 100, float32, Adam", BenchmarkProblem.Wide(0.001), new AdamOptions(), OurSteps: 50, TheirSteps: 50),
            new("784–256×3–10, batch 128, float32, SGD", BenchmarkProblem.Classifier(0.02), new SgdOptions(), 50, 50, 1 / 1.3),
            new("784–256×3–10, batch 128, float32, Adam", BenchmarkProblem.Classifier(0.001), new AdamOptions(), 50, 50, 1 / 1.3),
            new("1–1024×4–1, batch 200, float32, SGD", deep, new SgdOptions(), OurSteps: 5, TheirSteps: 5),
        ];
        return cases.SelectMany(step => Step(bench, torch, step));
    }

    private static IEnumerable<ComparedWork> Step(Bench bench, IEngineProvider torch, StepCase step)
    {
        BenchmarkProblem ourProblem = step.Problem, theirProblem = ourProblem with { Engines = torch };
        int[] batches = ourProblem.DrawBatches(CheckedSteps);
        bench.RequireAgreement(
            $"outputs after {CheckedSteps} steps, {step.Name}",
            TrainingRun.Outputs(ourProblem, step.Optimizer, Precision.Float32, batches, CheckedSteps),
            TheirOutputs(),
            Float32Tolerance);
        TorchThreads.TellDependence($"outputs after {CheckedSteps} steps, {step.Name}", MostThreads, TheirOutputs, bench.Log);
        using IEngine ours = TrainingRun.Prepare(ourProblem, step.Optimizer, Precision.Float32);
        using IEngine theirs = TrainingRun.Prepare(theirProblem, step.Optimizer, Precision.Float32);
        string work = $"training step {step.Name}";
        foreach (ComparedWork row in Rows(bench, work, () => StepTiming.Of(ours, ourProblem, step.OurSteps),
            () => StepTiming.Of(theirs, theirProblem, step.TheirSteps), step.LeastRatio))
            yield return row;

        double[] TheirOutputs() => TrainingRun.Outputs(theirProblem, step.Optimizer, Precision.Float32, batches, CheckedSteps);
    }

    private static IEnumerable<ComparedWork> Tangents(Bench bench, IEngineProvider torch)
    {
        BenchmarkProblem problem = BenchmarkProblem.Deep(256, 500);
        using IEngine ourEngine = problem.CreateEngine(Precision.Float64),
            theirEngine = (problem with { Engines = torch }).CreateEngine(Precision.Float64);
        using ITangentFeatures ours = ourEngine.Linearize(problem.Data.Inputs.Values),
            theirs = theirEngine.Linearize(problem.Data.Inputs.Values);
        double[] kernel = new double[ours.Rows * ours.Rows], theirKernel = new double[kernel.Length];
        double[] jacobian = new double[ours.Rows * ours.Columns], theirJacobian = new double[jacobian.Length];
        TakeKernel(ours, kernel);
        TakeKernel(theirs, theirKernel);
        bench.RequireAgreement($"tangent kernel, {Shape}", kernel, theirKernel, Float64Tolerance);
        TakeJacobian(ours, jacobian);
        TakeJacobian(theirs, theirJacobian);
        bench.RequireAgreement($"Jacobian, {Shape}", jacobian, theirJacobian, Float64Tolerance);

        TorchThreads.TellDependence($"tangent kernel, {Shape}", MostThreads, TheirKernel, bench.Log);

        IEnumerable<ComparedWork> rows =
        [
            .. Rows(bench, $"activations and sensitivities, {Shape}", Time(() => Linearize(ourEngine, problem)),
                Time(() => Linearize(theirEngine, problem))),
            .. Rows(bench, $"tangent kernel from them, {Shape}", Time(() => TakeKernel(ours, kernel)),
                Time(() => TakeKernel(theirs, theirKernel))),
            .. Rows(bench, $"Jacobian from them, {Shape}", Time(() => TakeJacobian(ours, jacobian)),
                Time(() => TakeJacobian(theirs, theirJacobian))),
        ];
        foreach (ComparedWork row in rows)
            yield return row;

        double[] TheirKernel()
        {
            TakeKernel(theirs, theirKernel);
            return [.. theirKernel];
        }
    }

    private static IEnumerable<ComparedWork> Rows(Bench bench, string work, Func<Timing> ours, Func<Timing> theirs, double least = 0) =>
        Enumerable.Range(1, MostThreads).Select(threads => new ComparedWork
        {
            Work = work,
            LeastRatio = least,
            Peer = threads == 1 ? "engine: torch, cpu" : $"the same on {threads} threads",
            Ours = ours,
            Theirs = () => TorchThreads.On(threads, theirs),
            Pairs = bench.Pairs(1),
        });

    private static Func<Timing> Time(Action work) => () => Timing.Of(work);

    private static void Linearize(IEngine engine, BenchmarkProblem problem) => engine.Linearize(problem.Data.Inputs.Values).Dispose();

    private static void TakeKernel(ITangentFeatures features, double[] kernel) => features.Kernel(features, layer: null, kernel);

    private static void TakeJacobian(ITangentFeatures features, double[] jacobian) => features.Copy(0, features.Columns, jacobian);

    // The engines' steps are timed in runs of about equal length.
    private sealed record StepCase(string Name, BenchmarkProblem Problem, OptimizerOptions Optimizer, int OurSteps, int TheirSteps,
        double LeastRatio = 0);
}
