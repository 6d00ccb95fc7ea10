using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>Tensors and numbers: a Scalar that nothing holds, as those of TorchSharp's own operators, may be freed while libtorch reads
/// it.</summary>
internal static class HeldNumber
{
    public static Tensor Times(this Tensor tensor, double factor)
    {
        using Scalar held = factor.ToScalar();
        return tensor.mul(held);
    }

    public static Tensor Plus(this Tensor tensor, Tensor other)
    {
        using Scalar one = 1.0.ToScalar();
        return tensor.add(other, one);
    }

    public static void Accumulate(this Tensor sum, Tensor term)
    {
        using Scalar one = 1.0.ToScalar();
        sum.add_(term, one);
    }
}
