using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The Hessian H of a loss at θ in the parameters from the first on, reached through its gradients alone. parameters: θ, not
/// copied; gradient: of all of them.</summary>
internal sealed class LossHessian(Action<ReadOnlySpan<double>, Span<double>> gradient, double[] parameters, int first = 0)
{
    private readonly double[] _shifted = new double[parameters.Length];
    private readonly double[] _forward = new double[parameters.Length];
    private readonly double[] _backward = new double[parameters.Length];

    public SymmetricOperator AsOperator() => new(parameters.Length - first, Multiply);

    /// <summary>Hv ≈ (g(θ + hv) − g(θ − hv))/(2h).</summary>
    /// <remarks>h‖v‖ = √ε(1 + ‖θ‖/√p): about seven digits of a smooth loss, and so short that few ReLUs switch between the two points;
    /// where one does, its kink counts as curvature. Two gradients.</remarks>
    public void Multiply(ReadOnlySpan<double> direction, Span<double> product)
    {
        double norm = Reductions.Norm(direction);
        if (norm == 0)
        {
            product.Clear();
            return;
        }
        double width = Math.Sqrt(MachineEpsilon.Float64)
            * (1 + (Reductions.Norm<double>(parameters) / Math.Sqrt(parameters.Length))) / norm;
        Gradient(direction, width, _forward);
        Gradient(direction, -width, _backward);
        TensorPrimitives.Subtract(_forward.AsSpan(first), _backward.AsSpan(first), product);
        TensorPrimitives.Divide(product, 2 * width, product);
    }

    private void Gradient(ReadOnlySpan<double> direction, double width, double[] result)
    {
        parameters.CopyTo(_shifted, 0);
        TensorPrimitives.MultiplyAdd(direction, width, parameters.AsSpan(first), _shifted.AsSpan(first));
        gradient(_shifted, result);
    }
}
