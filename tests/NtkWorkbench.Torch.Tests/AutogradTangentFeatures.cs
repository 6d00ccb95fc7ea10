using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NtkWorkbench.Torch.Tests;

/// <summary>The reference for <see cref="TorchTangentFeatures"/>: one backward pass of autograd for each row of J.</summary>
internal static class AutogradTangentFeatures
{
    /// <summary>J, (n·o, p) row-major, float64, on the processor.</summary>
    /// <remarks>O(n²·o·p): each row's backward pass runs over all samples.</remarks>
    public static double[] Jacobian(NetworkArchitecture architecture, ReadOnlySpan<double> parameters, ReadOnlySpan<double> inputs)
    {
        using DisposeScope scope = NewDisposeScope();
        using var network = new Perceptron(architecture, ScalarType.Float64, CPU);
        network.Write(parameters);
        Tensor rows =
            HostTransfer.Upload(inputs, inputs.Length / architecture.InputCount, architecture.InputCount, ScalarType.Float64, CPU);
        Tensor outputs = network.call(rows).view(-1);
        double[] features = new double[outputs.numel() * architecture.ParameterCount];
        for (int row = 0; row < outputs.numel(); row++)
            CopyGradient(network, outputs[row], features.AsSpan(row * architecture.ParameterCount, architecture.ParameterCount));
        return features;
    }

    private static void CopyGradient(Perceptron network, Tensor output, Span<double> destination)
    {
        using DisposeScope scope = NewDisposeScope();
        IList<Tensor> gradients = autograd.grad([output], [.. network.Slots.Select(slot => slot.Tensor)], retain_graph: true);
        for (int i = 0; i < gradients.Count; i++)
            HostTransfer.Download(gradients[i], destination[network.Slots[i].Range]);
    }
}
