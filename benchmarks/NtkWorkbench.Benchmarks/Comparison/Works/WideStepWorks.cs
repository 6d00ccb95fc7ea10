namespace NtkWorkbench.Benchmarks;

/// <summary>A training step of 3072–100×5–10, batch 100, and of 784–256×3–10, batch 128, float32.</summary>
internal static class WideStepWorks
{
    private const int CheckedSteps = 20;
    private const int TimedSteps = 50;

    // Sums of 3072 products in float32, in another order, 20 steps long.
    private const double Float32Tolerance = 1e-4;

    public static IEnumerable<ComparedWork> Create(Bench bench) => Step(bench, "SGD", "wide_sgd", new SgdOptions(), 0.02)
        .Concat(Step(bench, "Adam", "wide_adam", new AdamOptions(), 0.001))
        .Concat(Step(bench, "SGD", "wide_sgd", new SgdOptions(), 0.02).Select(step => AgainstProducts(bench, step)))
        .Concat(OwnProducts(bench, "SGD", new SgdOptions(), 0.02)).Concat(OwnProducts(bench, "Adam", new AdamOptions(), 0.001));

    private static IEnumerable<ComparedWork> OwnProducts(Bench bench, string optimizer, OptimizerOptions options, double learningRate)
    {
        BenchmarkProblem problem = BenchmarkProblem.Classifier(learningRate);
        using IEngine engine = TrainingRun.Prepare(problem, options, Precision.Float32);
        var products = new StepProducts(problem.Architecture, problem.BatchSize);
        yield return new ComparedWork
        {
            Work = $"training step 784–256×3–10, batch 128, float32, {optimizer}",
            Peer = "its matrix products alone, through the same linear algebra",
            LeastRatio = 1 / 1.3,
            Ours = () => StepTiming.Of(engine, problem, TimedSteps),
            Theirs = () => products.Time(TimedSteps),
            Pairs = bench.Pairs(1),
        };
    }

    private static ComparedWork AgainstProducts(Bench bench, ComparedWork step)
    {
        ProblemFolder folder = bench.Write("wide", BenchmarkProblem.Wide(0.02));
        return step with
        {
            Peer = "its matrix products alone, sgemm by torch.mm",
            LeastRatio = 0.5,
            Theirs = () => bench.Torch.Time("wide_products", folder, TimedSteps) * (1.0 / TimedSteps),
        };
    }

    private static IEnumerable<ComparedWork> Step(Bench bench, string optimizer, string name, OptimizerOptions options, double learningRate)
    {
        BenchmarkProblem problem = BenchmarkProblem.Wide(learningRate);
        ProblemFolder folder = bench.Write(name, problem, CheckedSteps);
        double[] ours = TrainingRun.Outputs(problem, options, Precision.Float32, folder.Batches, CheckedSteps);
        bench.RequireAgreement(
            $"outputs of {problem.Architecture} after {CheckedSteps} steps of {optimizer}", ours,
                bench.Torch.Check(name, folder, CheckedSteps), Float32Tolerance);
        using IEngine engine = TrainingRun.Prepare(problem, options, Precision.Float32);
        yield return new ComparedWork
        {
            Work = $"training step 3072–100×5–10, batch 100, float32, {optimizer}",
            Peer = "PyTorch",
            LeastRatio = 4,
            Ours = () => StepTiming.Of(engine, problem, TimedSteps),
            Theirs = () => bench.Torch.Time(name, folder, TimedSteps) * (1.0 / TimedSteps),
            Pairs = bench.Pairs(1),
        };
    }
}
