using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Full-batch descent of the linear model on the mean squared error, however many steps, from the Krylov space of g = Jᵀr, r = y −
/// f₀: with JᵀJ Q = Q T on it, θ_t − θ₀ = Q A_t(T) Qᵀg, A_t the share of each eigenvalue that <see cref="ModeDescent"/> knows. Neither J
/// nor Θ is formed.</summary>
internal sealed class KrylovDescent
{
    // Steps of the iteration after which the step of the parameters is looked at.
    private const int Between = 5;

    // The change over that, relative to the step itself, at which the space is large enough.
    private const double Tolerance = 1e-6;

    private const int MostProducts = 300;

    private readonly ITangentProducts _products;
    private readonly TrainingOptions _training;
    private readonly int _entries;
    private readonly ILinearAlgebra _algebra;

    private KrylovDescent(ITangentProducts products, TrainingOptions training, int entries, ILinearAlgebra algebra) =>
        (_products, _training, _entries, _algebra) = (products, training, entries, algebra);

    /// <summary>Whether it is descent of that kind: as <see cref="ModeDescent.Knows"/>, without weight decay, which moves what is outside
    /// the space.</summary>
    public static bool Knows(TrainingOptions training) => ModeDescent.Knows(training) && training.Optimizer.WeightDecay == 0;

    /// <summary>Vectors of the space at most: those of Jᵀ and J span no more.</summary>
    public static double Most(double rows, double columns) => Math.Min(MostProducts, Math.Min(rows, columns));

    /// <summary>θ_t − θ₀ of the trained parameters after each of some steps, ascending, and how far the space has come. most: vectors that
    /// are kept.</summary>
    /// <exception cref="NumericalException">A product is not finite.</exception>
    /// <remarks>A product with J and one with Jᵀ a vector, each orthogonalized against all others, twice: O(k²p) for k of them.</remarks>
    public static (double[][] Steps, KrylovEnd End) Steps(
        Linearization linear, Matrix targets, TrainingOptions training, IReadOnlyList<int> steps, int most = MostProducts)
    {
        ITangentProducts products = linear.Products;
        double[] residual = new double[products.Rows], start = new double[products.Columns];
        TensorPrimitives.Subtract(targets.Values, linear.Outputs.Values, residual);
        products.MultiplyTransposed(residual, start);
        var descent = new KrylovDescent(products, training, products.Rows, linear.LinearAlgebra);
        return descent.Run(start, steps, Math.Min(most, products.Columns), linear.Cancellation);
    }

    private (double[][] Steps, KrylovEnd End) Run(double[] start, IReadOnlyList<int> steps, int most, CancellationToken cancellation)
    {
        double size = Reductions.Norm<double>(start);
        NumericalException.ThrowIfNotFinite("the gradient of a linear model", [size]);
        if (size == 0)
            return ([.. steps.Select(_ => new double[start.Length])], new() { Products = 0, Change = 0, Converged = true });
        TensorPrimitives.Divide(start, size, start);
        var basis = new List<double[]> { start };
        var square = new SymmetricOperator(start.Length, Multiply);
        List<double> diagonal = [], next = [];
        double[][] last = [];
        double scale = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            double beta = Lanczos.Extend(square, basis, diagonal);
            scale = Math.Max(scale, Math.Abs(diagonal[^1]) + beta);
            bool isWhole = diagonal.Count == start.Length || beta <= start.Length * MachineEpsilon.Float64 * scale,
                ends = isWhole || diagonal.Count == most;
            if (ends || diagonal.Count % Between == 0)
            {
                double[][] weights = Weights(diagonal, next, size, steps, cancellation);
                // Not a number where a step is not finite.
                double change = isWhole ? 0 : last.Length == 0 ? 1 : weights.Zip(last, Change).Aggregate(0.0, Math.Max);
                bool converged = change <= Tolerance;
                if (ends || converged)
                    return ([.. weights.Select(at => Sum(basis, at))],
                        new() { Products = diagonal.Count, Change = change, Converged = converged });
                last = weights;
            }
            next.Add(beta);
        }
    }

    // JᵀJ v, whatever the shape of J: the parameters are what moves.
    private void Multiply(ReadOnlySpan<double> vector, Span<double> product)
    {
        double[] image = new double[_products.Rows];
        _products.Multiply(vector, image);
        _products.MultiplyTransposed(image, product);
    }

    // A_t(T) ‖g‖ e₁ after each of the steps.
    private double[][] Weights(
        List<double> diagonal, List<double> next, double size, IReadOnlyList<int> steps, CancellationToken cancellation)
    {
        SymmetricEigendecomposition modes = _algebra.Eigenvalues(Lanczos.Tridiagonal(diagonal, next));
        return [.. new ModeDescent(modes.Eigenvalues, _entries, _training).At(steps, cancellation).Select(at =>
        {
            double[] weights = new double[diagonal.Count];
            for (int i = 0; i < weights.Length; i++)
            {
                ReadOnlySpan<double> row = modes.Eigenvectors.Row(i);
                for (int k = 0; k < weights.Length; k++)
                    weights[i] += size * row[k] * at.Gains[k] * modes.Eigenvectors[0, k];
            }
            return weights;
        })];
    }

    // Vectors of the earlier space are the first of the later.
    private static double Change(double[] now, double[] before)
    {
        double changed = 0;
        for (int i = 0; i < now.Length; i++)
            changed = double.Hypot(changed, now[i] - (i < before.Length ? before[i] : 0));
        double size = Reductions.Norm<double>(now);
        return size == 0 ? 0 : changed / size;
    }

    private static double[] Sum(List<double[]> basis, double[] weights)
    {
        double[] sum = new double[basis[0].Length];
        for (int i = 0; i < weights.Length; i++)
            TensorPrimitives.MultiplyAdd(basis[i], weights[i], sum, sum);
        return sum;
    }
}
