using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>J̄ with J̄J̄ᵀ = Θ̄, the mean over outputs of the blocks of Θ = JJᵀ of an output with itself: a row a sample, and for each
/// output p columns of its own, which are its rows of J over √o. features: J, disposed with it; outputs: o.</summary>
internal class SummedProducts(ITangentProducts features, int outputs) : ITangentProducts
{
    public int Rows => features.Rows / outputs;

    public int Columns { get; } = checked(features.Columns * outputs);

    private protected double Scale { get; } = 1 / Math.Sqrt(outputs);

    /// <inheritdoc/>
    /// <remarks>The cost of o vectors of J for each.</remarks>
    public void Multiply(ReadOnlySpan<double> directions, Span<double> result)
    {
        int count = VectorBlock.Count(Columns, directions.Length, Rows, result.Length);
        double[] products = new double[count * outputs * features.Rows];
        features.Multiply(directions, products);
        for (int k = 0; k < count; k++)
        {
            for (int i = 0; i < Rows; i++)
            {
                double sum = 0;
                for (int j = 0; j < outputs; j++)
                    sum += products[(((k * outputs) + j) * features.Rows) + (i * outputs) + j];
                result[(k * Rows) + i] = Scale * sum;
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>The cost of o vectors of J for each.</remarks>
    public void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> result)
    {
        int count = VectorBlock.Count(Rows, weights.Length, Columns, result.Length);
        double[] spread = new double[count * outputs * features.Rows];
        for (int k = 0; k < count; k++)
        {
            for (int j = 0; j < outputs; j++)
            {
                Span<double> own = spread.AsSpan(((k * outputs) + j) * features.Rows, features.Rows);
                for (int i = 0; i < Rows; i++)
                    own[(i * outputs) + j] = Scale * weights[(k * Rows) + i];
            }
        }
        features.MultiplyTransposed(spread, result);
    }

    public void SquaredNorms(Span<double> norms)
    {
        features.SquaredNorms(norms);
        TensorPrimitives.Divide(norms, outputs, norms);
    }

    public void Dispose() => features.Dispose();
}
