namespace NtkWorkbench.Tests;

public sealed class BuiltinEngineGoldenTests
{
    // PyTorch adds in another order: a few hundred roundings, with room for 20 steps to amplify them.
    private const double Float64Tolerance = 1e-9;
    private const double Float32Tolerance = 1e-4;

    public static TheoryData<string, string, Precision> Trajectories()
    {
        var data = new TheoryData<string, string, Precision>();
        foreach (string name in GoldenCase.Names.Select<object[], string>(row => (string)row[0]))
        {
            foreach (string optimizer in (string[])["sgd", "momentum", "nesterov", "adam", "rmsprop"])
            {
                data.Add(name, optimizer, Precision.Float64);
                data.Add(name, optimizer, Precision.Float32);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(GoldenCase.Names), MemberType = typeof(GoldenCase))]
    public void Evaluate_GoldenCase_GivesReferenceOutputs(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);
        using IEngine engine = TestProblems.Engine(golden.Architecture, Precision.Float64, golden.Parameters);
        ShouldGive(engine, golden.X, golden.Outputs);
        ShouldGive(engine, golden.Grid, golden.GridOutputs);
    }

    [Theory]
    [MemberData(nameof(GoldenCase.Names), MemberType = typeof(GoldenCase))]
    public void EvaluateLoss_GoldenCase_GivesReferenceLossAndGradient(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);
        foreach ((Precision precision, double tolerance) in ((Precision,
            double)[])[(Precision.Float64, Float64Tolerance), (Precision.Float32, Float32Tolerance)])
        {
            using IEngine engine = TestProblems.Engine(golden.Architecture, precision, golden.Parameters);
            double[] gradient = new double[golden.Parameters.Length];
            LossEvaluation evaluation = engine.EvaluateLoss(golden.Dataset, golden.LossKind, gradient);
            evaluation.Loss.ShouldBe(golden.LossValue, tolerance * golden.LossValue);
            (evaluation.Accuracy is null).ShouldBe(golden.LossKind == LossKind.MeanSquaredError);
            gradient.ShouldAgreeWith(golden.Gradient, tolerance, $"{precision} gradient");
        }
    }

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void Step_TwentyFullBatches_FollowsReferenceTrajectory(string name, string optimizer, Precision precision)
    {
        GoldenCase golden = GoldenCase.Load(name);
        GoldenTrajectory trajectory = golden.Optimizers[optimizer];
        double tolerance = precision == Precision.Float64 ? Float64Tolerance : Float32Tolerance;
        (OptimizerOptions options, double learningRate) = Settings(optimizer);
        using IEngine engine = TestProblems.Engine(golden.Architecture, precision, golden.Parameters);
        engine.Prepare(TestProblems.Problem(golden.Dataset, golden.LossKind, options));

        for (int step = 0; step < trajectory.Steps; step++)
        {
            StepResult result = engine.Step(TestProblems.AllRows(golden.Dataset), learningRate);
            result.NonFinite.ShouldBeNull();
            result.Loss.ShouldBe(trajectory.LossesBeforeEachStep[step], tolerance * trajectory.LossesBeforeEachStep[step]);
        }
        double[] parameters = new double[golden.Parameters.Length];
        engine.CopyParameters(parameters);
        parameters.ShouldAgreeWith(trajectory.FinalParameters, tolerance, "final parameters");
    }

    [Theory]
    [MemberData(nameof(RegularizedCase.Numbers), MemberType = typeof(RegularizedCase))]
    public void Step_DecayClippingAndSmoothing_IsPyTorchs(int number, string what)
    {
        what.ShouldNotBeEmpty();
        RegularizedCase.Check(new BuiltinEngineProvider(LinearAlgebraProviders.Managed), number);
    }

    private static void ShouldGive(IEngine engine, double[][] inputs, double[][] expected)
    {
        double[] outputs = new double[expected.Length * expected[0].Length];
        engine.Evaluate([.. inputs.SelectMany(row => row)], outputs);
        outputs.ShouldAgreeWith([.. expected.SelectMany(row => row)], Float64Tolerance, "outputs");
    }

    private static (OptimizerOptions Options, double LearningRate) Settings(string optimizer) => optimizer switch
    {
        "sgd" => (new SgdOptions(), 0.05),
        "momentum" => (new MomentumOptions(), 0.02),
        "nesterov" => (new MomentumOptions { Nesterov = true }, 0.02),
        "adam" => (new AdamOptions(), 0.01),
        "rmsprop" => (new RmsPropOptions(), 0.01),
        _ => throw new ArgumentOutOfRangeException(nameof(optimizer), optimizer, "unknown optimizer"),
    };
}
