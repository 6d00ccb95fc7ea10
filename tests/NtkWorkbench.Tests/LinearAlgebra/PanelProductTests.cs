namespace NtkWorkbench.Tests;

public sealed class PanelProductTests
{
    // Sums of up to 2,000 terms below 1, in one order or another.
    private const double Tolerance = 1e-12;

    public static TheoryData<int, int, int, MatrixTranspose, MatrixTranspose> Shapes()
    {
        var data = new TheoryData<int, int, int, MatrixTranspose, MatrixTranspose>();
        foreach (MatrixTranspose transposeA in Enum.GetValues<MatrixTranspose>())
        {
            foreach (MatrixTranspose transposeB in Enum.GetValues<MatrixTranspose>())
            {
                // One panel; panels of columns; panels of rows, the last one shorter.
                data.Add(5, 7, 3, transposeA, transposeB);
                data.Add(60, 301, 1800, transposeA, transposeB);
                data.Add(257, 63, 2000, transposeA, transposeB);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Multiply_EveryOrientation_GivesTheProduct(int m, int n, int k, MatrixTranspose transposeA, MatrixTranspose transposeB)
    {
        Matrix a = TestMatrices.Random(m, k, seed: 1), b = TestMatrices.Random(k, n, seed: 2), c = TestMatrices.Random(m, n, seed: 3);
        Matrix product = TestMatrices.Product(a, b);
        double[] expected = [.. product.Values.Zip(c.Values, (entry, before) => (0.5 * entry) + (2 * before))];
        Matrix storedA = transposeA == MatrixTranspose.None ? a : TestMatrices.Transpose(a);
        Matrix storedB = transposeB == MatrixTranspose.None ? b : TestMatrices.Transpose(b);
        PanelProduct.Multiply(
            LinearAlgebraProviders.Best(), transposeA, transposeB, m, n, k, 0.5, storedA.Values, storedA.Columns, storedB.Values,
                storedB.Columns,
            2, c.Values.AsSpan(), n);
        c.Values.ShouldBe(expected, Tolerance * k);
    }

    [Fact]
    public async Task Multiply_OneThreadOrMany_GivesTheSameBits()
    {
        const int M = 100, N = 3000, K = 110;
        var oneThread = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, maxConcurrencyLevel: 1).ConcurrentScheduler;
        double[] parallel = Product();
        double[] alone = await Task.Factory.StartNew(Product, CancellationToken.None, TaskCreationOptions.None, oneThread);
        alone.ShouldBe(parallel);

        static double[] Product()
        {
            Matrix a = TestMatrices.Random(M, K, seed: 1), b = TestMatrices.Random(K, N, seed: 2);
            double[] c = new double[M * N];
            PanelProduct.Multiply<double>(
                LinearAlgebraProviders.Best(), MatrixTranspose.None, MatrixTranspose.None, M, N, K, 1, a.Values, K, b.Values, N, 0, c, N);
            return c;
        }
    }
}
