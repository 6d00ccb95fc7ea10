namespace NtkWorkbench.Torch.Tests;

/// <summary>The torch engine against reference data of PyTorch.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Cases => GoldenCase.Names;

    [Theory, MemberData(nameof(Cases))]
    public void Evaluate_GoldenCase_MatchesPyTorch(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);
        using IEngine engine = Create(golden);
        double[] outputs = new double[golden.Outputs.Sum(row => row.Length)], gradient = new double[golden.Gradient.Length];
        engine.Evaluate(golden.Dataset.Inputs.Values, outputs);
        LossEvaluation loss = engine.EvaluateLoss(golden.Dataset, golden.LossKind, gradient);
        outputs.ShouldAgreeWith(Flat(golden.Outputs), Agreement.Float64, "outputs");
        gradient.ShouldAgreeWith(golden.Gradient, Agreement.Float64, "gradient");
        loss.Loss.ShouldBe(golden.LossValue, Agreement.Float64);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Linearize_GoldenCase_MatchesPyTorch(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);
        using IEngine engine = Create(golden);
        using ITangentFeatures features = engine.Linearize(golden.Dataset.Inputs.Values);
        double[] jacobian = new double[features.Rows * features.Columns], kernel = new double[features.Rows * features.Rows];
        features.Copy(0, features.Columns, jacobian);
        features.Kernel(features, null, kernel);
        jacobian.ShouldAgreeWith(Flat(golden.Jacobian), Agreement.Float64, "Jacobian");
        kernel.ShouldAgreeWith(Flat(golden.Kernel), Agreement.Float64, "kernel");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Step_GoldenTrajectories_MatchPyTorch(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);
        (string Name, OptimizerOptions Options, double LearningRate)[] optimizers =
        [
            ("sgd", new SgdOptions(), 0.05),
            ("momentum", new MomentumOptions(), 0.02),
            ("nesterov", new MomentumOptions { Nesterov = true }, 0.02),
            ("adam", new AdamOptions(), 0.01),
            ("rmsprop", new RmsPropOptions(), 0.01),
        ];
        foreach ((string optimizer, OptimizerOptions options, double learningRate) in optimizers)
        {
            using IEngine engine = Create(golden);
            GoldenTrajectory trajectory = golden.Optimizers[optimizer];
            double[] losses = Train(engine, golden, options, learningRate, trajectory.Steps);
            losses.ShouldAgreeWith(trajectory.LossesBeforeEachStep, Agreement.Float64, $"losses of {optimizer}");
            engine.Save().Parameters.ShouldAgreeWith(trajectory.FinalParameters, Agreement.Float64, $"parameters after {optimizer}");
        }
    }

    [Theory]
    [MemberData(nameof(RegularizedCase.Numbers), MemberType = typeof(RegularizedCase))]
    public void Step_DecayClippingAndSmoothing_IsPyTorchs(int number, string what)
    {
        what.ShouldNotBeEmpty();
        RegularizedCase.Check(new TorchEngineProvider(Device.Cpu), number);
    }

    private static IEngine Create(GoldenCase golden) =>
        new TorchEngineProvider(Device.Cpu).Create(golden.Architecture, Precision.Float64, golden.Parameters);

    private static double[] Train(IEngine engine, GoldenCase golden, OptimizerOptions options, double learningRate, int steps)
    {
        int[] batch = [.. Enumerable.Range(0, golden.Dataset.Count)];
        engine.Prepare(new TrainingProblem
        {
            Data = golden.Dataset,
            Loss = golden.LossKind,
            Optimizer = options,
            Layers = TrainableLayers.All,
            LargestBatch = batch.Length,
        });
        return [.. Enumerable.Range(0, steps).Select(_ => engine.Step(batch, learningRate).Loss)];
    }

    private static double[] Flat(double[][] rows) => [.. rows.SelectMany(row => row)];
}
