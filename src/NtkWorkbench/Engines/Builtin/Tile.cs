using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>One rectangle of a tangent kernel; its own entries lie contiguously, row-major.</summary>
internal readonly struct Tile(TileSide rowSamples, TileSide columnSamples, int outputs)
{
    public TileSide RowSamples { get; } = rowSamples;

    public TileSide ColumnSamples { get; } = columnSamples;

    public TileSide Rows { get; } = rowSamples.Times(outputs);

    public TileSide Columns { get; } = columnSamples.Times(outputs);

    public int Length => checked(Rows.Count * Columns.Count);

    /// <summary>sum += products ∘ (gram + 1), where an entry of gram stands for all outputs of its two samples. products: δ·δ′, (rows,
    /// columns); gram: s² a·a′, (row samples, column samples) at the front; changed; sum: (rows, columns).</summary>
    public void AddProduct(ReadOnlySpan<double> products, Span<double> gram, Span<double> sum)
    {
        int width = Columns.Count, samples = ColumnSamples.Count;
        gram = gram[..(RowSamples.Count * samples)];
        TensorPrimitives.Add(gram, 1, gram);
        if (outputs == 1)
        {
            TensorPrimitives.MultiplyAdd(products, gram, sum, sum);
            return;
        }

        double[] spread = new double[width];
        for (int row = 0; row < Rows.Count; row++)
        {
            if (row % outputs == 0)
                Spread(gram.Slice(row / outputs * samples, samples), spread);
            Span<double> target = sum.Slice(row * width, width);
            TensorPrimitives.MultiplyAdd(products.Slice(row * width, width), spread, target, target);
        }
    }

    /// <summary>Writes the tile to its place in the kernel and, where mirrored, transposed to the place across the diagonal.</summary>
    public void CopyTo(ReadOnlySpan<double> tile, Span<double> kernel, int kernelColumns, bool mirrored)
    {
        int width = Columns.Count;
        for (int i = 0; i < Rows.Count; i++)
            tile.Slice(i * width, width).CopyTo(kernel[checked(((Rows.First + i) * kernelColumns) + Columns.First)..]);
        for (int j = 0; mirrored && j < width; j++)
        {
            Span<double> target = kernel.Slice(checked(((Columns.First + j) * kernelColumns) + Rows.First), Rows.Count);
            for (int i = 0; i < target.Length; i++)
                target[i] = tile[(i * width) + j];
        }
    }

    private void Spread(ReadOnlySpan<double> perSample, Span<double> perRow)
    {
        for (int j = 0; j < perSample.Length; j++)
            perRow.Slice(j * outputs, outputs).Fill(perSample[j]);
    }
}
