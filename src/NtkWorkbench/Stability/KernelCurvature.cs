using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The Hessian of a loss in the linearized model, (1/n) JᵀHJ, as symmetric operators on the n·o outputs or, where they are fewer,
/// the p parameters, with the same eigenvalues but zeros; neither J nor Θ is formed.</summary>
internal static class KernelCurvature
{
    /// <summary>Θ = J Jᵀ, or JᵀJ where J has fewer columns than rows; 2/m of it is the mean squared error's.</summary>
    public static SymmetricOperator OfSquares(ITangentProducts of)
    {
        bool fromColumns = of.Columns < of.Rows;
        return new(Math.Min(of.Rows, of.Columns), (vectors, products) =>
        {
            int count = vectors.Length / Math.Min(of.Rows, of.Columns);
            using Rented<double> between = Rented<double>.Zeros(checked(count * Math.Max(of.Rows, of.Columns)));
            if (fromColumns)
            {
                of.Multiply(vectors, between.Span);
                of.MultiplyTransposed(between.Span, products);
            }
            else
            {
                of.MultiplyTransposed(vectors, between.Span);
                of.Multiply(between.Span, products);
            }
        });
    }

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
                    vector.Slice(i, outputs), Reductions.Sum(vector.Slice(i, outputs)) / outputs, centered.Slice(i, outputs));
        }
    }

    /// <summary>The largest eigenvalue of a positive semidefinite matrix, from the same start for all seeds; NaN where it was not found to
    /// 10⁻⁶ of it.</summary>
    public static double Largest(SymmetricOperator matrix, ILinearAlgebra linearAlgebra)
    {
        LeadingEigenpairs found = ThickRestartLanczos.Largest(
            matrix, new() { Count = 1, Block = 2 }, new RandomStreams(0).Named("features/stable_rate"), linearAlgebra);
        return found.Converged ? found.Values[0] : double.NaN;
    }

    private delegate void Map(ReadOnlySpan<double> vector, Span<double> image);

    // A Θ B, or JᵀB A J where J has fewer columns than rows. Maps write all of their destination.
    private static SymmetricOperator Between(ITangentProducts features, Map before, Map after)
    {
        (int rows, int columns) = (features.Rows, features.Columns);
        bool fromColumns = columns < rows;
        return new SymmetricOperator(Math.Min(rows, columns), (vectors, products) =>
        {
            int count = vectors.Length / Math.Min(rows, columns);
            using Rented<double> outputs = Rented<double>.Zeros(checked(count * rows)), mapped = Rented<double>.Zeros(count * rows);
            if (fromColumns)
            {
                features.Multiply(vectors, outputs.Span);
                Each(after, outputs.Span, mapped.Span);
                Each(before, mapped.Span, outputs.Span);
                features.MultiplyTransposed(outputs.Span, products);
                return;
            }
            using Rented<double> parameters = Rented<double>.Zeros(checked(count * columns));
            Each(before, vectors, mapped.Span);
            features.MultiplyTransposed(mapped.Span, parameters.Span);
            features.Multiply(parameters.Span, outputs.Span);
            Each(after, outputs.Span, products);
        });

        void Each(Map map, ReadOnlySpan<double> from, Span<double> to)
        {
            from.CopyTo(to);
            for (int at = 0; at < from.Length; at += rows)
                map(from.Slice(at, rows), to.Slice(at, rows));
        }
    }
}
