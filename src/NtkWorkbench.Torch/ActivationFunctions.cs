using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>φ and φ′ on tensors.</summary>
internal static class ActivationFunctions
{
    public static Tensor Apply(Activation activation, Tensor z) => activation switch
    {
        Activation.Relu => nn.functional.relu(z),
        Activation.LeakyRelu => LeakyRelu(z),
        Activation.Tanh => z.tanh(),
        Activation.Sigmoid => z.sigmoid(),
        Activation.Identity => z,
        Activation.Softplus => z.logaddexp(zeros_like(z)),
        Activation.Elu => Elu(z),
        Activation.Gelu => nn.functional.gelu(z),
        Activation.Silu => z * z.sigmoid(),
        Activation.Sine => z.sin(),
        Activation.Erf => z.erf(),
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

    private static Tensor LeakyRelu(Tensor z)
    {
        using Scalar slope = 0.01.ToScalar();
        return z.leaky_relu(slope);
    }

    private static Tensor Elu(Tensor z)
    {
        using Scalar one = 1.0.ToScalar();
        return z.elu(one, one, one);
    }
}
