namespace NtkWorkbench.Torch.Tests;

/// <summary>Noise on the training inputs: drawn by the workbench, the same for both engines, and seen by steps alone.</summary>
public sealed class InstanceNoiseTests
{
    private const int StepCount = 20;
    private const double Deviation = 0.3;

    public static TheoryData<string, Precision> Problems => EngineAgreementTests.Problems;

    [Theory, MemberData(nameof(Problems))]
    public void Run_NoiseOnInputs_TrajectoriesAgree(string name, Precision precision)
    {
        TestProblem problem = TestProblems.Get(name);
        foreach (string optimizer in OptimizerCases.Names)
        {
            using var engines = new EnginePair(problem, precision);
            double[] torch = Train(engines.Torch, problem, optimizer, Deviation),
                builtin = Train(engines.Builtin, problem, optimizer, Deviation);
            torch.ShouldAgreeWith(builtin, Agreement.Tolerance(precision), $"losses and gradient norms with {optimizer}");
            engines.Torch.Copy().ShouldAgreeWith(engines.Builtin.Copy(), Agreement.Tolerance(precision), $"parameters with {optimizer}");
        }
    }

    [Fact]
    public void Run_NoiseOnInputs_MovesParametersElsewhere()
    {
        TestProblem problem = TestProblems.Get("Tanh");
        using IEngine noisy = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64),
            plain = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64);
        Train(noisy, problem, "sgd", Deviation);
        Train(plain, problem, "sgd", 0);
        noisy.Copy().Zip(plain.Copy(), (a, b) => Math.Abs(a - b)).Max().ShouldBeGreaterThan(1e-3);
    }

    [Fact]
    public void ReplaceTrainingInputs_OtherInputs_LeaveTheLossOverTheDataAndEndWithPrepare()
    {
        TestProblem problem = TestProblems.Get("Tanh");
        using IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64);
        engine.Prepare(problem.Training(new SgdOptions()));
        double loss = engine.EvaluateLoss(problem.Data, problem.Loss, []).Loss;
        engine.ReplaceTrainingInputs(new double[problem.Data.Inputs.Values.Length]);
        int[] all = [.. Enumerable.Range(0, problem.Data.Count)];
        Math.Abs(engine.Step(all, 0).Loss - loss).ShouldBeGreaterThan(1e-3);
        engine.EvaluateLoss(problem.Data, problem.Loss, []).Loss.ShouldBe(loss);
        engine.Prepare(problem.Training(new SgdOptions()));
        engine.Step(all, 0).Loss.ShouldBe(loss);
    }

    // What is recorded is of the data as they are.
    private static double[] Train(IEngine engine, TestProblem problem, string optimizer, double deviation)
    {
        (OptimizerOptions options, double learningRate) = OptimizerCases.Get(optimizer);
        var training = new TrainingOptions
        {
            Loss = problem.Loss,
            Optimizer = options,
            LearningRate = learningRate,
            Batch = new BatchOptions { Size = Math.Min(4, problem.Data.Count), Sampling = BatchSampling.WithReplacement },
            Steps = StepCount,
            RecordEvery = StepCount / 2,
        };
        var data = new TrainingData { Train = problem.Data, Test = problem.Data, InstanceNoise = deviation };
        var trainer = new Trainer(engine, data, training, new RandomStreams(1), []);
        var curves = new RecordedCurves();
        trainer.Initialize();
        trainer.Run(curves, CancellationToken.None).Reason.ShouldBe(StopReason.Completed);
        return [.. curves.Values];
    }
}
