using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>(A + λI)x = b for a symmetric positive semi-definite operator A and λ ≥ 0, by conjugate gradients. Right-hand sides share the
/// products but nothing else.</summary>
/// <remarks>The error in the norm of A + λI falls at least as ((√κ − 1)/(√κ + 1))ᵗ, κ the ratio of its largest eigenvalue to its smallest
/// that b has a share of; known leading pairs take theirs out of κ. Without λ and with A singular, x from zero on stays in A's range: where
/// b lies in it, x is the shortest solution. Where it does not, there is no solution, residuals stay above b's share outside, and what is
/// returned is the iterate of the smallest, which may be 0; least squares is a system of its own, (JᵀJ + λI)x = Jᵀy, and that has one.
/// Time beside the products: O(size) a vector, O(pairs·size) with known pairs. Source: Hestenes and Stiefel, "Methods of conjugate
/// gradients for solving linear systems", J. Res. NBS 49, 1952.</remarks>
internal sealed class ConjugateGradients
{
    // A residual measured afresh that is not below this share of the last one measured: rounding lets no more be had.
    private const double LeastGain = 0.5;

    private readonly SymmetricOperator _matrix;
    private readonly double _shift;
    private readonly SpectralPreconditioner? _preconditioner;
    private readonly CancellationToken _cancellation;
    private readonly IProgress<double>? _progress;
    private readonly double _tolerance;
    private int _productsLeft;

    private ConjugateGradients(
        SymmetricOperator matrix, double shift, double tolerance, int mostProducts, SpectralPreconditioner? preconditioner,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        (_matrix, _shift, _tolerance, _productsLeft) = (matrix, shift, tolerance, mostProducts);
        (_preconditioner, _progress, _cancellation) = (preconditioner, progress, cancellation);
    }

    /// <summary>Iterates until ‖b − (A + λI)x‖ ≤ tolerance·‖b‖ for each b, or no product more may be made, or rounding has taken
    /// pᵀ(A + λI)p to zero; then measures, and goes on from what is left as long as that helps.</summary>
    /// <param name="matrix">A.</param>
    /// <param name="rightHandSides">The b, shape (k, size).</param>
    /// <param name="shift">λ.</param>
    /// <param name="tolerance">Of the relative residual.</param>
    /// <param name="mostProducts">Vectors that A may be multiplied by; those that measure last come on top, one a right-hand side.</param>
    /// <param name="algebra">Whose products known pairs are applied by.</param>
    /// <param name="known">Leading eigenpairs of A, at least roughly: the iteration sees their values as the smallest of them.</param>
    /// <param name="progress">Told the largest relative residual.</param>
    /// <param name="cancellation">Looked at between products.</param>
    /// <exception cref="NumericalException">A product is not finite.</exception>
    public static LinearSolutions Solve(
        SymmetricOperator matrix, Matrix rightHandSides, double shift, double tolerance, int mostProducts, ILinearAlgebra algebra,
        LeadingEigenpairs? known = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var preconditioner = known is null ? null : new SpectralPreconditioner(known, shift, algebra);
        return new ConjugateGradients(matrix, shift, tolerance, mostProducts, preconditioner, progress, cancellation)
            .Solve(rightHandSides);
    }

    private LinearSolutions Solve(Matrix rightHandSides)
    {
        var solutions = new Matrix(rightHandSides.Rows, rightHandSides.Columns);
        double[] norms = [.. Enumerable.Range(0, solutions.Rows).Select(i => Reductions.Norm<double>(rightHandSides.Row(i)))];
        double[] residuals = [.. norms.Select(norm => norm > 0 ? 1.0 : 0)];
        int[] open = [.. Enumerable.Range(0, norms.Length).Where(i => norms[i] > 0)];
        int allowed = _productsLeft;
        Matrix left = rightHandSides.Take(open);
        while (open.Length > 0)
        {
            Iterate([.. open], left, solutions, norms);
            left = Left(rightHandSides.Take(open), solutions.Take(open));
            double[] before = [.. residuals];
            for (int i = 0; i < open.Length; i++)
                residuals[open[i]] = Reductions.Norm<double>(left.Row(i)) / norms[open[i]];
            int[] rest = [.. Enumerable.Range(0, open.Length).Where(i => Helps(residuals[open[i]], before[open[i]]))];
            (left, open) = (left.Take(rest), [.. rest.Select(i => open[i])]);
            if (_productsLeft < open.Length)
                break;
        }
        return new LinearSolutions
        {
            Solutions = solutions,
            Residuals = residuals,
            Products = allowed - _productsLeft,
            Converged = residuals.All(residual => residual <= _tolerance),
        };
    }

    private bool Helps(double residual, double before) => residual > _tolerance && residual <= LeastGain * before;

    // b − (A + λI)x, row by row.
    private Matrix Left(Matrix rightHandSides, Matrix solutions)
    {
        var left = new Matrix(solutions.Rows, solutions.Columns);
        Multiply(solutions.Rows, solutions.Values, left.Values);
        TensorPrimitives.Subtract(rightHandSides.Values, left.Values, left.Values);
        return left;
    }

    // active[i] is the right-hand side whose residual is row i; where one is done, the last takes its row. Residuals may rise on the way:
    // solutions are those of the least.
    private void Iterate(List<int> active, Matrix left, Matrix solutions, double[] norms)
    {
        int size = left.Columns;
        Matrix product = new(active.Count, size), buffer = new(_preconditioner is null ? 0 : active.Count, size);
        Matrix preconditioned = Preconditioned(active.Count, left, buffer), direction = new(active.Count, size, [.. preconditioned.Values]);
        Matrix iterates = solutions.Take([.. active]);
        double[] squares = [.. active.Select((_, i) => Reductions.Dot<double>(left.Row(i), preconditioned.Row(i)))];
        double[] least = [.. active.Select((k, i) => Reductions.Norm<double>(left.Row(i)) / norms[k])];
        while (active.Count > 0 && active.Count <= _productsLeft)
        {
            Multiply(active.Count, direction.Values, product.Values);
            double largest = 0;
            for (int i = active.Count - 1; i >= 0; i--)
            {
                double curvature = Reductions.Dot<double>(direction.Row(i), product.Row(i)), step = squares[i] / curvature;
                // Positive but for rounding; without a finite step there is no way on.
                bool goes = curvature > 0 && double.IsFinite(step);
                if (goes)
                {
                    TensorPrimitives.MultiplyAdd(direction.Row(i), step, iterates.Row(i), iterates.Row(i));
                    TensorPrimitives.MultiplyAdd(product.Row(i), -step, left.Row(i), left.Row(i));
                }
                double residual = Reductions.Norm<double>(left.Row(i)) / norms[active[i]];
                largest = Math.Max(largest, residual);
                if (residual < least[i])
                {
                    least[i] = residual;
                    iterates.Row(i).CopyTo(solutions.Row(active[i]));
                }
                if (goes && residual > _tolerance)
                    continue;
                int last = active.Count - 1;
                foreach (Matrix rows in (ReadOnlySpan<Matrix>)[left, direction, iterates])
                    rows.Row(last).CopyTo(rows.Row(i));
                (squares[i], least[i], active[i]) = (squares[last], least[last], active[last]);
                active.RemoveAt(last);
            }
            _progress?.Report(largest);
            _ = Preconditioned(active.Count, left, buffer);
            for (int i = 0; i < active.Count; i++)
            {
                double square = Reductions.Dot<double>(left.Row(i), preconditioned.Row(i));
                TensorPrimitives.MultiplyAdd(direction.Row(i), square / squares[i], preconditioned.Row(i), direction.Row(i));
                squares[i] = square;
            }
        }
    }

    // MR, or R itself where nothing is known.
    private Matrix Preconditioned(int count, Matrix left, Matrix buffer)
    {
        if (_preconditioner is null)
            return left;
        int length = count * left.Columns;
        _preconditioner.Apply(count, left.Values.AsSpan(0, length), buffer.Values.AsSpan(0, length));
        return buffer;
    }

    private void Multiply(int count, ReadOnlySpan<double> vectors, Span<double> products)
    {
        _cancellation.ThrowIfCancellationRequested();
        int length = count * _matrix.Size;
        _matrix.Multiply(vectors[..length], products[..length]);
        TensorPrimitives.MultiplyAdd(vectors[..length], _shift, products[..length], products[..length]);
        NumericalException.ThrowIfNotFinite("a product of conjugate gradients", products[..length]);
        _productsLeft -= count;
    }
}
