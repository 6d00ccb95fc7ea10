namespace NtkWorkbench.Tests;

/// <summary>The leading modes against the decomposition of J.</summary>
public sealed class LeadingDecompositionTests
{
    // Against 10⁻⁶σ₁², which residuals are stopped at; directions turn by the residual over the gap.
    private const double Tolerance = 1e-6;

    // Orthonormality and φ_k = J v_k, relative.
    private const double Rounding = 1e-10;

    /// <summary>Layer sizes, points, activation, factor of He weights, layers: more rows than columns and fewer, several outputs, weights
    /// so small that σ₂ is a small part of σ₁, an identity whose kernel has every value twice, one layer trained.</summary>
    public static TheoryData<int[], int, Activation, double, TrainableLayers> Networks => new()
    {
        { [1, 40, 1], 60, Activation.Relu, 1, TrainableLayers.All },
        { [5, 30, 30, 2], 100, Activation.Relu, 1, TrainableLayers.All },
        { [3, 20, 20, 1], 900, Activation.Tanh, 1, TrainableLayers.All },
        { [3, 20, 20, 1], 300, Activation.Tanh, 0.03, TrainableLayers.All },
        { [2, 10, 10, 10, 1], 700, Activation.Relu, 0.03, TrainableLayers.All },
        { [4, 12, 10], 40, Activation.Gelu, 1, TrainableLayers.All },
        { [3, 2], 50, Activation.Identity, 1, TrainableLayers.All },
        { [2, 30, 30, 30, 30, 1], 80, Activation.Sigmoid, 1, TrainableLayers.All },
        { [6, 25, 3], 120, Activation.Relu, 1, TrainableLayers.Output },
        { [1, 3, 1], 5, Activation.Softplus, 1, TrainableLayers.All },
    };

    [Theory, MemberData(nameof(Networks))]
    public void Decomposition_Lanczos_IsTheSvdWithinItsBounds(
        int[] sizes, int points, Activation activation, double factor, TrainableLayers layers)
    {
        using Linearization whole = Linearize(sizes, points, activation, factor, layers, SpectrumMethod.Svd);
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            using Linearization leading = Linearize(sizes, points, activation, factor, layers, SpectrumMethod.Lanczos,
                new() { Precision = precision });
            Spectrum spectrum = leading.Spectrum;
            LeadingModes found = spectrum.Leading.ShouldNotBeNull();
            found.Converged.ShouldBeTrue();
            double first = whole.Spectrum.SingularValues[0];
            found.Residuals.Max().ShouldBeLessThanOrEqualTo(Tolerance * first * first * (1 + Rounding));
            spectrum.SingularValues.Length.ShouldBe(Math.Min(20, whole.Spectrum.SingularValues.Length));
            for (int k = 0; k < spectrum.SingularValues.Length; k++)
                spectrum.SingularValues[k].ShouldBe(whole.Spectrum.SingularValues[k], found.Bounds[k] + whole.Spectrum.Floor, $"σ_{k + 1}");
            found.SquaredNorm.ShouldBe(whole.Spectrum.SingularValues.Sum(value => value * value), Rounding * found.SquaredNorm);
            leading.LargestStableRate.ShouldBe(whole.LargestStableRate, Tolerance * whole.LargestStableRate);
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void Decomposition_Lanczos_HasOrthonormalModesThatAreTheirFunctions(
        int[] sizes, int points, Activation activation, double factor, TrainableLayers layers)
    {
        using Linearization leading = Linearize(sizes, points, activation, factor, layers, SpectrumMethod.Lanczos);
        FeatureDecomposition modes = leading.Decomposition;
        Matrix directions = modes.PrincipalDirections;
        for (int i = 0; i < directions.Rows; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double dot = System.Numerics.Tensors.TensorPrimitives.Dot<double>(directions.Row(i), directions.Row(j));
                dot.ShouldBe(i == j && modes.SingularValues[i] > 0 ? 1 : 0, Rounding);
            }
        }
        Matrix onTrain = leading.PrincipalFeatures(), elsewhere = leading.PrincipalFeatures(leading.Inputs);
        double[] floors = leading.PrincipalFloors();
        for (int k = 0; k < onTrain.Columns; k++)
            Distance(onTrain.Column(k), elsewhere.Column(k)).ShouldBeLessThanOrEqualTo(
                (4 * Math.Sqrt(onTrain.Rows) * floors[k]) + (Rounding * modes.SingularValues[0]), $"φ_{k + 1}");
    }

    [Fact]
    public void Decomposition_OutputWeightsOfZero_FindsEveryCopy()
    {
        // The features of the last layer alone are not 0: each value is there once for each of ten outputs.
        const int outputs = 10;
        var architecture = new NetworkArchitecture([3, 15, outputs], Activation.Tanh);
        double[] parameters = TestProblems.Parameters(architecture);
        parameters.AsSpan(architecture.Layers[1].WeightOffset).Clear();
        using Linearization leading = Linearize(architecture, parameters, 50, TrainableLayers.All, SpectrumMethod.Lanczos, new());
        double[] values = leading.Spectrum.SingularValues;
        for (int k = 0; k < values.Length; k++)
            values[k].ShouldBe(values[k / outputs * outputs], leading.Spectrum.Leading!.Bounds[k] * 2);
        values[outputs].ShouldBeLessThan(0.9 * values[0]);
    }

    [Fact]
    public async Task Decomposition_OneThread_HasTheSameBits()
    {
        FeatureDecomposition many = Run();
        TaskScheduler oneThread = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1).ConcurrentScheduler;
        FeatureDecomposition one = await Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.None, oneThread);
        one.SingularValues.ShouldBe(many.SingularValues);
        one.Spectrum.Leading!.Residuals.ShouldBe(many.Spectrum.Leading!.Residuals);
        one.LeftVectors.Values.ShouldBe(many.LeftVectors.Values);
        one.PrincipalDirections.Values.ShouldBe(many.PrincipalDirections.Values);

        static FeatureDecomposition Run()
        {
            using Linearization linear = Linearize(
                [5, 40, 40, 2], 500, Activation.Relu, 1, TrainableLayers.All, SpectrumMethod.Lanczos);
            return linear.Decomposition;
        }
    }

    [Theory]
    [InlineData(Precision.Float64)]
    [InlineData(Precision.Float32)]
    public void Decomposition_FromTheStateOfAnyCycle_EndsInTheSameBits(Precision precision)
    {
        // A basis of so few vectors restarts often.
        LeadingModesOptions options = new() { Memory = 1, Tolerance = 1e-9, Precision = precision };
        List<KrylovState> states = [];
        Spectrum whole = Run(new LeadingSearch(Reached: states.Add));
        states.Count.ShouldBeGreaterThan(1);
        foreach (KrylovState state in states)
            Run(new LeadingSearch(From: state)).SingularValues.ShouldBe(whole.SingularValues);

        Spectrum Run(LeadingSearch search)
        {
            var architecture = new NetworkArchitecture([4, 60, 60, 3], Activation.Relu);
            using Linearization linear = Linearize(architecture, TestProblems.Parameters(architecture), 1500, TrainableLayers.All,
                SpectrumMethod.Lanczos, options, search);
            return linear.Spectrum;
        }
    }

    [Fact]
    public void Decomposition_TooFewProducts_IsNotCalledConverged()
    {
        using Linearization leading = Linearize([5, 30, 30, 2], 200, Activation.Relu, 1, TrainableLayers.All, SpectrumMethod.Lanczos,
            new() { Products = 28, Tolerance = 1e-10 });
        LeadingModes found = leading.Spectrum.Leading!;
        found.Converged.ShouldBeFalse();
        found.Largest.ShouldBeGreaterThan(1e-10);
        using Linearization whole = Linearize([5, 30, 30, 2], 200, Activation.Relu, 1, TrainableLayers.All, SpectrumMethod.Svd);
        // Each bound holds for some singular value, not the one of its number.
        for (int k = 0; k < leading.Spectrum.SingularValues.Length; k++)
            whole.Spectrum.SingularValues.Min(value => Math.Abs(value - leading.Spectrum.SingularValues[k]))
                .ShouldBeLessThanOrEqualTo(found.Bounds[k]);
    }

    [Fact]
    public void Decomposition_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        var architecture = new NetworkArchitecture([5, 30, 30, 2], Activation.Relu);
        using Linearization leading = Linearize(architecture, TestProblems.Parameters(architecture), 200, TrainableLayers.All,
            SpectrumMethod.Lanczos, new(), new LeadingSearch(Progress: new Canceller(cancellation)), cancellation: cancellation.Token);
        Should.Throw<OperationCanceledException>(() => leading.Spectrum);
    }

    [Fact]
    public void PreconditionedSpectrum_Lanczos_IsTheSvdWithinItsBounds()
    {
        using Linearization leading = Linearize([5, 30, 30, 2], 100, Activation.Relu, 1, TrainableLayers.All, SpectrumMethod.Lanczos);
        using Linearization whole = Linearize([5, 30, 30, 2], 100, Activation.Relu, 1, TrainableLayers.All, SpectrumMethod.Svd);
        double[] diagonal = [.. Enumerable.Range(0, leading.Architecture.ParameterCount).Select(i => 1.5 + Math.Sin(i))];
        Spectrum spectrum = leading.PreconditionedSpectrum(diagonal), expected = whole.PreconditionedSpectrum(diagonal);
        for (int k = 0; k < spectrum.SingularValues.Length; k++)
            spectrum.SingularValues[k].ShouldBe(expected.SingularValues[k], spectrum.Leading!.Bounds[k] + expected.Floor);
    }

    [Fact]
    public void StableRates_CrossEntropyWithoutKernel_AreThoseOfTheKernel()
    {
        using Linearization leading = Linearize([4, 12, 5], 60, Activation.Tanh, 1, TrainableLayers.All, SpectrumMethod.Lanczos,
            loss: LossKind.CrossEntropy);
        using Linearization whole = Linearize([4, 12, 5], 60, Activation.Tanh, 1, TrainableLayers.All, SpectrumMethod.Svd,
            loss: LossKind.CrossEntropy);
        leading.LargestStableRate.ShouldBe(whole.LargestStableRate, 1e-9 * whole.LargestStableRate);
        leading.LargestStableRateEverywhere!.Value.ShouldBe(
            whole.LargestStableRateEverywhere!.Value, 1e-9 * whole.LargestStableRateEverywhere.Value);
    }

    private static double Distance(double[] left, double[] right) =>
        System.Numerics.Tensors.TensorPrimitives.Distance<double>(left, right);

    private static Linearization Linearize(
        int[] sizes, int points, Activation activation, double factor, TrainableLayers layers, SpectrumMethod method,
        LeadingModesOptions? leading = null, LossKind loss = LossKind.MeanSquaredError)
    {
        var architecture = new NetworkArchitecture(sizes, activation);
        double[] parameters = [.. TestProblems.Parameters(architecture).Select(value => factor * value)];
        return Linearize(architecture, parameters, points, layers, method, leading ?? new(), loss: loss);
    }

    private static Linearization Linearize(
        NetworkArchitecture architecture, double[] parameters, int points, TrainableLayers layers, SpectrumMethod method,
        LeadingModesOptions leading, LeadingSearch? search = null, LossKind loss = LossKind.MeanSquaredError,
        CancellationToken cancellation = default) => new(
            new BuiltinEngineProvider(LinearAlgebraProviders.Best()), architecture, parameters,
            TestProblems.Data(architecture, LossKind.MeanSquaredError, points).Inputs,
            new()
            {
                Layers = layers,
                Method = method,
                Leading = leading,
                Search = search,
                Loss = loss,
                Cancellation = cancellation,
            });

    private sealed class Canceller(CancellationTokenSource source) : IProgress<KrylovProgress>
    {
        public void Report(KrylovProgress value) => source.Cancel();
    }
}
