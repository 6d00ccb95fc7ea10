using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>φ and φ′ on tensors.</summary>
internal static class ActivationFunctions
{
    // Above this z, ln(1 + e^z) is z to the last bit of either precision; libtorch's own default of 20 is off by 2·10⁻⁹.
    private const double SoftplusIsLinearFrom = 40;

    public static Tensor Apply(Activation activation, Tensor z) => activation switch
    {
        Activation.Relu => nn.functional.relu(z),
        Activation.LeakyRelu => nn.functional.leaky_relu(z, 0.01),
        Activation.Tanh => z.tanh(),
        Activation.Sigmoid => z.sigmoid(),
        Activation.Identity => z,
        Activation.Softplus => nn.functional.softplus(z, 1, SoftplusIsLinearFrom),
        Activation.Elu => nn.functional.elu(z, 1),
        Activation.Gelu => nn.functional.gelu(z),
        Activation.Silu => z * z.sigmoid(),
        Activation.Sine => z.sin(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "not an activation"),
    };

    /// <summary>φ(z) and φ′(z); the derivative is autograd's, so that each function is written once.</summary>
    public static (Tensor Value, Tensor Derivative) Linearize(Activation activation, Tensor z)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor input = z.detach().requires_grad_();
        Tensor value = Apply(activation, input);
        Tensor derivative = autograd.grad([value.sum()], [input])[0];
        return (value.detach().MoveToOuterDisposeScope(), derivative.contiguous().MoveToOuterDisposeScope());
    }
}
