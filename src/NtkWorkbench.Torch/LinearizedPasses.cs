using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>A network's parameters at one time, and the passes forward and back through them.</summary>
/// <remarks>Legend: b samples, k vectors in parameter or output space; layer l has the weight s_l W_l, a_{l−1} of shape (b, fan_in) and δ_l
/// of shape (b, k, fan_out).</remarks>
internal sealed class LinearizedPasses : IDisposable
{
    private readonly Tensor[] _weights;
    private readonly Tensor[] _biases;

    public LinearizedPasses(Perceptron network, ScalarType type)
    {
        using DisposeScope scope = NewDisposeScope();
        Architecture = network.Architecture;
        // Copies, for the network may train on.
        _weights = [.. Architecture.Layers.Select(layer => Rounded(2 * layer.Index).Times(layer.WeightScale).DetachFromDisposeScope())];
        _biases = [.. Architecture.Layers.Select(layer => Rounded((2 * layer.Index) + 1).clone().DetachFromDisposeScope())];

        Tensor Rounded(int slot) => network.Slots[slot].Tensor.detach().to(type);
    }

    public NetworkArchitecture Architecture { get; }

    /// <summary>a_{l−1} of every layer and φ′(z_l) of every hidden one.</summary>
    public (Tensor[] Activations, Tensor[] Derivatives) Forward(Tensor inputs, CancellationToken cancellation)
    {
        Tensor[] activations = new Tensor[_weights.Length], derivatives = new Tensor[_weights.Length - 1];
        activations[0] = inputs.alias();
        for (int l = 0; l < derivatives.Length; l++)
        {
            cancellation.ThrowIfCancellationRequested();
            Tensor z = nn.functional.linear(activations[l], _weights[l], _biases[l]);
            (activations[l + 1], derivatives[l]) = ActivationFunctions.Linearize(Architecture.Activation, z);
        }
        return (activations, derivatives);
    }

    /// <summary>δ_l = s_{l+1} δ_{l+1} W_{l+1} ∘ φ′(z_l).</summary>
    public Tensor Back(int layer, Tensor next, Tensor derivative) => next.matmul(_weights[layer + 1]).mul(derivative.unsqueeze(1));

    /// <summary>s_l W_l ȧ_{l−1} for every vector.</summary>
    public Tensor Ahead(int layer, Tensor change) => change.matmul(_weights[layer].t());

    public void Dispose()
    {
        foreach (Tensor tensor in (Tensor[])[.. _weights, .. _biases])
            tensor.Dispose();
    }
}
