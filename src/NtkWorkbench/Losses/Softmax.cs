using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>p_c = e^{f_c}/Σ_c e^{f_c}, for outputs of any finite size.</summary>
internal static class Softmax
{
    /// <summary>The class probabilities of one sample.</summary>
    /// <remarks>The largest output is taken out of the exponentials first: TensorPrimitives.SoftMax does not, and gives NaN from outputs of
    /// 710 on. NaN propagates.</remarks>
    public static void Apply(ReadOnlySpan<double> outputs, Span<double> probabilities)
    {
        TensorPrimitives.Subtract(outputs, TensorPrimitives.Max(outputs), probabilities);
        TensorPrimitives.Exp<double>(probabilities, probabilities);
        TensorPrimitives.Divide(probabilities, Reductions.Sum<double>(probabilities), probabilities);
    }
}
