using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Both kernels by tiles, each of which goes through all layers while it lies in the cache.</summary>
internal sealed class KernelTiles
{
    private const int TileRows = 32, TileColumns = 128;

    private readonly KernelRecursion _recursion;
    private readonly Matrix _rows;
    private readonly Matrix _columns;
    private readonly ILinearAlgebra _algebra;

    /// <summary>Kernels to be filled.</summary>
    /// <param name="recursion">Of the rows, and of the columns after them where they are other points.</param>
    /// <param name="rows">X.</param>
    /// <param name="columns">X′; the same object: only half of the pairs are computed.</param>
    /// <param name="algebra">Products.</param>
    public KernelTiles(KernelRecursion recursion, Matrix rows, Matrix columns, ILinearAlgebra algebra)
    {
        (_recursion, _rows, _columns, _algebra) = (recursion, rows, columns, algebra);
        Nngp = Result(rows.Rows, columns.Rows);
        Tangent = Result(rows.Rows, columns.Rows);
    }

    /// <summary>K.</summary>
    public Matrix Nngp { get; }

    /// <summary>Θ.</summary>
    public Matrix Tangent { get; }

    private bool IsSymmetric => ReferenceEquals(_rows, _columns);

    /// <summary>Computes all entries.</summary>
    public void Fill(IProgress<double>? progress, CancellationToken cancellation) =>
        FixedPartition.Run(FixedPartition.Count(_rows.Rows, TileRows), part =>
        {
            double[] nngp = new double[TileRows * TileColumns], tangent = new double[TileRows * TileColumns],
                work = new double[TileColumns];
            int first = part * TileRows;
            for (int column = IsSymmetric ? first : 0; column < _columns.Rows; column += TileColumns)
            {
                cancellation.ThrowIfCancellationRequested();
                Compute(first, column, nngp, tangent, work);
                Keep(first, column, nngp, Nngp);
                Keep(first, column, tangent, Tangent);
            }
        }, progress, cancellation);

    private static Matrix Result(int rows, int columns)
    {
        var result = new Matrix(rows, columns);
        LargePages.Ask(result.Values);
        return result;
    }

    private int Height(int row) => Math.Min(TileRows, _rows.Rows - row);

    private int Width(int column) => Math.Min(TileColumns, _columns.Rows - column);

    private void Compute(int row, int column, double[] nngp, double[] tangent, double[] work)
    {
        int inputs = _rows.Columns, width = Width(column), padded = Lanes.Pad<double>(width);
        _algebra.Multiply<double>(MatrixTranspose.None, MatrixTranspose.Transposed, Height(row), width, inputs,
            1, _rows.Values.AsSpan(row * inputs), inputs, _columns.Values.AsSpan(column * inputs), inputs, 0, nngp, TileColumns);
        for (int i = 0; i < Height(row); i++)
        {
            Span<double> c = nngp.AsSpan(i * TileColumns, padded);
            TensorPrimitives.Divide(c, inputs, c);
            _recursion.Apply(row + i, (IsSymmetric ? 0 : Lanes.Pad<double>(_rows.Rows)) + column, c,
                tangent.AsSpan(i * TileColumns, padded), work.AsSpan(0, padded));
        }
    }

    private void Keep(int row, int column, double[] tile, Matrix result)
    {
        int width = Width(column), height = Height(row);
        for (int i = 0; i < height; i++)
            tile.AsSpan(i * TileColumns, width).CopyTo(result.Row(row + i)[column..]);
        for (int j = 0; j < width && IsSymmetric; j++)
        {
            Span<double> mirrored = result.Row(column + j).Slice(row, Math.Min(height, column + j - row));
            for (int i = 0; i < mirrored.Length; i++)
                mirrored[i] = tile[(i * TileColumns) + j];
        }
    }
}
