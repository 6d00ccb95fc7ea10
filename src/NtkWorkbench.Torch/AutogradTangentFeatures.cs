using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>The reference for <see cref="TorchTangentFeatures"/>: one backward pass of autograd for each row of J.</summary>
internal static class AutogradTangentFeatures
{
    /// <summary>J, (n·o, p) row-major, in the network's own precision.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">(n, d), of the network's type and on its device.</param>
    /// <remarks>O(n²·o·p): each row's backward pass runs over all samples.</remarks>
    public static double[] Jacobian(Perceptron network, Tensor inputs)
    {
        int parameterCount = network.Architecture.ParameterCount;
        using DisposeScope scope = NewDisposeScope();
        Tensor outputs = network.call(inputs).view(-1);
        double[] features = new double[outputs.numel() * parameterCount];
        for (int row = 0; row < outputs.numel(); row++)
        {
            using DisposeScope inner = NewDisposeScope();
            IList<Tensor> gradients = autograd.grad([outputs[row]], [.. network.Slots.Select(slot => slot.Tensor)], retain_graph: true);
            for (int i = 0; i < gradients.Count; i++)
                HostTransfer.Download(gradients[i], features.AsSpan(row * parameterCount, parameterCount)[network.Slots[i].Range]);
        }
        return features;
    }
}
