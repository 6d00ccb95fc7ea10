namespace NtkWorkbench.Tests;

public sealed class LanczosTests
{
    // The iteration ends at residuals of 10⁻⁶; the value's error is of their square.
    private const double Relative = 1e-10;

    [Theory]
    [InlineData(7, 3, 1)]
    [InlineData(2, -5, 0.5)]
    [InlineData(-1, -5, -0.5)]
    public void Largest_DiagonalOfThree_IsTheLargestNotTheFarthestFromZero(double first, double second, double third)
    {
        double[] diagonal = [first, second, third];
        Largest(diagonal).Value.ShouldBe(diagonal.Max(), Relative * 5);
    }

    [Fact]
    public void Largest_SecondEigenvalueNear_IsTheFirstWithinItsResidual()
    {
        // 1, 0.99 and 398 others below: power iteration needs thousands of products.
        double[] diagonal = [.. Enumerable.Range(0, 400).Select(i => i < 2 ? 1 - (0.01 * i) : 0.9 * (400 - i) / 400)];
        DominantEigenvalue found = Largest(diagonal);
        found.Converged.ShouldBeTrue();
        found.Value.ShouldBe(1, Relative);
        found.Residual.ShouldBeLessThan(1e-5);
        found.Products.ShouldBeLessThan(150);
    }

    [Fact]
    public void Largest_FewDistinctEigenvalues_EndsWithTheInvariantSpace()
    {
        double[] diagonal = [.. Enumerable.Range(0, 100).Select(i => (double)(i % 3))];
        DominantEigenvalue found = Largest(diagonal);
        found.Value.ShouldBe(2, Relative);
        found.Products.ShouldBeLessThan(8);
    }

    [Fact]
    public void Largest_ZeroMatrix_IsZero() => Largest(new double[50]).Value.ShouldBe(0);

    [Fact]
    public void Largest_ProductsNotFinite_Throws() => Should.Throw<NumericalException>(
        () => Lanczos.Largest(new SymmetricOperator(3, (_, product) => product.Fill(double.NaN)), [1, 1, 1],
            LinearAlgebraProviders.Managed));

    [Fact]
    public void OperatorLargest_FewRows_IsOfTheAssembledMatrix()
    {
        DominantEigenvalue found = Operator([1, 5, -9]).Largest([1, 0, 0], LinearAlgebraProviders.Managed);
        found.Value.ShouldBe(5, Relative);
        // Three to assemble it, one to measure the residual.
        found.Products.ShouldBe(4);
    }

    private static SymmetricOperator Operator(double[] diagonal) => new(diagonal.Length, (vector, product) =>
    {
        for (int i = 0; i < diagonal.Length; i++)
            product[i] = diagonal[i] * vector[i];
    });

    private static DominantEigenvalue Largest(double[] diagonal)
    {
        RandomStream stream = new RandomStreams(1).Named("start");
        double[] start = [.. diagonal.Select(_ => stream.NextNormal())];
        return Lanczos.Largest(Operator(diagonal), start, LinearAlgebraProviders.Managed);
    }
}
