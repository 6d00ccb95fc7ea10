using System.Numerics.Tensors;
using Xunit.Abstractions;

namespace NtkWorkbench.Tests;

public sealed class ConjugateGradientsTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-10;
    private const int Plenty = 10_000;

    private static readonly ILinearAlgebra Algebra = LinearAlgebraProviders.Best();

    [Theory]
    [InlineData(0)]
    [InlineData(1e-2)]
    [InlineData(10)]
    public void Solve_SeveralRightHandSides_IsTheDirectSolution(double shift)
    {
        Matrix dense = Dense(TestMatrices.Graded(120, 1e-3)), right = TestMatrices.Random(5, 120, seed: 9);
        LinearSolutions found = Solve(KrylovOperators.Of(dense), right, shift);
        Report($"condition 1000, shift {shift}, 5 right-hand sides", found);
        found.Converged.ShouldBeTrue();
        SymmetricEigendecomposition modes = Algebra.Eigenvalues(dense);
        for (int i = 0; i < right.Rows; i++)
        {
            double[] shares = TestMatrices.Product(new Matrix(1, 120, right.Row(i).ToArray()), modes.Eigenvectors).Values;
            TensorPrimitives.Divide(shares, [.. modes.Eigenvalues.Select(value => value + shift)], shares);
            double[] direct = TestMatrices.Product(modes.Eigenvectors, new Matrix(120, 1, shares)).Values;
            // ‖x − x̂‖ ≤ ‖residual‖/(λ_min + λ), and as much for the rounding of the direct solution.
            double allowed = 2 * Tolerance * TensorPrimitives.Norm<double>(right.Row(i)) / (modes.Eigenvalues[^1] + shift);
            TensorPrimitives.Distance<double>(found.Solutions.Row(i), direct).ShouldBeLessThan(allowed);
        }
    }

    [Fact]
    public void Solve_Together_GivesWhatEachGivesAlone()
    {
        SymmetricOperator matrix = KrylovOperators.Of(KrylovOperators.Values(200, i => 1.0 / (1 + i)));
        Matrix right = TestMatrices.Random(4, 200, seed: 3);
        // One that ends after a step, so that others take its place.
        matrix.Multiply(right.Row(3).ToArray(), right.Row(1));
        LinearSolutions together = Solve(matrix, right, 0.01);
        for (int i = 0; i < right.Rows; i++)
        {
            LinearSolutions alone = Solve(matrix, right.Take([i]), 0.01);
            together.Solutions.Row(i).ToArray().ShouldBe(alone.Solutions.Values);
            together.Residuals[i].ShouldBe(alone.Residuals[0]);
        }
    }

    [Fact]
    public void Solve_LeadingPairsKnown_TakesFewerProducts()
    {
        double[] spectrum = KrylovOperators.Values(400, i => Math.Pow(1 + i, -2));
        SymmetricOperator matrix = KrylovOperators.Of(spectrum);
        LeadingEigenpairs known =
            ThickRestartLanczos.Largest(matrix, new KrylovOptions(), new RandomStreams(1).Named("start"), Algebra);
        Matrix right = TestMatrices.Random(1, 400, seed: 4);
        LinearSolutions plain = Solve(matrix, right, 1e-4), helped = Solve(matrix, right, 1e-4, known);
        Report("1/i², shift 10⁻⁴", plain);
        Report("1/i², shift 10⁻⁴, 20 pairs known", helped);
        helped.Converged.ShouldBeTrue();
        (2 * helped.Products).ShouldBeLessThan(plain.Products);
        TensorPrimitives.Distance<double>(helped.Solutions.Values, plain.Solutions.Values)
            .ShouldBeLessThan(2 * Tolerance * TensorPrimitives.Norm<double>(right.Values) / 1e-4);
    }

    [Fact]
    public void Solve_SingularButConsistent_IsTheShortestSolution()
    {
        double[] spectrum = KrylovOperators.Values(150, i => i < 30 ? 1.0 / (1 + i) : 0);
        SymmetricOperator matrix = KrylovOperators.Of(spectrum);
        // A A y: of it A y is the solution that lies in A's range.
        double[] shortest = new double[150], right = new double[150];
        matrix.Multiply(TestMatrices.Random(1, 150).Values, shortest);
        matrix.Multiply(shortest, right);
        LinearSolutions found = Solve(matrix, new Matrix(1, 150, right), 0);
        Report("rank 30 of 150", found);
        found.Converged.ShouldBeTrue();
        TensorPrimitives.Distance<double>(found.Solutions.Values, shortest)
            .ShouldBeLessThan(30 * Tolerance * TensorPrimitives.Norm<double>(right));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void Solve_NoSolution_EndsWithTheResidualThatIsLeft(double decay)
    {
        double[] spectrum = KrylovOperators.Values(60, i => i < 20 ? Math.Exp(-decay * i) : 0);
        Matrix right = TestMatrices.Random(1, 60);
        LinearSolutions found = Solve(KrylovOperators.Of(spectrum), right, 0);
        Report($"no solution, 20 values e^(-{decay} i)", found);
        found.Converged.ShouldBeFalse();
        found.Products.ShouldBeLessThan(Plenty);
        double[] inside = new double[60];
        KrylovOperators.Of(KrylovOperators.Values(60, i => i < 20 ? 1.0 : 0)).Multiply(right.Values, inside);
        double outside = TensorPrimitives.Distance<double>(right.Values, inside) / TensorPrimitives.Norm<double>(right.Values);
        // x = 0 leaves 1.
        found.Residuals[0].ShouldBeInRange(outside - Tolerance, 1);
    }

    [Fact]
    public void Solve_RightHandSideOfZeros_IsZeroAtOnce()
    {
        Matrix right = new(2, 50);
        TestMatrices.Random(1, 50).Values.CopyTo(right.Row(1));
        LinearSolutions found = Solve(KrylovOperators.Of(KrylovOperators.Values(50, i => 1 + i)), right, 0);
        found.Solutions.Row(0).ToArray().ShouldAllBe(entry => entry == 0);
        found.Residuals[0].ShouldBe(0);
        found.Converged.ShouldBeTrue();
        Solve(KrylovOperators.Of(new double[50]), new Matrix(1, 50), 0).Products.ShouldBe(0);
    }

    [Fact]
    public void Solve_ZeroMatrix_EndsWithAResidualOfOne()
    {
        LinearSolutions found = Solve(KrylovOperators.Of(new double[50]), TestMatrices.Random(1, 50), 0);
        found.Converged.ShouldBeFalse();
        found.Residuals.ShouldBe([1.0]);
    }

    [Fact]
    public void Solve_ResidualsDriftApart_GoesOnFromWhatIsMeasured()
    {
        // The recurrence's residual ends below a tolerance that the residual itself is then above.
        SymmetricOperator matrix = KrylovOperators.Of(TestMatrices.Graded(80, 1e-6));
        Matrix right = new(1, 80);
        matrix.Multiply(TestMatrices.Random(1, 80).Values, right.Values);
        LinearSolutions found = ConjugateGradients.Solve(matrix, right, 0, 1e-13, Plenty, Algebra);
        Report("condition 10⁶, tolerance 10⁻¹³", found);
        found.Converged.ShouldBeTrue();
    }

    [Fact]
    public void Solve_TooFewProducts_TellsTheTrueResidual()
    {
        double[] spectrum = KrylovOperators.Values(100, i => 1.0 / (1 + i));
        Matrix right = TestMatrices.Random(2, 100);
        LinearSolutions found = ConjugateGradients.Solve(KrylovOperators.Of(spectrum), right, 0, Tolerance, 11, Algebra);
        found.Converged.ShouldBeFalse();
        // Five times both, and both once more to measure.
        found.Products.ShouldBe(12);
        double[] product = new double[200];
        KrylovOperators.Of(spectrum).Multiply(found.Solutions.Values, product);
        TensorPrimitives.Subtract(right.Values, product, product);
        for (int i = 0; i < 2; i++)
        {
            double expected = TensorPrimitives.Norm<double>(product.AsSpan(i * 100, 100)) / TensorPrimitives.Norm<double>(right.Row(i));
            found.Residuals[i].ShouldBe(expected, 1e-12);
        }
    }

    [Fact]
    public void Solve_ProductsNotFinite_Throws() => Should.Throw<NumericalException>(
        () => Solve(new SymmetricOperator(3, (_, products) => products.Fill(double.NaN)), TestMatrices.Random(1, 3), 0));

    [Fact]
    public void Solve_Cancelled_Throws() => Should.Throw<OperationCanceledException>(() => ConjugateGradients.Solve(
        KrylovOperators.Of([1, 2, 3]), TestMatrices.Random(1, 3), 0, Tolerance, Plenty, Algebra,
        cancellation: new CancellationToken(true)));

    private static LinearSolutions Solve(SymmetricOperator matrix, Matrix right, double shift, LeadingEigenpairs? known = null) =>
        ConjugateGradients.Solve(matrix, right, shift, Tolerance, Plenty, Algebra, known);

    private static Matrix Dense(double[] spectrum)
    {
        Matrix vectors = TestMatrices.Orthonormal(spectrum.Length, spectrum.Length, 6), scaled = new(spectrum.Length, spectrum.Length);
        for (int i = 0; i < spectrum.Length; i++)
            TensorPrimitives.Multiply(vectors.Row(i), spectrum, scaled.Row(i));
        return TestMatrices.Product(scaled, TestMatrices.Transpose(vectors));
    }

    private void Report(string name, LinearSolutions found) =>
        output.WriteLine($"{name}: {found.Products} products, residual {found.Residuals.Max():G2}");
}
