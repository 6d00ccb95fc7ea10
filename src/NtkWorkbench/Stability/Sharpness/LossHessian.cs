using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The Hessian H of a loss at θ, reached through its gradients alone. parameters: θ, p entries; not copied.</summary>
internal sealed class LossHessian(Action<ReadOnlySpan<double>, Span<double>> gradient, double[] parameters)
{
    private readonly double[] _shifted = new double[parameters.Length];
    private readonly double[] _backward = new double[parameters.Length];

    public int Size => parameters.Length;

    /// <summary>Hv ≈ (g(θ + hv) − g(θ − hv))/(2h).</summary>
    /// <remarks>h‖v‖ = √ε(1 + ‖θ‖/√p): about seven digits of a smooth loss, and so short that few ReLUs switch between the two points;
    /// where one does, its kink counts as curvature. Two gradients.</remarks>
    public void Multiply(ReadOnlySpan<double> direction, Span<double> product)
    {
        double norm = TensorPrimitives.Norm(direction);
        if (norm == 0)
        {
            product.Clear();
            return;
        }
        double width = Math.Sqrt(MachineEpsilon.Float64) * (1 + (TensorPrimitives.Norm<double>(parameters) / Math.Sqrt(Size))) / norm;
        TensorPrimitives.MultiplyAdd(direction, width, parameters, _shifted);
        gradient(_shifted, product);
        TensorPrimitives.MultiplyAdd(direction, -width, parameters, _shifted);
        gradient(_shifted, _backward);
        TensorPrimitives.Subtract(product, _backward, product);
        TensorPrimitives.Divide(product, 2 * width, product);
    }
}
