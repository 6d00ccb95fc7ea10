using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The block-diagonal S of softmax cross-entropy, a square root of its Hessian in the outputs: S_i = diag(√p_i) − p_i √p_iᵀ has
/// S_iS_iᵀ = diag(p_i) − 2 p_ip_iᵀ + p_ip_iᵀ = H_i, with p_i = softmax f_i.</summary>
internal sealed class SoftmaxRoots
{
    private readonly Matrix _probabilities;
    private readonly Matrix _roots;

    public SoftmaxRoots(Matrix outputs)
    {
        _probabilities = new Matrix(outputs.Rows, outputs.Columns);
        _roots = new Matrix(outputs.Rows, outputs.Columns);
        for (int i = 0; i < outputs.Rows; i++)
            Softmax.Apply(outputs.Row(i), _probabilities.Row(i));
        TensorPrimitives.Sqrt<double>(_probabilities.Values, _roots.Values);
    }

    /// <summary>S v, sample by sample √p ∘ v − (√p · v) p.</summary>
    public void Multiply(ReadOnlySpan<double> vector, Span<double> product)
    {
        int o = _roots.Columns;
        for (int i = 0; i < _roots.Rows; i++)
        {
            ReadOnlySpan<double> entries = vector.Slice(i * o, o), root = _roots.Row(i), p = _probabilities.Row(i);
            double sum = Reductions.Dot(root, entries);
            for (int c = 0; c < o; c++)
                product[(i * o) + c] = (root[c] * entries[c]) - (sum * p[c]);
        }
    }

    /// <summary>Sᵀu, sample by sample √p ∘ (u − (p · u) 1).</summary>
    public void MultiplyTransposed(ReadOnlySpan<double> vector, Span<double> product)
    {
        int o = _roots.Columns;
        for (int i = 0; i < _roots.Rows; i++)
        {
            ReadOnlySpan<double> entries = vector.Slice(i * o, o), root = _roots.Row(i);
            double mean = Reductions.Dot(entries, _probabilities.Row(i));
            for (int c = 0; c < o; c++)
                product[(i * o) + c] = root[c] * (entries[c] - mean);
        }
    }
}
