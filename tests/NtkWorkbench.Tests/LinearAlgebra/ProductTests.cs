namespace NtkWorkbench.Tests;

public sealed class ProductTests
{
    private const double SingleSummation = 1e-4;

    public static TheoryData<string> Providers => ProviderNames.All;

    public static TheoryData<string, int, int, int> Shapes
    {
        get
        {
            var data = new TheoryData<string, int, int, int>();
            foreach (string provider in ProviderNames.List)
            {
                foreach ((int m, int n, int k) in new[] { (1, 1, 1), (1, 9, 5), (9, 1, 5), (4, 8, 1), (70, 33, 300), (65, 530, 17),
                    (3, 4, 0) })
                    data.Add(provider, m, n, k);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Multiply_AllTransposes_IsTheSumOfProducts(string provider, int m, int n, int k)
    {
        ILinearAlgebra algebra = ProviderNames.Provider(provider);
        Matrix a = TestMatrices.Random(m, k, 1), b = TestMatrices.Random(k, n, 2), expected = TestMatrices.Product(a, b);
        foreach (MatrixTranspose transposeA in Enum.GetValues<MatrixTranspose>())
        {
            foreach (MatrixTranspose transposeB in Enum.GetValues<MatrixTranspose>())
            {
                Matrix storedA = transposeA == MatrixTranspose.None ? a : TestMatrices.Transpose(a);
                Matrix storedB = transposeB == MatrixTranspose.None ? b : TestMatrices.Transpose(b);
                var c = new Matrix(m, n);
                Array.Fill(c.Values, double.NaN);
                algebra.Multiply(
                    transposeA, transposeB, m, n, k, 1, storedA.Values, Math.Max(1, storedA.Columns),
                    storedB.Values, Math.Max(1, storedB.Columns), 0, c.Values, n);
                TestMatrices.LargestDifference(c, expected).ShouldBeLessThanOrEqualTo(Summation(k));
                MultiplySingle(algebra, transposeA, transposeB, storedA, storedB, expected, k);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Multiply_WithStridesAlphaAndBeta_LeavesTheGapsAlone(string provider)
    {
        const int m = 5, n = 7, k = 6, stride = 11;
        ILinearAlgebra algebra = ProviderNames.Provider(provider);
        Matrix a = TestMatrices.Random(m, stride, 1), b = TestMatrices.Random(k, stride, 2), c = TestMatrices.Random(m, stride, 3);
        double[] before = [.. c.Values];
        algebra.Multiply(MatrixTranspose.None, MatrixTranspose.None, m, n, k, 2, a.Values, stride, b.Values, stride, 0.5, c.Values, stride);
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < stride; j++)
            {
                double product = Enumerable.Range(0, k).Sum(d => a[i, d] * b[d, j]);
                double expected = j < n ? (2 * product) + (0.5 * before[(i * stride) + j]) : before[(i * stride) + j];
                c[i, j].ShouldBe(expected, 3 * Summation(k));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SymmetricRankUpdate_AnyShape_IsExactlySymmetric(string provider, int m, int n, int k)
    {
        ILinearAlgebra algebra = ProviderNames.Provider(provider);
        Matrix a = TestMatrices.Random(n, k, m), product = TestMatrices.Product(a, TestMatrices.Transpose(a));
        var c = new Matrix(n, n);
        Array.Fill(c.Values, double.NaN);
        algebra.SymmetricRankUpdate(n, k, 1, a.Values, Math.Max(1, k), 0, c.Values, n);
        TestMatrices.LargestDifference(c, product).ShouldBeLessThanOrEqualTo(Summation(k));
        algebra.SymmetricRankUpdate(n, k, -3, a.Values, Math.Max(1, k), 2, c.Values, n);
        System.Numerics.Tensors.TensorPrimitives.Negate(product.Values, product.Values);
        TestMatrices.LargestDifference(c, product).ShouldBeLessThanOrEqualTo(5 * Summation(k));
        TestMatrices.LargestDifference(c, TestMatrices.Transpose(c)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Multiply_ShortOperand_NamesItAndTheShapes(string provider)
    {
        var exception = Should.Throw<ShapeException>(() => ProviderNames.Provider(provider).Multiply(
            MatrixTranspose.None, MatrixTranspose.None, 2, 2, 3, 1, new double[6], 3, new double[5], 2, 0, new double[4], 2));
        exception.Message.ShouldBe("matrix B of shape (3, 2) with rows 2 apart needs 6 entries, got 5");
    }

    // How far two sums of k products of entries below 1 may lie apart, in any order and with or without fused multiplication:
    // each is within k·ε/2 of the exact sum, relative to the sum of magnitudes, which is at most k.
    private static double Summation(int k) => (double)k * k * MachineEpsilon.Float64;

    private static void MultiplySingle(
        ILinearAlgebra algebra, MatrixTranspose transposeA, MatrixTranspose transposeB, Matrix a, Matrix b, Matrix expected, int k)
    {
        float[] singleA = [.. a.Values.Select(value => (float)value)], singleB = [.. b.Values.Select(value => (float)value)];
        float[] c = [.. expected.Values.Select(_ => float.NaN)];
        algebra.Multiply(
            transposeA, transposeB, expected.Rows, expected.Columns, k, 1, singleA, Math.Max(1, a.Columns),
            singleB, Math.Max(1, b.Columns), 0, c, expected.Columns);
        c.Zip(expected.Values, (x, y) => Math.Abs(x - y)).Max().ShouldBeLessThan(SingleSummation);
    }
}
