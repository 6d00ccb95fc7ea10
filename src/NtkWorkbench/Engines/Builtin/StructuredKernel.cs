using System.Buffers;

namespace NtkWorkbench;

/// <summary>Tangent kernel Θ[a, b] = Σ_l (δ_l[a]·δ_l[b])(s_l² a_{l−1}[a]·a_{l−1}[b] + 1) by matrix products over tiles, J never
/// formed.</summary>
/// <remarks>Every tile is computed whole by one thread and in one order, so that no entry depends on the number of threads; where both
/// sides are the same features, the tiles above the diagonal are copies. Source: arXiv:2206.08720.</remarks>
internal sealed class StructuredKernel(LinearizedLayer[] rows, LinearizedLayer[] columns, int outputs, ILinearAlgebra linearAlgebra)
{
    // Three tiles of this many rows lie in a second-level cache of 1 MiB beside the packed factors.
    private const int RowsPerTile = 128;

    private readonly int _samplesPerTile = Math.Max(1, RowsPerTile / outputs);
    private readonly bool _symmetric = ReferenceEquals(rows, columns);
    private readonly int _columnCount = columns[0].Sensitivities.Rows;

    /// <summary>Sums the given layers' shares.</summary>
    public unsafe void Compute(Range layers, Span<double> kernel, IProgress<double>? progress, CancellationToken cancellation)
    {
        int tilesDown = FixedPartition.Count(rows[0].Activations.Rows, _samplesPerTile);
        int tilesAcross = FixedPartition.Count(columns[0].Activations.Rows, _samplesPerTile);
        int length = kernel.Length;
        fixed (double* start = kernel)
        {
            // Spans cannot enter a lambda; the tiles that threads write through this pointer do not overlap.
            double* destination = start;
            FixedPartition.Run(checked(tilesDown * tilesAcross), Compute, progress, cancellation);

            void Compute(int index)
            {
                (int down, int across) = Math.DivRem(index, tilesAcross);
                if (!_symmetric || across <= down)
                    ComputeTile(layers, down, across, new Span<double>(destination, length));
            }
        }
    }

    private void ComputeTile(Range layers, int down, int across, Span<double> kernel)
    {
        Tile tile = new(SamplesOf(rows, down), SamplesOf(columns, across), outputs);
        double[] scratch = ArrayPool<double>.Shared.Rent(3 * tile.Length);
        Span<double> sum = scratch.AsSpan(0, tile.Length);
        Span<double> products = scratch.AsSpan(tile.Length, tile.Length);
        Span<double> gram = scratch.AsSpan(2 * tile.Length, tile.Length);
        sum.Clear();
        bool diagonal = _symmetric && down == across;
        (int first, int count) = layers.GetOffsetAndLength(rows.Length);
        for (int l = first; l < first + count; l++)
        {
            double scale = rows[l].Layout.WeightScale;
            Product(rows[l].Sensitivities, columns[l].Sensitivities, tile.Rows, tile.Columns, 1, diagonal, products);
            Product(rows[l].Activations, columns[l].Activations, tile.RowSamples, tile.ColumnSamples, scale * scale, diagonal, gram);
            tile.AddProduct(products, gram, sum);
        }
        tile.CopyTo(sum, kernel, _columnCount, mirrored: _symmetric && !diagonal);
        ArrayPool<double>.Shared.Return(scratch);
    }

    private void Product(Matrix a, Matrix b, TileSide down, TileSide across, double scale, bool same, Span<double> result)
    {
        int k = a.Columns;
        ReadOnlySpan<double> left = a.Values.AsSpan(checked(down.First * k), checked(down.Count * k));
        if (same)
        {
            linearAlgebra.SymmetricRankUpdate(down.Count, k, scale, left, k, 0, result, across.Count);
            return;
        }
        ReadOnlySpan<double> right = b.Values.AsSpan(checked(across.First * k), checked(across.Count * k));
        linearAlgebra.Multiply(
            MatrixTranspose.None, MatrixTranspose.Transposed, down.Count, across.Count, k, scale, left, k, right, k, 0, result,
                across.Count);
    }

    private TileSide SamplesOf(LinearizedLayer[] side, int index)
    {
        int first = index * _samplesPerTile;
        return new TileSide(first, Math.Min(_samplesPerTile, side[0].Activations.Rows - first));
    }
}
