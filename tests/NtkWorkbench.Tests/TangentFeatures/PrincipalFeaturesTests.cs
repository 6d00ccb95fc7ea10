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
            Matrix values = PrincipalFeatures.Evaluate(spectrum, train, points, 1);
            double sign = Math.Sign(spectrum.LeftVectors[0, 0]);
            TestMatrices.LargestDifference(values, new Matrix(3, 1, [3 * sign, 0, -sign])).ShouldBeLessThan(Rounding);
        }
    }

    [Theory]
    [InlineData(SpectrumMethod.Svd)]
    [InlineData(SpectrumMethod.Lq)]
    public void Evaluate_AtCopiesOfTheTrainingInputs_IsTheScaledLeftVector(SpectrumMethod method)
    {
        const int count = 9;
        ILinearAlgebra algebra = LinearAlgebraProviders.Best();
        var train = TestNetworks.Features(Architecture, 10, algebra);
        var again = TestNetworks.Features(Architecture, 10, algebra);
        FeatureDecomposition spectrum = FeatureDecompositions.Compute(train, method, 2, algebra);
        Matrix values = PrincipalFeatures.Evaluate(spectrum, train, again, count),
            expected = PrincipalFeatures.OnTrainingInputs(spectrum, count);
        for (int k = 0; k < count; k++)
        {
            // A direction recovered from u_k alone is off by about ε σ₁/σ_k, its values by ε σ₁²/σ_k.
            double largest = spectrum.SingularValues[0], sigma = spectrum.SingularValues[k];
            double allowed = 100 * 2.3e-16 * largest * Math.Max(1, Math.Min(largest / sigma, 1e7));
            for (int i = 0; i < values.Rows; i++)
                values[i, k].ShouldBe(expected[i, k], allowed, $"φ_{k + 1}, σ {sigma}");
        }
    }

    [Fact]
    public void Evaluate_WithTheTrainingFeaturesThemselves_IsExactlyTheScaledLeftVector()
    {
        ILinearAlgebra algebra = LinearAlgebraProviders.Managed;
        var train = TestNetworks.Features(Architecture, 10, algebra);
        FeatureDecomposition spectrum = FeatureDecompositions.Compute(train, SpectrumMethod.Kernel, 2, algebra);
        PrincipalFeatures.Evaluate(spectrum, train, train, 4).Values.ShouldBe(PrincipalFeatures.OnTrainingInputs(spectrum, 4).Values);
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
        FeatureDecomposition spectrum = FeatureDecompositions.Compute(train, method, 2, LinearAlgebraProviders.Best());
        spectrum.Spectrum.NumericalRank.ShouldBe(1);
        Matrix values = PrincipalFeatures.Evaluate(spectrum, train, points, 50);
        (values.Rows, values.Columns).ShouldBe((7, 20));
        values.Values.ShouldAllBe(value => double.IsFinite(value));
    }

    [Fact]
    public void Evaluate_SpectrumOfOtherFeatures_Refuses()
    {
        ILinearAlgebra algebra = LinearAlgebraProviders.Managed;
        var train = TestNetworks.Features(Architecture, 10, algebra);
        FeatureDecomposition spectrum = FeatureDecompositions.Compute(train, SpectrumMethod.Kernel, 2, algebra);
        Should.Throw<ShapeException>(() => PrincipalFeatures.Evaluate(spectrum, TestNetworks.Features(Architecture, 9, algebra), train, 1));
    }
}
