using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Orthonormal rows Q that grow by blocks of rows, in memory taken once.</summary>
internal sealed class KrylovBasis(int capacity, int size, ILinearAlgebra algebra)
{
    // Columns that a rotation in place takes at a time.
    private const int Chunk = 4096;

    // A random vector of which less than this share of the expected is left, lies in the basis for all that rounding can tell.
    private const double LeastShare = 1e-3;

    private readonly double[] _rows = new double[checked(capacity * size)];

    public int Capacity => capacity;

    public int Count { get; private set; }

    /// <summary>Rows first … first + count − 1, one after another.</summary>
    public Span<double> Rows(int first, int count) => _rows.AsSpan(checked(first * size), checked(count * size));

    /// <summary>Takes in rows that are orthonormal and orthogonal to those here.</summary>
    public void Append(Matrix rows)
    {
        rows.Values.CopyTo(Rows(Count, rows.Rows));
        Count += rows.Rows;
    }

    /// <summary>Holds other rows instead, orthonormal ones.</summary>
    public void Replace(Matrix rows)
    {
        Count = 0;
        Append(rows);
    }

    /// <summary>Y ← Y − HᵀQ with H = QYᵀ, as often as asked; the sum of all H, shape (Count, rows of Y).</summary>
    public Matrix Project(Matrix block, int passes)
    {
        int rows = block.Rows;
        Matrix sum = new(Count, rows), part = new(Count, rows);
        for (int pass = 0; pass < passes && Count > 0 && rows > 0; pass++)
        {
            PanelProduct.Multiply<double>(
                algebra, MatrixTranspose.None, MatrixTranspose.Transposed, Count, rows, size,
                1, _rows, size, block.Values, size, 0, part.Values, rows);
            PanelProduct.Multiply<double>(
                algebra, MatrixTranspose.Transposed, MatrixTranspose.None, rows, size, Count,
                -1, part.Values, rows, _rows, size, 1, block.Values, size);
            TensorPrimitives.Add(sum.Values, part.Values, sum.Values);
        }
        return sum;
    }

    /// <summary>Makes of Y, which is orthogonal to Q, the block that is to follow: orthonormal rows X of the span of Y's rows; those of
    /// which no more than <paramref name="rounding"/> is left are replaced by random ones. As many rows as Y has, where the space has
    /// them. Returns R, Y = RᵀX but for rounding.</summary>
    public (Matrix Next, Matrix Coupling) Follow(Matrix block, double rounding, RandomStream random)
    {
        int rows = Math.Min(block.Rows, size - Count);
        var coupling = new Matrix(block.Rows, block.Rows);
        int kept = Math.Min(rows, Orthonormalize(block, rounding, coupling));
        Matrix next = rows == block.Rows ? block : new Matrix(rows, size, block.Values[..checked(rows * size)]);
        double expected = 1 / Math.Sqrt(size);
        do
        {
            foreach (ref double entry in next.Values.AsSpan(kept * size))
                entry = expected * random.NextNormal();
            // Of rows that were nearly rounding, as of the random ones, the basis still holds a share.
            Project(next, passes: 1);
            kept = Orthonormalize(next, LeastShare * expected, new Matrix(rows, rows));
        }
        while (kept < rows);
        return (next, coupling);
    }

    /// <summary>Q ← SᵀQ for the first <paramref name="kept"/> columns of S, in place.</summary>
    public void Rotate(Matrix columns, int kept)
    {
        double[] part = new double[kept * Math.Min(Chunk, size)];
        for (int first = 0; first < size; first += Chunk)
        {
            int width = Math.Min(Chunk, size - first);
            PanelProduct.Multiply<double>(
                algebra, MatrixTranspose.Transposed, MatrixTranspose.None, kept, width, Count,
                1, columns.Values, columns.Columns, _rows.AsSpan(first), size, 0, part, width);
            for (int i = 0; i < kept; i++)
                part.AsSpan(i * width, width).CopyTo(Rows(i, 1)[first..]);
        }
        Count = kept;
    }

    // Gram–Schmidt within the block, twice; rows that are dropped leave their places to those that follow.
    private static int Orthonormalize(Matrix block, double least, Matrix coupling)
    {
        int kept = 0;
        for (int j = 0; j < block.Rows; j++)
        {
            Span<double> row = block.Row(j);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int i = 0; i < kept; i++)
                {
                    double share = Reductions.Dot<double>(block.Row(i), row);
                    TensorPrimitives.MultiplyAdd(block.Row(i), -share, row, row);
                    coupling[i, j] += share;
                }
            }
            double norm = Reductions.Norm<double>(row);
            if (!(norm > least))
                continue;
            coupling[kept, j] = norm;
            TensorPrimitives.Divide(row, norm, block.Row(kept++));
        }
        return kept;
    }
}
