namespace NtkWorkbench.Tests;

public sealed class TrajectoryAnalyzerTests
{
    private const double Tolerance = 1e-10;

    private static readonly Dataset Data = new()
    {
        Inputs = new(4, 1, [-1, -0.5, 0.5, 1]),
        Targets = new(4, 1, [1, 0, 2, -1]),
        InputNames = ["x"],
        TargetNames = ["y"],
    };

    [Fact]
    public void Analyze_LinearNetwork_ResidualsFollowThePrediction()
    {
        // w x + b has one kernel for all its parameters: the prediction is exact.
        var architecture = new NetworkArchitecture([1, 1], Activation.Identity);
        TrainingOptions options = new() { Steps = 30, LearningRate = 0.1 };
        double[] parameters = [0.5, -0.25];
        var analyzer = new TrajectoryAnalyzer(Data, options, 2);
        Analyze(analyzer, architecture, 0, parameters);

        for (int step = 1; step <= options.Steps; step++)
            parameters = Descend(parameters, 0.1);
        TrajectoryPoint point = Analyze(analyzer, architecture, options.TotalSteps, parameters);

        point.PredictedResiduals.ShouldBe(point.Residuals, Tolerance);
        point.KernelDistance.ShouldBe(0, Tolerance);
        point.ParameterDistance.ShouldBe(Math.Sqrt(Math.Pow(parameters[0] - 0.5, 2) + Math.Pow(parameters[1] + 0.25, 2)), Tolerance);
    }

    [Fact]
    public void Analyze_Minibatches_HaveNoPrediction()
    {
        TrainingOptions options = new() { Steps = 1, Batch = new() { Size = 2, Sampling = BatchSampling.Shuffled } };

        TrajectoryPoint point = Analyze(new TrajectoryAnalyzer(Data, options, 1), new([1, 1], Activation.Identity), 0, [1, 0]);

        point.PredictedResiduals.ShouldBe([double.NaN]);
        point.KernelVelocity.ShouldBe(double.NaN);
    }

    [Fact]
    public void Analyze_UnitThatSwitchesAtOneSample_ChangesOneOfItsPatterns()
    {
        // The one unit's elbow moves from 0 to 0.75, over one of four samples.
        var architecture = new NetworkArchitecture([1, 1, 1], Activation.Relu);
        var analyzer = new TrajectoryAnalyzer(Data, new() { Steps = 2 }, 1);
        Analyze(analyzer, architecture, 0, [1, 0, 1, 0]).PatternFlips.ShouldBe(0);

        TrajectoryPoint point = Analyze(analyzer, architecture, 2, [1, -0.75, 1, 0]);

        point.PatternFlips.ShouldBe(0.25);
        point.KernelVelocity.ShouldBe(point.KernelDistance / 2, Tolerance);
    }

    private static TrajectoryPoint Analyze(TrajectoryAnalyzer analyzer, NetworkArchitecture architecture, int step, double[] parameters)
    {
        using var network = new Network(architecture, parameters);
        using Linearization linear = network.Linearize(Data.Inputs);
        return analyzer.Analyze(step, linear);
    }

    private static double[] Descend(double[] parameters, double rate)
    {
        double w = 0, b = 0;
        for (int i = 0; i < Data.Count; i++)
        {
            double residual = (parameters[0] * Data.Inputs[i, 0]) + parameters[1] - Data.Targets[i, 0];
            (w, b) = (w + (2 * residual * Data.Inputs[i, 0] / Data.Count), b + (2 * residual / Data.Count));
        }
        return [parameters[0] - (rate * w), parameters[1] - (rate * b)];
    }
}
