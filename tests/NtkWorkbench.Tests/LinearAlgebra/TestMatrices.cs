using System.Numerics.Tensors;

namespace NtkWorkbench.Tests;

/// <summary>Matrices with known properties, and the textbook operations that providers are compared with.</summary>
internal static class TestMatrices
{
    /// <summary>Entries in [−1, 1) from a small congruential generator, the same on every machine.</summary>
    public static Matrix Random(int rows, int columns, int seed = 1)
    {
        var matrix = new Matrix(rows, columns);
        ulong state = (ulong)seed * 0x9E3779B97F4A7C15;
        foreach (ref double value in matrix.Values.AsSpan())
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            value = ((state >> 11) * Math.ScaleB(1, -52)) - 1;
        }
        return matrix;
    }

    public static Matrix Transpose(Matrix a)
    {
        var result = new Matrix(a.Columns, a.Rows);
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < a.Columns; j++)
                result[j, i] = a[i, j];
        }
        return result;
    }

    public static Matrix Product(Matrix a, Matrix b)
    {
        var result = new Matrix(a.Rows, b.Columns);
        for (int i = 0; i < a.Rows; i++)
        {
            for (int k = 0; k < a.Columns; k++)
                TensorPrimitives.MultiplyAdd(b.Row(k), a[i, k], result.Row(i), result.Row(i));
        }
        return result;
    }

    /// <summary>Orthonormal columns, rows ≥ columns: Gram–Schmidt, twice.</summary>
    public static Matrix Orthonormal(int rows, int columns, int seed)
    {
        Matrix transposed = Random(columns, rows, seed);
        for (int k = 0; k < columns; k++)
        {
            Span<double> row = transposed.Row(k);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int other = 0; other < k; other++)
                {
                    double product = TensorPrimitives.Dot<double>(row, transposed.Row(other));
                    TensorPrimitives.MultiplyAdd(transposed.Row(other), -product, row, row);
                }
            }
            TensorPrimitives.Divide(row, TensorPrimitives.Norm<double>(row), row);
        }
        return Transpose(transposed);
    }

    /// <summary>U diag(σ) Vᵀ with random orthonormal U and V.</summary>
    public static Matrix WithSingularValues(int rows, int columns, double[] sigma)
    {
        Matrix left = Orthonormal(rows, sigma.Length, 2);
        for (int i = 0; i < rows; i++)
            TensorPrimitives.Multiply(left.Row(i), sigma, left.Row(i));
        return Product(left, Transpose(Orthonormal(columns, sigma.Length, 3)));
    }

    /// <summary>count values falling evenly on a logarithmic scale from 1 to <paramref name="smallest"/>.</summary>
    public static double[] Graded(int count, double smallest) =>
        [.. Enumerable.Range(0, count).Select(i => Math.Pow(smallest, i / Math.Max(1.0, count - 1)))];

    public static double LargestDifference(Matrix a, Matrix b)
    {
        (a.Rows, a.Columns).ShouldBe((b.Rows, b.Columns));
        return a.Values.Length == 0 ? 0 : a.Values.Zip(b.Values, (x, y) => Math.Abs(x - y)).Max();
    }

    /// <summary>max |AᵀA − I|.</summary>
    public static double DepartureFromOrthonormalColumns(Matrix a)
    {
        Matrix gram = Product(Transpose(a), a);
        for (int i = 0; i < gram.Rows; i++)
            gram[i, i] -= 1;
        return gram.Values.Max(Math.Abs);
    }
}
