using NtkWorkbench.Core.LinearAlgebra;

namespace NtkWorkbench.Core.Tests.LinearAlgebra;

public sealed class FactorizationTests
{
    /// <summary>A few hundred roundings at the scale of the largest singular value, which is of order 1 to 10 here.</summary>
    private const double BackwardError = 2e-13;

    public static TheoryData<string> Providers => ProviderNames.All;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string provider in ProviderNames.List)
            {
                foreach (string name in MatricesByName.Keys)
                    data.Add(provider, name);
            }
            return data;
        }
    }

    private static Dictionary<string, Func<Matrix>> MatricesByName { get; } = new()
    {
        ["1×1"] = () => TestMatrices.Random(1, 1),
        ["1×9"] = () => TestMatrices.Random(1, 9),
        ["9×1"] = () => TestMatrices.Random(9, 1),
        ["square"] = () => TestMatrices.Random(20, 20),
        ["wide"] = () => TestMatrices.Random(12, 90),
        ["tall"] = () => TestMatrices.Random(90, 12),
        ["zero"] = () => new Matrix(6, 11),
        ["rank deficient"] = () => TestMatrices.WithSingularValues(15, 30, [3, 2, 1, 0.5]),
        ["graded"] = () => TestMatrices.WithSingularValues(25, 60, TestMatrices.Graded(25, 1e-14)),
        ["repeated"] = () => TestMatrices.WithSingularValues(14, 14, [.. Enumerable.Repeat(2.0, 14)]),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void SingularValues_AnyMatrix_RebuildsItFromOrthonormalVectors(string provider, string name)
    {
        Matrix a = MatricesByName[name](), before = new(a.Rows, a.Columns, [.. a.Values]);
        var result = ProviderNames.Provider(provider).SingularValues(a, rightVectors: true);
        a.Values.ShouldBe(before.Values);
        result.SingularValues.Length.ShouldBe(Math.Min(a.Rows, a.Columns));
        result.SingularValues.ShouldBe(result.SingularValues.OrderDescending());
        result.SingularValues[^1].ShouldBeGreaterThanOrEqualTo(0);
        Matrix right = result.RightVectorsTransposed.ShouldNotBeNull();
        TestMatrices.DepartureFromOrthonormalColumns(result.LeftVectors).ShouldBeLessThan(BackwardError);
        TestMatrices.DepartureFromOrthonormalColumns(TestMatrices.Transpose(right)).ShouldBeLessThan(BackwardError);
        Matrix scaled = TestMatrices.Product(result.LeftVectors, Diagonal(result.SingularValues));
        TestMatrices.LargestDifference(TestMatrices.Product(scaled, right), a).ShouldBeLessThan(BackwardError);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SingularValues_WithoutRightVectors_AreTheSame(string provider, string name)
    {
        Matrix a = MatricesByName[name]();
        var result = ProviderNames.Provider(provider).SingularValues(a, rightVectors: false);
        result.RightVectorsTransposed.ShouldBeNull();
        double[] whole = ProviderNames.Provider(provider).SingularValues(a, rightVectors: true).SingularValues;
        LargestDifference(result.SingularValues, whole).ShouldBeLessThan(BackwardError);

        // U diagonalizes A Aᵀ.
        Matrix projected = TestMatrices.Product(TestMatrices.Transpose(result.LeftVectors), a);
        Matrix gram = TestMatrices.Product(projected, TestMatrices.Transpose(projected));
        TestMatrices.LargestDifference(gram, Diagonal([.. result.SingularValues.Select(s => s * s)])).ShouldBeLessThan(30 * BackwardError);
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    [InlineData(1e305)]
    [InlineData(1e-300)]
    public void Factorizations_EntriesWhoseSquaresOverflowOrVanish_ScaleWithTheMatrix(double factor)
    {
        Matrix random = TestMatrices.Random(12, 12), symmetric = TestMatrices.Product(random, TestMatrices.Transpose(random));
        foreach (ILinearAlgebra algebra in LinearAlgebraProviders.Available)
        {
            SingularValueDecomposition small = algebra.SingularValues(random, true), scaled = algebra.SingularValues(Times(random, factor), true);
            SymmetricEigendecomposition modes = algebra.Eigenvalues(symmetric), scaledModes = algebra.Eigenvalues(Times(symmetric, factor));

            // Both are backward stable: the largest value's roundings are all that differs.
            scaled.SingularValues.Select(sigma => sigma / factor).ShouldBe(small.SingularValues, 1e-13 * small.SingularValues[0]);
            scaledModes.Eigenvalues.Select(lambda => lambda / factor).ShouldBe(modes.Eigenvalues, 1e-13 * modes.Eigenvalues[0]);
        }
    }

    private static Matrix Times(Matrix a, double factor) => new(a.Rows, a.Columns, [.. a.Values.Select(value => value * factor)]);

    [Theory]
    [MemberData(nameof(Providers))]
    public void SingularValues_GradedSpectrum_AreKnownToRoundingOfTheLargest(string provider)
    {
        double[] sigma = TestMatrices.Graded(25, 1e-14);
        Matrix a = TestMatrices.WithSingularValues(25, 60, sigma);
        LargestDifference(ProviderNames.Provider(provider).SingularValues(a, true).SingularValues, sigma).ShouldBeLessThan(1e-14);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ExtendLowerFactor_ColumnsInBlocks_HasTheGramMatrixOfAll(string provider, string name)
    {
        Matrix a = MatricesByName[name]();
        var lower = new Matrix(a.Rows, a.Rows);
        const int width = 7;
        for (int first = 0; first < a.Columns; first += width)
            ProviderNames.Provider(provider).ExtendLowerFactor(lower, Columns(a, first, Math.Min(width, a.Columns - first)));
        for (int i = 0; i < a.Rows; i++)
            lower.Row(i)[(i + 1)..].ToArray().ShouldAllBe(value => value == 0);
        Matrix gram = TestMatrices.Product(lower, TestMatrices.Transpose(lower));
        TestMatrices.LargestDifference(gram, TestMatrices.Product(a, TestMatrices.Transpose(a))).ShouldBeLessThan(30 * BackwardError);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Eigenvalues_OfAGramMatrix_RebuildItInDescendingOrder(string provider, string name)
    {
        Matrix a = MatricesByName[name](), gram = TestMatrices.Product(a, TestMatrices.Transpose(a)), lower = LowerTriangle(gram);
        var result = ProviderNames.Provider(provider).Eigenvalues(lower);
        result.Eigenvalues.ShouldBe(result.Eigenvalues.OrderDescending());
        TestMatrices.DepartureFromOrthonormalColumns(result.Eigenvectors).ShouldBeLessThan(BackwardError);
        Matrix scaled = TestMatrices.Product(result.Eigenvectors, Diagonal(result.Eigenvalues));
        TestMatrices.LargestDifference(TestMatrices.Product(scaled, TestMatrices.Transpose(result.Eigenvectors)), gram)
            .ShouldBeLessThan(30 * BackwardError);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Factorizations_OfNaNOrInfinity_Refuse(string provider)
    {
        ILinearAlgebra algebra = ProviderNames.Provider(provider);
        foreach (double value in new[] { double.NaN, double.NegativeInfinity })
        {
            Matrix a = TestMatrices.Random(4, 4);
            a[2, 1] = value;
            Should.Throw<NumericalException>(() => algebra.SingularValues(a, true)).Message.ShouldContain("entry 9 of 16");
            Should.Throw<NumericalException>(() => algebra.Eigenvalues(a));
            Should.Throw<NumericalException>(() => algebra.ExtendLowerFactor(new Matrix(4, 4), a));
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Factorizations_OfOtherShapes_Refuse(string provider)
    {
        ILinearAlgebra algebra = ProviderNames.Provider(provider);
        Should.Throw<ShapeException>(() => algebra.Eigenvalues(new Matrix(2, 3)));
        Should.Throw<ShapeException>(() => algebra.ExtendLowerFactor(new Matrix(2, 2), new Matrix(3, 5)));
    }

    private static Matrix LowerTriangle(Matrix a)
    {
        var lower = new Matrix(a.Rows, a.Rows);
        for (int i = 0; i < a.Rows; i++)
            a.Row(i)[..(i + 1)].CopyTo(lower.Row(i));
        return lower;
    }

    private static Matrix Diagonal(double[] values)
    {
        var diagonal = new Matrix(values.Length, values.Length);
        for (int i = 0; i < values.Length; i++)
            diagonal[i, i] = values[i];
        return diagonal;
    }

    private static Matrix Columns(Matrix a, int first, int count)
    {
        var columns = new Matrix(a.Rows, count);
        for (int i = 0; i < a.Rows; i++)
            a.Row(i).Slice(first, count).CopyTo(columns.Row(i));
        return columns;
    }

    private static double LargestDifference(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max();
}
