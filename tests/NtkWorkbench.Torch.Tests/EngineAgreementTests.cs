namespace NtkWorkbench.Torch.Tests;

/// <summary>Both engines over the one table of problems.</summary>
public sealed class EngineAgreementTests
{
    private const int StepCount = 20;

    public static TheoryData<string, Precision> Problems
    {
        get
        {
            var rows = new TheoryData<string, Precision>();
            foreach (string name in TestProblems.Names)
            {
                rows.Add(name, Precision.Float64);
                rows.Add(name, Precision.Float32);
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(Problems))]
    public void Evaluate_SameNetwork_OutputsAgree(string name, Precision precision)
    {
        TestProblem problem = TestProblems.Get(name);
        using var engines = new EnginePair(problem, precision);
        double[] torch = new double[problem.RowCount], builtin = new double[problem.RowCount];
        engines.Torch.Evaluate(problem.Data.Inputs.Values, torch);
        engines.Builtin.Evaluate(problem.Data.Inputs.Values, builtin);
        torch.ShouldAgreeWith(builtin, Agreement.Tolerance(precision), "outputs");
    }

    [Theory, MemberData(nameof(Problems))]
    public void Activations_EachHiddenLayer_Agree(string name, Precision precision)
    {
        TestProblem problem = TestProblems.Get(name);
        using var engines = new EnginePair(problem, precision);
        for (int layer = 0; layer < problem.Architecture.Layers.Count - 1; layer++)
        {
            int length = problem.Data.Count * problem.Architecture.Layers[layer].FanOut;
            double[] torch = new double[length], builtin = new double[length];
            engines.Torch.Activations(layer, problem.Data.Inputs.Values, torch);
            engines.Builtin.Activations(layer, problem.Data.Inputs.Values, builtin);
            torch.ShouldAgreeWith(builtin, Agreement.Tolerance(precision), $"activations of layer {layer}");
        }
    }

    [Theory, MemberData(nameof(Problems))]
    public void EvaluateLoss_SameNetwork_LossGradientAndAccuracyAgree(string name, Precision precision)
    {
        TestProblem problem = TestProblems.Get(name);
        using var engines = new EnginePair(problem, precision);
        double[] torch = new double[problem.Parameters.Length], builtin = new double[problem.Parameters.Length];
        LossEvaluation torchLoss = engines.Torch.EvaluateLoss(problem.Data, problem.Loss, torch);
        LossEvaluation builtinLoss = engines.Builtin.EvaluateLoss(problem.Data, problem.Loss, builtin);
        torch.ShouldAgreeWith(builtin, Agreement.Tolerance(precision), "gradient");
        torchLoss.Loss.ShouldBe(builtinLoss.Loss, Agreement.Tolerance(precision));
        torchLoss.Accuracy.ShouldBe(builtinLoss.Accuracy);
        engines.Torch.EvaluateLoss(problem.Data, problem.Loss, []).ShouldBe(torchLoss);
    }

    [Theory, MemberData(nameof(Problems))]
    public void Step_EveryOptimizer_TrajectoriesAgree(string name, Precision precision)
    {
        foreach (string optimizer in OptimizerCases.Names)
        {
            (OptimizerOptions options, double learningRate) = OptimizerCases.Get(optimizer);
            TestProblem problem = TestProblems.Get(name);
            using var engines = new EnginePair(problem, precision);
            ShouldTrainAlike(problem, engines, problem.Training(options), learningRate, $"with {optimizer}");
        }
    }

    [Theory, MemberData(nameof(Problems))]
    public void Step_OutputLayerAlone_TrajectoriesAgreeAndHiddenLayersStay(string name, Precision precision)
    {
        TestProblem problem = TestProblems.Get(name);
        using var engines = new EnginePair(problem, precision);
        double[] before = engines.Torch.Copy();
        ShouldTrainAlike(problem, engines, problem.Training(new MomentumOptions(), TrainableLayers.Output), 0.02, "of the output layer");
        int hidden = problem.Architecture.Layers[^1].WeightOffset;
        engines.Torch.Copy()[..hidden].ShouldBe(before[..hidden]);
    }

    private static void ShouldTrainAlike(TestProblem problem, EnginePair engines, TrainingProblem training, double learningRate, string how)
    {
        double tolerance = Agreement.Tolerance(engines.Torch.Precision);
        double[] torch = Train(engines.Torch, training, learningRate), builtin = Train(engines.Builtin, training, learningRate);
        torch.ShouldAgreeWith(builtin, tolerance, $"losses {how}");
        EngineState torchState = engines.Torch.Save(), builtinState = engines.Builtin.Save();
        torchState.Parameters.ShouldAgreeWith(builtinState.Parameters, tolerance, $"parameters {how}");
        torchState.OptimizerSteps.ShouldBe(StepCount);
        torchState.OptimizerVectors.Count.ShouldBe(builtinState.OptimizerVectors.Count);
        for (int i = 0; i < torchState.OptimizerVectors.Count; i++)
            torchState.OptimizerVectors[i].ShouldAgreeWith(builtinState.OptimizerVectors[i], tolerance,
                $"optimizer vector {i} {how} on {problem.Architecture}");
    }

    // Batches with repeated rows, of changing size, and now and then the whole data in order.
    private static double[] Train(IEngine engine, TrainingProblem training, double learningRate)
    {
        int count = training.Data.Count;
        engine.Prepare(training);
        double[] losses = new double[StepCount];
        for (int step = 0; step < StepCount; step++)
        {
            int[] batch = [.. Enumerable.Range(0, 1 + (step * 5 % count)).Select(i => ((i * i) + (3 * step)) % count)];
            StepResult result = engine.Step(step % 4 == 0 ? [.. Enumerable.Range(0, count)] : batch, learningRate / (1 + (0.1 * step)));
            result.NonFinite.ShouldBeNull();
            losses[step] = result.Loss;
        }
        return losses;
    }
}
