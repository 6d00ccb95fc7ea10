using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The gradient 2Xᵀ(Xw − y) of ‖Xw − y‖².</summary>
internal static class LeastSquaresGradient
{
    /// <summary>Writes the gradient at w.</summary>
    /// <remarks>O(md), one pass over X.</remarks>
    public static void Evaluate(Matrix design, ReadOnlySpan<double> targets, ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        gradient.Clear();
        for (int i = 0; i < design.Rows; i++)
        {
            ReadOnlySpan<double> row = design.Row(i);
            double residual = Reductions.Dot(row, parameters) - targets[i];
            TensorPrimitives.MultiplyAdd(row, 2 * residual, gradient, gradient);
        }
    }
}
