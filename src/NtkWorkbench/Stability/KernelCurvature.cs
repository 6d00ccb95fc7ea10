using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The Hessian of a loss in the linearized model, (1/n) JᵀHJ, as symmetric operators with the same eigenvalues on the n·o outputs,
/// neither J nor Θ formed.</summary>
internal static class KernelCurvature
{
    /// <summary>Θ = J Jᵀ, 2/m of which is the mean squared error's.</summary>
    public static SymmetricOperator OfSquares(ITangentProducts features) => Between(features, (_, _) => { }, (_, _) => { });

    /// <summary>SᵀΘS of softmax cross-entropy at outputs f, (n, o); 1/n of it is the loss's. S: <see cref="SoftmaxRoots"/>.</summary>
    public static SymmetricOperator OfSoftmax(ITangentProducts features, Matrix outputs)
    {
        var roots = new SoftmaxRoots(outputs);
        return Between(features, roots.Multiply, roots.MultiplyTransposed);
    }

    /// <summary>QΘQ, Q = I − 11ᵀ/o for each sample; 1/(2n) of it is a bound of what softmax cross-entropy has anywhere.</summary>
    public static SymmetricOperator OfSoftmaxEverywhere(ITangentProducts features, int outputs)
    {
        return Between(features, WithoutMeans, WithoutMeans);

        void WithoutMeans(ReadOnlySpan<double> vector, Span<double> centered)
        {
            for (int i = 0; i < vector.Length; i += outputs)
                TensorPrimitives.Subtract(
                    vector.Slice(i, outputs), TensorPrimitives.Sum(vector.Slice(i, outputs)) / outputs, centered.Slice(i, outputs));
        }
    }

    /// <summary>The largest eigenvalue of a positive semidefinite matrix, by a Lanczos iteration from the same start for all
    /// seeds.</summary>
    public static double Largest(SymmetricOperator matrix, ILinearAlgebra linearAlgebra)
    {
        RandomStream stream = new RandomStreams(0).Named("features/stable_rate");
        double[] start = new double[matrix.Size];
        foreach (ref double entry in start.AsSpan())
            entry = stream.NextNormal();
        return matrix.Largest(start, linearAlgebra).Value;
    }

    private delegate void Map(ReadOnlySpan<double> vector, Span<double> image);

    // What is around Θ writes all of its destination, or leaves it as it is for the identity.
    private static SymmetricOperator Between(ITangentProducts features, Map before, Map after) => new(features.Rows, (vectors, products) =>
    {
        int rows = features.Rows, count = vectors.Length / rows;
        double[] inner = vectors.ToArray(), parameters = new double[count * features.Columns];
        for (int k = 0; k < count; k++)
            before(vectors.Slice(k * rows, rows), inner.AsSpan(k * rows, rows));
        features.MultiplyTransposed(inner, parameters);
        features.Multiply(parameters, inner);
        inner.CopyTo(products);
        for (int k = 0; k < count; k++)
            after(inner.AsSpan(k * rows, rows), products.Slice(k * rows, rows));
    });
}
