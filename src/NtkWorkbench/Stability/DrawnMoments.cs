namespace NtkWorkbench;

/// <summary>Over draws of the noise. rows: J̌ of every draw of every sample, (n·draws·o, p): samples outermost, outputs
/// innermost.</summary>
/// <remarks>O(rows·p²).</remarks>
internal sealed class DrawnMoments(Matrix rows, int draws, int outputs, ILinearAlgebra algebra) : INoiseMoments
{
    public Matrix Gram
    {
        get
        {
            Matrix gram = NoisyDescent.Product(algebra, rows, MatrixTranspose.Transposed, rows);
            System.Numerics.Tensors.TensorPrimitives.Divide(gram.Values, draws, gram.Values);
            return gram;
        }
    }

    // With J̌ the rows of a sample, E[A M A] = Σ_d J̌_dᵀ(J̌_dMJ̌_dᵀ)J̌_d/D and E[A]ME[A] = J̌ᵀ(J̌MJ̌ᵀ)J̌/D².
    public Matrix Fourth(Matrix symmetric, double own, double pair)
    {
        int block = draws * outputs, p = rows.Columns;
        var inner = new Matrix(rows.Rows, p);
        Matrix images = NoisyDescent.Product(algebra, rows, MatrixTranspose.None, symmetric);
        double[] weights = new double[block * block];
        for (int first = 0; first < rows.Rows; first += block)
        {
            ReadOnlySpan<double> sample = rows.Values.AsSpan(first * p, block * p);
            algebra.Multiply(MatrixTranspose.None, MatrixTranspose.Transposed, block, block, p,
                1, images.Values.AsSpan(first * p, block * p), p, sample, p, 0, weights, block);
            for (int i = 0; i < weights.Length; i++)
            {
                bool isOneDraw = i / block / outputs == i % block / outputs;
                weights[i] *= ((isOneDraw ? own : 0) / draws) - (pair / ((double)draws * draws));
            }
            algebra.Multiply<double>(MatrixTranspose.None, MatrixTranspose.None, block, p, block,
                1, weights, block, sample, p, 0, inner.Values.AsSpan(first * p, block * p), p);
        }
        return NoisyDescent.Product(algebra, rows, MatrixTranspose.Transposed, inner);
    }
}
