using System.Numerics.Tensors;

namespace NtkWorkbench.Tests.Laziness;

public class LazinessMapTests
{
    // Of some dozens of steps in float64, by two ways to compute them.
    private const double Rounding = 1e-10;

    private static readonly Matrix Inputs = new(5, 1, [-1, -0.4, 0.1, 0.6, 1]);

    private static readonly TrainingData Data = new()
    {
        Train = new() { Inputs = Inputs, Targets = new(5, 1, [0.3, -1, 0.5, 1, -0.2]), InputNames = ["x"], TargetNames = ["y"] },
    };

    public static TheoryData<OptimizerOptions, double?> Optimizers => new()
    {
        { new SgdOptions(), null },
        { new SgdOptions { WeightDecay = 0.02 }, null },
        { new SgdOptions(), 0.5 },
        { new MomentumOptions { WeightDecay = 0.02, Decoupled = true }, null },
    };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Measure_AnyScale_IsTheTrainingOfTheScaledNetworkItself(OptimizerOptions optimizer, double? clip)
    {
        const int steps = 25;
        const double scale = 3;
        LazinessPoint point = new LazinessMap(Problem(new() { Optimizer = optimizer, ClipGradientNorm = clip, Steps = steps }) with
        {
            LossShare = 1e-9,
        }).Measure(new(7, 0.4, scale, 2));

        point.End.ShouldBe(LazinessEnd.OutOfSteps);
        point.Steps.ShouldBe(steps);
        point.FirstLoss.ShouldBe((0.09 + 1 + 0.25 + 1 + 0.04) / 5, Rounding);
        point.Loss.ShouldBe(LossByHand(optimizer, clip, scale, point.LearningRate, steps), Rounding * point.FirstLoss);
    }

    [Fact]
    public void Measure_LearningRate_IsTheFractionOfTheScaledNetworksLimit()
    {
        using Network network = Create(7, 2);
        using Linearization linear = network.Linearize(Inputs);
        double limit = 5 / Math.Pow(linear.Spectrum.SingularValues[0], 2);

        new LazinessMap(Problem(new() { Steps = 1 })).Measure(new(7, 0.4, 3, 2)).LearningRate
            .ShouldBe(0.4 * limit / 9, Rounding);
    }

    [Fact]
    public void Measure_TwiceTheScaleWhereTrainingIsLazy_HalvesGapAndKernelChange()
    {
        // The halves are exact to the next order in 1/α.
        const double next = 0.02;
        // A line, which the leading modes learn.
        var map = new LazinessMap(Problem(new() { Steps = 5000 }) with
        {
            LossShare = 0.6, Data = Data with { Train = Data.Train with { Targets = Inputs } },
        });
        LazinessPoint near = map.Measure(new(40, 0.05, 200, 1)), far = map.Measure(new(40, 0.05, 400, 1));

        near.End.ShouldBe(LazinessEnd.Reached);
        near.Loss.ShouldBeInRange(0.55 * near.FirstLoss, 0.6 * near.FirstLoss);
        (far.Gap / near.Gap)!.Value.ShouldBe(0.5, next);
        (far.KernelChange / near.KernelChange)!.Value.ShouldBe(0.5, next);
    }

    [Fact]
    public void Measure_OutputLayerAlone_HasNoGap()
    {
        LazinessPoint point = new LazinessMap(Problem(new() { Steps = 5000, Layers = TrainableLayers.Output }) with { LossShare = 0.9 })
            .Measure(new(40, 0.9, 1, 1));

        point.End.ShouldBe(LazinessEnd.Reached);
        point.Gap!.Value.ShouldBe(0, Rounding);
        point.KernelChange!.Value.ShouldBe(0, Rounding);
    }

    [Theory]
    [InlineData(Precision.Float64, 1)]
    [InlineData(Precision.Float64, 1e6)]
    [InlineData(Precision.Float32, 1)]
    [InlineData(Precision.Float32, 1e4)]
    public void Measure_NetworkLinearInWhatIsTrained_HasAGapOfRounding(Precision precision, double scale)
    {
        foreach (int width in new[] { 10, 100, 1000 })
        {
            LazinessPoint point = new LazinessMap(Problem(new() { Steps = 5000, Layers = TrainableLayers.Output }) with
            {
                LossShare = 0.9, Precision = precision,
            }).Measure(new(width, 0.9, scale, 1));

            point.End.ShouldBe(LazinessEnd.Reached);
            // A bound that is not far off either.
            point.Gap!.Value.ShouldBeInRange(point.GapRounding / 1000, point.GapRounding, $"width {width}");
        }
    }

    [Fact]
    public void Measure_FarAboveTheLimitOfALinearModel_Diverges()
    {
        LazinessPoint point = new LazinessMap(Problem(new() { Steps = 5000, Layers = TrainableLayers.Output }))
            .Measure(new(10, 3, 1, 1));

        point.End.ShouldBe(LazinessEnd.Diverged);
        (point.Gap, point.KernelChange, point.KernelDistance).ShouldBe((null, null, null));
    }

    [Fact]
    public void Measure_Float32_IsNearFloat64()
    {
        LazinessProblem problem = Problem(new() { Steps = 60 }) with { LossShare = 1e-9 };
        LazinessPlace place = new(7, 0.4, 3, 2);
        LazinessPoint doubles = new LazinessMap(problem).Measure(place);

        new LazinessMap(problem with { Precision = Precision.Float32 }).Measure(place).Loss
            .ShouldBe(doubles.Loss, 1e-4 * doubles.FirstLoss);
    }

    [Fact]
    public void Constructor_WhatHasNoMap_IsRefused()
    {
        TrainingOptions good = new() { Steps = 9 };
        foreach (TrainingOptions training in new[]
        {
            good with { Loss = LossKind.CrossEntropy }, good with { Optimizer = new AdamOptions() },
            good with { EarlyStopping = new() }, good with { Schedule = new ReduceOnPlateauSchedule() },
        })
            Should.Throw<NtkException>(() => new LazinessMap(Problem(training)));
        Should.Throw<NtkException>(() => new LazinessMap(Problem(good) with { Data = Data with { InstanceNoise = 0.1 } }));
        Should.Throw<NtkException>(() => new LazinessMap(Problem(good) with
        {
            Data = Data with { Train = Data.Train with { Targets = new(5, 1) } },
        })).Message.ShouldContain("all targets are 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new LazinessMap(Problem(good) with { LossShare = 1 }));
        Should.Throw<ArgumentOutOfRangeException>(() => new LazinessMap(Problem(good) with { HiddenLayers = 0 }));
    }

    private static LazinessProblem Problem(TrainingOptions training) => new()
    {
        HiddenLayers = 1,
        Activation = Activation.Tanh,
        Parameterization = Parameterization.Ntk,
        Data = Data,
        Training = training,
        Grid = new(9, 1, [.. Enumerable.Range(-4, 9).Select(i => i / 4.0)]),
    };

    private static Network Create(int width, long seed) =>
        Network.Create([1, width, 1], Activation.Tanh, seed, parameterization: Parameterization.Ntk);

    // Steps on L(α(f_θ − f_θ₀)), whose gradient is (2α/m) Jᵀ(α(f_θ − f_θ₀) − y).
    private static double LossByHand(OptimizerOptions optimizer, double? clip, double scale, double rate, int steps)
    {
        using Network start = Create(7, 2);
        double[] theta = start.Parameters(), first = start.Evaluate(Inputs).Values, velocity = new double[theta.Length];
        double[] residual = Residual();
        for (int step = 0; step < steps; step++)
        {
            using var at = new Network(start.Architecture, theta);
            using Linearization linear = at.Linearize(Inputs);
            double[] gradient = new double[theta.Length];
            linear.Features.MultiplyTransposed([.. residual.Select(one => 2 * scale / 5 * one)], gradient);
            double norm = Math.Sqrt(TensorPrimitives.SumOfSquares<double>(gradient));
            for (int i = 0; i < theta.Length; i++)
            {
                double g = gradient[i] * Math.Min(1, (clip ?? double.PositiveInfinity) / (norm + (1e-6 * scale * scale)));
                if (!optimizer.Decoupled)
                    g += optimizer.WeightDecay * theta[i];
                else
                    theta[i] *= 1 - (rate * optimizer.WeightDecay);
                velocity[i] = ((optimizer as MomentumOptions)?.Coefficient ?? 0) * velocity[i] + g;
                theta[i] -= rate * velocity[i];
            }
            residual = Residual();
        }
        return TensorPrimitives.SumOfSquares<double>(residual) / 5;

        double[] Residual()
        {
            using var at = new Network(start.Architecture, theta);
            double[] outputs = at.Evaluate(Inputs).Values;
            return [.. outputs.Select((f, i) => (scale * (f - first[i])) - Data.Train.Targets.Values[i])];
        }
    }
}
