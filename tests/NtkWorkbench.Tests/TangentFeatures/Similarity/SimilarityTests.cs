namespace NtkWorkbench.Tests;

public sealed class SimilarityTests
{
    private const double Tolerance = 1e-12;

    private static readonly ILinearAlgebra LinearAlgebra = LinearAlgebraProviders.Best();

    [Fact]
    public void Affinity_SameSpaceInAnotherBasis_IsOne()
    {
        var first = new Matrix(3, 2, [1, 0, 0, 1, 0, 0]);
        var second = new Matrix(3, 2, [2, 1, -1, 3, 0, 0]);

        SubspaceAffinity.Of(first, second, LinearAlgebra).ShouldBe(1, Tolerance);
    }

    [Fact]
    public void Affinity_OrthogonalSpaces_IsZero() =>
        SubspaceAffinity.Of(new(3, 1, [1, 0, 0]), new(3, 1, [0, 2, 1]), LinearAlgebra).ShouldBe(0, Tolerance);

    [Fact]
    public void CosinesOfPrincipalAngles_PlanesThatShareALine_AreOneAndTheCosineBetween()
    {
        // The plane of e₁ and e₂ against that of e₁ and e₂ turned towards e₃ by 0.3.
        var second = new Matrix(3, 2, [1, 0, 0, Math.Cos(0.3), 0, Math.Sin(0.3)]);

        double[] cosines = SubspaceAffinity.CosinesOfPrincipalAngles(new(3, 2, [1, 0, 0, 1, 0, 0]), second, LinearAlgebra);

        cosines.ShouldBe([1, Math.Cos(0.3)], Tolerance);
    }

    // Angles of 10⁻¹⁰, whose cosines are 1, and of nearly 90°.
    [Theory]
    [InlineData(1e-10)]
    [InlineData(0.3)]
    [InlineData(1.5)]
    public void PrincipalAngles_PlaneTurnedAboutALine_AreZeroAndTheTurn(double angle)
    {
        var second = new Matrix(3, 2, [1, 0, 0, Math.Cos(angle), 0, Math.Sin(angle)]);
        double[] angles = SubspaceAffinity.PrincipalAngles(new(3, 2, [1, 0, 0, 1, 0, 0]), second, LinearAlgebra);
        angles[0].ShouldBe(0, Tolerance);
        angles[1].ShouldBe(double.RadiansToDegrees(angle), 1e-6 * double.RadiansToDegrees(angle));
    }

    [Fact]
    public void CosinesOfPrincipalAngles_OtherShapes_AreRefused() =>
        Should.Throw<ShapeException>(() => SubspaceAffinity.CosinesOfPrincipalAngles(new(3, 2), new(3, 1), LinearAlgebra));

    [Fact]
    public void MeanOverPairs_ByHand_IsTheMeanOfMagnitudes()
    {
        // Cosines of the pairs: −1, 0.6, −0.6.
        Matrix[] functions = [new(2, 1, [1, 0]), new(2, 1, [-5, 0]), new(2, 1, [3, 4])];

        FunctionCosines.MeanOverPairs(functions).ShouldBe([(1 + 0.6 + 0.6) / 3], Tolerance);
    }

    [Fact]
    public void MeanOverPairs_ZeroFunctions_AreSkipped()
    {
        Matrix[] functions = [new(2, 2, [1, 0, 0, 0]), new(2, 2, [2, 0, 0, 0]), new(2, 2, [0, 0, 0, 1])];

        double[] means = FunctionCosines.MeanOverPairs(functions);

        means[0].ShouldBe(1, Tolerance);
        means[1].ShouldBe(double.NaN);
    }

    [Fact]
    public void SeedSimilarity_SwappedFeatures_LoseTheirCosinesAndKeepTheirSpace()
    {
        Matrix first = new(3, 2, [1, 0, 0, 1, 0, 0]), swapped = new(3, 2, [0, 1, 1, 0, 0, 0]);

        SeedSimilarity similarity = SeedSimilarity.Compute([first, swapped], [first, first], LinearAlgebra);

        similarity.MeanPrincipal.ShouldBe(0, Tolerance);
        similarity.Affinity.ShouldBe(1, Tolerance);
        similarity.MeanIndividual.ShouldBe(1, Tolerance);
    }
}
