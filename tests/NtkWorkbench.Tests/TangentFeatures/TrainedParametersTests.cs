using System.Numerics.Tensors;

namespace NtkWorkbench.Tests;

/// <summary>Linear models in μP, whose features are J√M.</summary>
public sealed class TrainedParametersTests
{
    // Sums of some hundred products in another order.
    private const double Rounding = 1e-12;

    // What a network that is linear in what is trained and its linear model differ by after some hundred steps.
    private const double LinearGap = 1e-9;

    private static readonly OptimizerOptions[] Rules =
        [new SgdOptions(), new MomentumOptions(), new AdamOptions(), new RmsPropOptions()];

    [Theory]
    [InlineData(TrainableLayers.All)]
    [InlineData(TrainableLayers.Output)]
    public void Features_Mup_AreThoseOfTheStoredParametersTimesTheRootsOfTheRates(TrainableLayers layers)
    {
        foreach (OptimizerOptions rule in Rules)
        {
            using Network network = Mup();
            using Linearization linear = network.Linearize(Inputs, new() { Layers = layers, Optimizer = rule });
            Matrix raw = Whole(linear.AllFeatures), found = Whole(linear.Features);
            double[] rates = LayerRates.Vector(network.Architecture, rule, layers)!;
            int first = raw.Columns - found.Columns;
            for (int i = 0; i < found.Rows; i++)
            {
                for (int j = 0; j < found.Columns; j++)
                    found[i, j].ShouldBe(Math.Sqrt(rates[j]) * raw[i, first + j], Rounding);
            }
        }
    }

    [Fact]
    public void Kernels_WholeSummedAndOfLayers_AreProductsOfTheColumns()
    {
        foreach (OptimizerOptions rule in Rules)
        {
            using Network network = Mup();
            using Linearization linear = network.Linearize(Inputs, new() { Optimizer = rule });
            ITangentFeatures here = linear.Features, there = linear.At(Elsewhere).Features;
            ShouldBeProducts(here, there, null, 0, here.Columns);
            ShouldBeProducts(here, here, null, 0, here.Columns);
            foreach (LayerLayout layer in network.Architecture.Layers)
            {
                ShouldBeProducts(here, there, layer.Index, layer.WeightOffset, layer.ParameterCount);
                ShouldBeProducts(here, here, layer.Index, layer.WeightOffset, layer.ParameterCount);
            }
            double[] norms = new double[Inputs.Rows], products = new double[Inputs.Rows];
            here.SquaredNorms(norms);
            Matrix whole = Whole(here);
            for (int row = 0; row < whole.Rows; row++)
                products[row / 2] += TensorPrimitives.SumOfSquares<double>(whole.Row(row));
            norms.ShouldBe(products, Rounding * products.Max());
            Should.Throw<ShapeException>(() => here.Kernel(linear.AllFeatures, null, new double[whole.Rows * whole.Rows]));
            Should.Throw<ShapeException>(() => here.Kernel(here, 7, new double[whole.Rows * whole.Rows]));
        }
    }

    [Fact]
    public void Spectrum_EveryMethodAndKernel_IsThatOfTheColumns()
    {
        foreach (SpectrumMethod method in new[] { SpectrumMethod.Svd, SpectrumMethod.Lq, SpectrumMethod.Kernel })
        {
            foreach (KernelKind kernel in Enum.GetValues<KernelKind>())
            {
                using Network network = Mup();
                using Linearization linear = network.Linearize(Inputs, new() { Method = method, Kernel = kernel, Principal = 2 });
                Matrix whole = Whole(linear.Decomposed(linear.Features));
                double[] expected = LinearAlgebraProviders.Managed.SingularValues(whole, false).SingularValues;
                for (int k = 0; k < expected.Length; k++)
                    linear.Spectrum.SingularValues[k].ShouldBe(expected[k], linear.Spectrum.Floor + (Rounding * expected[0]));
                // The shares of a mode in its layers are those of its direction.
                Matrix shares = linear.LayerShares();
                for (int k = 0; k < shares.Rows; k++)
                    TensorPrimitives.Sum<double>(shares.Row(k)).ShouldBe(1, Rounding);
                linear.PrincipalFeatures(Inputs).Values.ShouldBe(linear.PrincipalFeatures().Values, 1e-6 * expected[0]);
            }
        }
    }

    [Fact]
    public void Linearize_LeadingModesAlone_AreRefusedWithReason()
    {
        using Network network = Mup();
        Should.Throw<NtkException>(() => network.Linearize(Inputs, new() { Method = SpectrumMethod.Lanczos }))
            .Message.ShouldContain("learning rates differ");
    }

    [Fact]
    public void OneStep_AnyGradientRule_MovesTheFunctionByItsKernel()
    {
        // f moves by −η J M Jᵀ∂L/∂f to first order in η.
        const double rate = 1e-6;
        TrainingData data = Data();
        using Network network = Mup();
        using Linearization linear = network.Linearize(Inputs);
        Matrix before = network.Evaluate(Inputs);
        network.Train(data, new() { Steps = 1, LearningRate = rate });
        Matrix after = network.Evaluate(Inputs);
        int rows = linear.Kernel.Rows;
        for (int i = 0; i < rows; i++)
        {
            double expected = 0;
            for (int j = 0; j < rows; j++)
                expected -= linear.Kernel[i, j] * 2 / rows * (before.Values[j] - data.Train.Targets.Values[j]);
            ((after.Values[i] - before.Values[i]) / rate).ShouldBe(expected, 1e-3 * Math.Abs(expected) + 1e-5);
        }
    }

    [Fact]
    public void Begin_OutputLayerTrained_LeavesNoGap()
    {
        // The network is linear in its last layer, whose weights and biases have different rates.
        foreach (OptimizerOptions rule in (OptimizerOptions[])[.. Rules, new SgdOptions { WeightDecay = 0.1 },
            new AdamOptions { WeightDecay = 0.1, Decoupled = true }, new MomentumOptions { WeightDecay = 0.1, Decoupled = true }])
        {
            TrainingData data = Data();
            TrainingOptions training = new() { Steps = 100, LearningRate = 0.05, Optimizer = rule, Layers = TrainableLayers.Output };
            using Network network = Mup();
            using Linearization linear = network.Linearize(Inputs, LinearizationOptions.Of(training, data, 3));
            network.Train(data, training);
            using Linearization after = network.Linearize(Inputs, LinearizationOptions.Of(training, data, 3));

            LinearizedTraining both = LinearizedTraining.Begin(linear, network.Parameters(), 100, data, Elsewhere, training)
                .Complete(after, data, Elsewhere);

            both.IsTrained.ShouldBeTrue();
            both.Gap.ShouldBeLessThan(LinearGap, $"{rule}");
        }
    }

    [Theory]
    [InlineData(KernelKind.Whole, 0)]
    [InlineData(KernelKind.Whole, 0.1)]
    [InlineData(KernelKind.Summed, 0)]
    public void Train_AllLayers_IsTheDescentOfTheEngine(KernelKind kernel, double decay)
    {
        // By modes, or in a Krylov space, and by the engine's steps on J in θ itself.
        TrainingData data = Data();
        TrainingOptions training = new() { Steps = 80, LearningRate = 0.02, Optimizer = new SgdOptions { WeightDecay = decay } };
        using Network network = Mup();
        using Linearization linear = network.Linearize(Inputs, LinearizationOptions.Of(training, data, 3) with { Kernel = kernel });
        Matrix found = TrainedLinearModel.Train(linear, data, training, 80).Function(linear, data, training, [])(Elsewhere);

        using IEngine engine = linear.OpenModel();
        engine.Prepare(TestProblems.Problem(data.Train, LossKind.MeanSquaredError, training.Optimizer));
        for (int step = 0; step < 80; step++)
            engine.Step(TestProblems.AllRows(data.Train), 0.02);
        double[] expected = new double[found.Values.Length];
        engine.Evaluate(Elsewhere.Values, expected);

        // A Krylov space ends at a change of 1e-6 of the step.
        found.Values.ShouldBe(expected, kernel == KernelKind.Whole ? LinearGap : 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void StableRates_OutputLayerTrained_AreWhereDescentStopsConverging(double decay)
    {
        TrainingData data = Data();
        TrainingOptions training =
            new() { Steps = 4000, Layers = TrainableLayers.Output, Optimizer = new SgdOptions { WeightDecay = decay } };
        using Network network = Mup();
        using Linearization linear = network.Linearize(Inputs, LinearizationOptions.Of(training, data, 3));
        double limit = linear.StableRates(training)!.Value.Largest;
        if (decay == 0)
            limit.ShouldBe(linear.Kernel.Rows / linear.Modes.Eigenvalues[0], 1e-10 * limit);

        SweepResults results = new LearningRateSweep(network, data, training) { SharpnessPoints = 1 }.Run([0.995, 1.005]);

        results.PredictedLimit.ShouldBe(limit, 1e-10 * limit);
        results.Members.Select(member => member.Regime == SweepRegime.Divergent).ShouldBe([false, true]);
        // The quadratic's Hessian is its kernel's, at every step: the edge is where the rate is the limit.
        SharpnessPoint at = results.Members[0].Sharpness[^1];
        at.Loss.ShouldBe(at.Kernel, 1e-5 * at.Kernel);
        at.Kernel.ShouldBe(0.995 * at.Limit, 1e-5 * at.Limit);
    }

    [Fact]
    public void PreconditionedSpectrum_Adam_IsOfTheColumnsTimesRatesOverP()
    {
        using Network network = Mup();
        using Linearization linear = network.Linearize(Inputs, new() { Optimizer = new AdamOptions() });
        double[] rates = LayerRates.Vector(network.Architecture, new AdamOptions(), TrainableLayers.All)!,
            diagonal = [.. rates.Select((_, j) => Math.Pow(10, -3 * Math.Abs(Math.Sin(j))))];
        Matrix scaled = Whole(linear.AllFeatures);
        for (int i = 0; i < scaled.Rows; i++)
        {
            for (int j = 0; j < scaled.Columns; j++)
                scaled[i, j] *= Math.Sqrt(rates[j] / diagonal[j]);
        }
        double[] expected = LinearAlgebraProviders.Managed.SingularValues(scaled, false).SingularValues;

        Spectrum found = linear.PreconditionedSpectrum(diagonal);

        for (int k = 0; k < expected.Length; k++)
            found.SingularValues[k].ShouldBe(expected[k], found.Floor + (Rounding * expected[0]));
    }

    private static void ShouldBeProducts(ITangentFeatures here, ITangentFeatures there, int? layer, int first, int count)
    {
        double[] left = new double[here.Rows * count], right = new double[there.Rows * count];
        here.Copy(first, count, left);
        there.Copy(first, count, right);
        double[] found = here.KernelWith(there, layer), summed = new double[found.Length / 4];
        here.SummedKernel(there, layer, summed);
        double largest = found.Max(Math.Abs);
        for (int i = 0; i < here.Rows; i++)
        {
            for (int j = 0; j < there.Rows; j++)
            {
                double expected = TensorPrimitives.Dot<double>(left.AsSpan(i * count, count), right.AsSpan(j * count, count));
                found[(i * there.Rows) + j].ShouldBe(expected, Rounding * largest);
            }
        }
        for (int i = 0; i < here.Rows / 2; i++)
        {
            for (int j = 0; j < there.Rows / 2; j++)
                summed[(i * there.Rows / 2) + j].ShouldBe(
                    found[(2 * i * there.Rows) + (2 * j)] + found[(((2 * i) + 1) * there.Rows) + (2 * j) + 1], 2 * Rounding * largest);
        }
    }

    private static Matrix Inputs { get; } = TestMatrices.Random(6, 3, 6);

    private static Matrix Elsewhere { get; } = TestMatrices.Random(5, 3, 7);

    private static TrainingData Data() => new()
    {
        Train = new() { Inputs = Inputs, Targets = TestMatrices.Random(6, 2, 8), InputNames = ["a", "b", "c"], TargetNames = ["y", "z"] },
    };

    private static Network Mup() => Network.Create([3, 12, 8, 2], Activation.Tanh, 3, new() { Weights = new HeNormalScheme() },
        new MupParameterization { BaseWidth = 4 });

    private static Matrix Whole(ITangentFeatures features)
    {
        var whole = new Matrix(features.Rows, features.Columns);
        features.Copy(0, features.Columns, whole.Values);
        return whole;
    }
}
