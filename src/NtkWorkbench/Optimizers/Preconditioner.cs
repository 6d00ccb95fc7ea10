using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The diagonal P by which an optimizer divides its step: Adam's √(v/(1 − β₂ᵗ)) + ε, RMSprop's √v + ε.</summary>
internal static class Preconditioner
{
    public static bool Has(OptimizerOptions optimizer) => optimizer is AdamOptions or RmsPropOptions;

    /// <summary>P, p entries; null for an optimizer without one, and before its first step. vectors: <see cref="Optimizer{T}.Vectors"/>,
    /// zero at parameters that are not trained, where P is ε.</summary>
    public static double[]? Of(OptimizerOptions optimizer, IReadOnlyList<double[]> vectors, long steps) => (optimizer, steps) switch
    {
        (_, 0) => null,
        (AdamOptions adam, _) => Of(vectors[1], 1 - Math.Pow(adam.Beta2, steps), adam.Epsilon),
        (RmsPropOptions rmsProp, _) => Of(vectors[0], 1, rmsProp.Epsilon),
        _ => null,
    };

    private static double[] Of(double[] squares, double correction, double epsilon)
    {
        double[] diagonal = new double[squares.Length];
        TensorPrimitives.Divide(squares, correction, diagonal);
        TensorPrimitives.Sqrt<double>(diagonal, diagonal);
        TensorPrimitives.Add(diagonal, epsilon, diagonal);
        return diagonal;
    }
}
