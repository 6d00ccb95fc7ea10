namespace NtkWorkbench.Tests;

public sealed class PrincipalFeaturesTests
{
    /// <summary>Rounding of J v for entries of order 10.</summary>
    private const double Rounding = 1e-12;

    private static readonly NetworkArchitecture Architecture = new([1, 12, 12, 1], Activation.Tanh);

    [Fact]
    public void Evaluate_LinearModel_IsTheDirection()
    {
        // f = w x + b at x = ±1: J = [[1, 1], [−1, 1]] has σ = √2 twice; at x = ±2 σ₁ = √8 with v₁ = (±1, 0): φ₁(x) = ±x.
        var linear = new NetworkArchitecture([1, 1], Activation.Relu);
        var train = BuiltinTangentFeatures.Take(linear, [0.5, 0.1], [2, -2], LinearAlgebraProviders.Managed);
        var points = BuiltinTangentFeatures.Take(linear, [0.5, 0.1], [3, 0, -1], LinearAlgebraProviders.Managed);
        foreach (var method in new[] { SpectrumMethod.Svd, SpectrumMethod.Lq, SpectrumMethod.Kernel })
        {
            FeatureDecomposition spectrum = FeatureDecompositions.Compute(train, method, 1, LinearAlgebraProviders.Managed);
            Matrix values = PrincipalFeatures.Evaluate(spectrum, points);
            double sign = Math.Sign(spectrum.LeftVectors[0, 0]);
            TestMatrices.LargestDifference(values, new Matrix(3, 1, [3 * sign, 0, -sign])).ShouldBeLessThan(Rounding);
        }
    }

    [Theory]
    [InlineData(SpectrumMethod.Svd)]
    [InlineData(SpectrumMethod.Lq)]
    [InlineData(SpectrumMethod.Kernel)]
    public void Evaluate_AtCopiesOfTheTrainingInputs_IsTheScaledLeftVectorToItsFloor(SpectrumMethod method)
    {
        const int count = 9;
        ILinearAlgebra algebra = LinearAlgebraProviders.Best();
        var train = TestNetworks.Features(Architecture, 10, algebra);
        FeatureDecomposition spectrum = FeatureDecompositions.Compute(train, method, count, algebra);
        Matrix values = PrincipalFeatures.Evaluate(spectrum, TestNetworks.Features(Architecture, 10, algebra)),
            expected = PrincipalFeatures.OnTrainingInputs(spectrum, count);
        double[] floors = PrincipalFeatures.Floors(spectrum);
        for (int k = 0; k < count; k++)
            RootMeanSquare(values, k, expected, k).ShouldBeLessThan(floors[k], $"φ_{k + 1}, σ {spectrum.SingularValues[k]}");
    }

    // From mpmath 1.2 with 60 digits: J of f = Σ_j v_j tanh(w_j x + b_j) + c at five inputs, σ = svd_r(J), φ_k(x) = J(x) v_k at three
    // points, the sign such that the largest entry of u_k is positive, and the share Σ v_kj² over the first layer's six parameters:
    //   row = lambda x: [d*x for d in D(x)] + D(x) + [tanh(w*x + b) for w, b in zip(W, B)] + [1],  D(x) = v*(1 - tanh(w*x + b)**2)
    //   U, S, Vt = svd_r(matrix([row(mpf(i)/64) for i in range(5)])); phi = [s*sum(row(x)[j]*Vt[k, j] for j in range(10)) for x in P]
    private static readonly double[][] Mpmath =
    [
        [3.843895889859758092, 1.2570949314189797793, 1.2643820093949093221, 0.7574379373784848189, 0.37413418918004144046],
        [0.099167033526525519353, -0.9869837783089809172, 1.0675103678019284097, 1.4842932128907071053, 0.41708576246002534502],
        [0.0014565080158430958993, 0.69847593060536575202, 0.44297308862968843259, 0.67859719061683527982, 0.762928868753141148],
        [0.00002217690194240229481, -0.6428098548020098535, 0.31565529054089488664, 1.1120570045226376696, 0.69318279917813856865],
        [1.1808650603172579917e-7, 0.18563640915826039847, 0.11873776145514615743, 0.7916303623183881838, 0.65009183283930724491],
    ];

    // Far from the training inputs φ_k is up to a thousand σ_k: an error that is J(x)'s, not σ₁'s.
    [Theory]
    [InlineData(SpectrumMethod.Svd, 5, 2e-7)]
    [InlineData(SpectrumMethod.Lq, 5, 2e-7)]
    [InlineData(SpectrumMethod.Kernel, 3, 1e-5)]
    public void Evaluate_IllConditioned_AgreesWithMpmath(SpectrumMethod method, int count, double allowed)
    {
        using var network = new Network(new([1, 3, 1], Activation.Tanh), [1.5, -0.75, 0.5, 0.25, 0.5, -1, 1, -0.5, 0.75, 0.125]);
        using Linearization linear = network.Linearize(
            new(5, 1, [0, 1 / 64.0, 2 / 64.0, 3 / 64.0, 4 / 64.0]), new() { Method = method, Principal = count });
        Matrix values = linear.PrincipalFeatures(new Matrix(3, 1, [-1, 0.8125, 2])), shares = linear.LayerShares();
        for (int k = 0; k < count; k++)
        {
            linear.Spectrum.SingularValues[k].ShouldBe(Mpmath[k][0], linear.Spectrum.Floor);
            values.Column(k).ShouldBe(Mpmath[k][1..4], allowed, $"φ_{k + 1}");
            shares[k, 0].ShouldBe(Mpmath[k][4], allowed);
            shares.Row(k).ToArray().Sum().ShouldBe(1, Rounding);
        }
    }

    // Θ(x, X) u_k/σ_k and Jᵀu_k lose ε(σ₁/σ_k)²: of 16 modes above the floor the last six had no digit left.
    [Fact]
    public void Evaluate_WideNetwork_LqAgreesWithSvdInEveryModeAboveTheFloor()
    {
        const int count = 14;
        var initialization = new InitializationOptions { Weights = new XavierNormalScheme(), Biases = new NormalScheme { Std = 0.3 } };
        using var network = Network.Create([1, 60, 20, 1], Activation.Tanh, seed: 1, initialization);
        Matrix inputs = Grid.Points(-1, 1, 120), points = Grid.Points(-1.2, 1.2, 31);
        FeatureDecomposition Decompose(SpectrumMethod method)
        {
            using Linearization linear = network.Linearize(inputs, new() { Method = method, Principal = count });
            return linear.Decomposition;
        }
        FeatureDecomposition svd = Decompose(SpectrumMethod.Svd), lq = Decompose(SpectrumMethod.Lq);
        using Linearization at = network.Linearize(points);
        Matrix expected = PrincipalFeatures.Evaluate(svd, at.Features), values = PrincipalFeatures.Evaluate(lq, at.Features);
        double[] floors = PrincipalFeatures.Floors(lq);
        int resolved = Math.Min(count, svd.Spectrum.NumericalRank);
        resolved.ShouldBeGreaterThan(8);
        for (int k = 0; k < resolved; k++)
            RootMeanSquare(values, k, expected, k).ShouldBeLessThan(10 * floors[k], $"φ_{k + 1}, σ {svd.SingularValues[k]}");
    }

    // J = diag(3, 2, 2): the first mode is known to the floor, the others are one another's.
    [Fact]
    public void Floors_EqualSingularValues_AreTheirSize()
    {
        var decomposition = new FeatureDecomposition
        {
            Spectrum = new() { Method = SpectrumMethod.Svd, SingularValues = [3, 2, 2], Floor = 1e-10 },
            LeftVectors = new(4, 3),
            PrincipalDirections = new(3, 5),
        };
        double[] floors = PrincipalFeatures.Floors(decomposition);
        floors[0].ShouldBe(3e-10 / 2, tolerance: 1e-20);
        floors[1].ShouldBe(1);
        floors[2].ShouldBe(1);
    }

    [Theory]
    [InlineData(SpectrumMethod.Svd)]
    [InlineData(SpectrumMethod.Lq)]
    [InlineData(SpectrumMethod.Kernel)]
    public void Evaluate_RepeatedPointsAndMoreThanThereAre_StaysFinite(SpectrumMethod method)
    {
        // Twenty copies of one point: rank 1, all other singular values are rounding error or zero.
        double[] inputs = [.. Enumerable.Repeat(0.3, 20)];
        var train = BuiltinTangentFeatures.Take(Architecture, TestNetworks.Parameters(Architecture), inputs, LinearAlgebraProviders.Best());
        var points = TestNetworks.Features(Architecture, 7, LinearAlgebraProviders.Best());
        FeatureDecomposition spectrum = FeatureDecompositions.Compute(train, method, 50, LinearAlgebraProviders.Best());
        spectrum.Spectrum.NumericalRank.ShouldBe(1);
        Matrix values = PrincipalFeatures.Evaluate(spectrum, points);
        (values.Rows, values.Columns).ShouldBe((7, 20));
        values.Values.ShouldAllBe(value => double.IsFinite(value));
    }

    private static double RootMeanSquare(Matrix a, int column, Matrix b, int other) =>
        Math.Sqrt(a.Column(column).Zip(b.Column(other), (x, y) => (x - y) * (x - y)).Average());
}
