namespace NtkWorkbench.Tests;

public sealed class FeatureDecompositionsTests
{
    /// <summary>What the reference results promise.</summary>
    private const double GoldenAgreement = 1e-9;

    /// <summary>A few units in the last place.</summary>
    private const double Roundings = 1e-15;

    /// <summary>Two backward-stable methods, relative to σ₁.</summary>
    private const double Stable = 1e-12;

    public static TheoryData<string, string, SpectrumMethod> GoldenCases
    {
        get
        {
            var data = new TheoryData<string, string, SpectrumMethod>();
            foreach (string name in new[] { "relu-1-8-1", "relu-2-5-4-3", "relu-deep-1-10x4-1", "softmax-4-8-3", "tanh-1-6-6-1" })
            {
                foreach (string provider in ProviderNames.List)
                {
                    foreach (var method in new[] { SpectrumMethod.Svd, SpectrumMethod.Lq, SpectrumMethod.Kernel })
                        data.Add(name, provider, method);
                }
            }
            return data;
        }
    }

    /// <summary>Layer sizes and points: small, wide, more points than parameters, several outputs, more than one block of
    /// columns.</summary>
    public static TheoryData<int[], int> Problems => new()
    {
        { [1, 1], 1 },
        { [1, 3, 1], 5 },
        { [1, 3, 1], 40 },
        { [2, 9, 7, 3], 6 },
        { [1, 40, 40, 1], 60 },
        { [1, 150, 150, 1], 50 },
    };

    [Theory]
    [InlineData(SpectrumMethod.Auto)]
    [InlineData(SpectrumMethod.Svd)]
    [InlineData(SpectrumMethod.Lq)]
    [InlineData(SpectrumMethod.Kernel)]
    public void TakesScaled_MethodAndSize_IsAsAutoUnlessAFactorizationIsAskedFor(SpectrumMethod method)
    {
        const int few = 100, many = 20_000;
        FeatureDecompositions.Choose(many, 1000).ShouldBe(SpectrumMethod.Kernel, "too large to be factored unasked");
        FeatureDecompositions.TakesScaled(method, few, 1000).ShouldBeTrue();
        FeatureDecompositions.TakesScaled(method, many, 1000).ShouldBe(method is SpectrumMethod.Svd or SpectrumMethod.Lq);
    }

    [Theory]
    [MemberData(nameof(GoldenCases))]
    public void Compute_ReferenceCase_AgreesAboveTheFloor(string name, string provider, SpectrumMethod method)
    {
        var golden = GoldenCase.Load(name);
        ITangentFeatures train = Features(golden, golden.X, provider), grid = Features(golden, golden.Grid, provider);
        int count = golden.PrincipalFeaturesOnTrain[0].Length;
        var spectrum = FeatureDecompositions.Compute(train, method, count, ProviderNames.Provider(provider));
        spectrum.Spectrum.Method.ShouldBe(method);
        spectrum.SingularValues.Length.ShouldBe(golden.SingularValues.Length);
        for (int k = 0; k < golden.SingularValues.Length; k++)
        {
            // Below the floor there is only rounding error; above it, eigenvalues known to floor² leave σ to floor²/σ, and
            // no backward-stable method promises a small σ better than a few roundings of σ₁.
            double sigma = golden.SingularValues[k];
            double allowed = method == SpectrumMethod.Kernel
                ? spectrum.Spectrum.Floor * spectrum.Spectrum.Floor / sigma
                : (GoldenAgreement * sigma) + (Roundings * golden.SingularValues[0]);
            spectrum.SingularValues[k].ShouldBe(sigma, sigma > spectrum.Spectrum.Floor ? allowed : spectrum.Spectrum.Floor, $"σ_{k + 1}");
        }

        ShouldAgree(PrincipalFeatures.OnTrainingInputs(spectrum, count), golden.PrincipalFeaturesOnTrain);
        ShouldAgree(PrincipalFeatures.Evaluate(spectrum, grid), golden.PrincipalFeaturesOnGrid);
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void Compute_AllMethods_AgreeToTheirFloors(int[] sizes, int points)
    {
        foreach (string provider in ProviderNames.List)
        {
            ILinearAlgebra algebra = ProviderNames.Provider(provider);
            var features = TestNetworks.Features(new NetworkArchitecture(sizes, Activation.Tanh, Parameterization.Ntk), points, algebra);
            FeatureDecomposition whole = FeatureDecompositions.Compute(features, SpectrumMethod.Svd, 3, algebra);
            FeatureDecomposition lq = FeatureDecompositions.Compute(features, SpectrumMethod.Lq, 3, algebra);
            FeatureDecomposition kernel = FeatureDecompositions.Compute(features, SpectrumMethod.Kernel, 3, algebra);
            double largest = whole.SingularValues[0];
            LargestDifference(whole, lq).ShouldBeLessThan(Stable * largest);
            LargestDifference(whole, kernel).ShouldBeLessThan(kernel.Spectrum.Floor);
            foreach (FeatureDecomposition spectrum in new[] { whole, lq, kernel })
            {
                spectrum.SingularValues.ShouldBe(spectrum.SingularValues.OrderDescending());
                (spectrum.LeftVectors.Rows, spectrum.LeftVectors.Columns)
                    .ShouldBe((features.Rows, Math.Min(features.Rows, features.Columns)));
                TestMatrices.DepartureFromOrthonormalColumns(spectrum.LeftVectors).ShouldBeLessThan(Stable);
            }
        }
    }

    [Theory]
    [InlineData(SpectrumMethod.Svd, 30)]
    [InlineData(SpectrumMethod.Lq, 150)]
    [InlineData(SpectrumMethod.Kernel, 150)]
    public async Task Compute_OnOneThreadOrMany_GivesTheSameBits(SpectrumMethod method, int points)
    {
        FeatureDecomposition Run()
        {
            var features = TestNetworks.Features(
                new NetworkArchitecture([1, 200, 200, 1], Activation.Relu), points, LinearAlgebraProviders.Best());
            return FeatureDecompositions.Compute(features, method, 4, LinearAlgebraProviders.Best());
        }

        FeatureDecomposition many = Run();
        TaskScheduler oneThread = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1).ConcurrentScheduler;
        FeatureDecomposition one = await Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.None, oneThread);
        one.SingularValues.ShouldBe(many.SingularValues);
        one.LeftVectors.Values.ShouldBe(many.LeftVectors.Values);
        one.PrincipalDirections.Values.ShouldBe(many.PrincipalDirections.Values);
    }

    [Theory]
    [InlineData(200, 7_801, SpectrumMethod.Svd)]
    [InlineData(500, 198_145, SpectrumMethod.Lq)]
    [InlineData(1_000, 3_151_873, SpectrumMethod.Kernel)]
    [InlineData(50_000, 31, SpectrumMethod.Svd)]
    [InlineData(50_000, 1_000_000_000, SpectrumMethod.Kernel)]
    public void Choose_BySize_IsAsDocumented(int rows, int columns, SpectrumMethod expected) =>
        FeatureDecompositions.Choose(rows, columns).ShouldBe(expected);

    [Fact]
    public void Compute_ParametersThatOverflow_SaysSo()
    {
        var architecture = new NetworkArchitecture([1, 2, 1], Activation.Identity);
        var features = BuiltinTangentFeatures.Take(architecture, [1e200, 1, 1e200, 1, 1, 1, 1], [1e200, 2], LinearAlgebraProviders.Best());
        foreach (var method in new[] { SpectrumMethod.Svd, SpectrumMethod.Lq, SpectrumMethod.Kernel })
            Should.Throw<NumericalException>(() => FeatureDecompositions.Compute(features, method, 1, LinearAlgebraProviders.Best()));
    }

    [Fact]
    public void Compute_Cancelled_Stops()
    {
        var features = TestNetworks.Features(new NetworkArchitecture([1, 3, 1], Activation.Relu), 4, LinearAlgebraProviders.Managed);
        Should.Throw<OperationCanceledException>(() => FeatureDecompositions.Compute(
            features, SpectrumMethod.Lq, 1, LinearAlgebraProviders.Managed, cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Compute_ModesThatAreThere_GivesTheSame()
    {
        ILinearAlgebra algebra = LinearAlgebraProviders.Best();
        var features = TestNetworks.Features(new NetworkArchitecture([1, 7, 1], Activation.Tanh), 5, algebra);
        FeatureDecomposition own = FeatureDecompositions.Compute(features, SpectrumMethod.Kernel, 1, algebra);
        SymmetricEigendecomposition modes = algebra.Eigenvalues(TangentKernels.Compute(features, features));
        FeatureDecompositions.Compute(features, SpectrumMethod.Kernel, 1, algebra, modes).SingularValues.ShouldBe(own.SingularValues);
        Should.Throw<ShapeException>(
            () => FeatureDecompositions.Compute(features, SpectrumMethod.Kernel, 1, algebra, algebra.Eigenvalues(new Matrix(4, 4))));
    }

    private static BuiltinTangentFeatures Features(GoldenCase golden, double[][] inputs, string provider) =>
        BuiltinTangentFeatures.Take(golden.Architecture, golden.Parameters, [.. inputs.SelectMany(row => row)],
            ProviderNames.Provider(provider));

    private static double LargestDifference(FeatureDecomposition a, FeatureDecomposition b) =>
        a.SingularValues.Zip(b.SingularValues, (x, y) => Math.Abs(x - y)).Max();

    private static void ShouldAgree(Matrix actual, double[][] expected) =>
        TestMatrices.LargestDifference(actual, GoldenCase.ToMatrix(expected))
            .ShouldBeLessThan(GoldenAgreement * expected.SelectMany(row => row).Max(Math.Abs));
}
