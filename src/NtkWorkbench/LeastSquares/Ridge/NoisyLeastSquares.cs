using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Gradient descent on ‖X̌w − y‖², X̌ = X + N(0, σ²) drawn anew each step. Since E‖X̌w − y‖² = ‖Xw − y‖² + mσ²‖w‖², it descends,
/// on average, the loss of ridge regression with λ = mσ².</summary>
public sealed class NoisyLeastSquares
{
    private readonly double[] _targets;

    /// <summary>A problem.</summary>
    /// <param name="design">X, shape (m, d).</param>
    /// <param name="targets">y, m entries.</param>
    /// <param name="noise">σ ≥ 0.</param>
    /// <exception cref="ShapeException"><paramref name="targets"/> does not have m entries.</exception>
    public NoisyLeastSquares(Matrix design, ReadOnlySpan<double> targets, double noise)
    {
        ArgumentNullException.ThrowIfNull(design);
        ShapeException.ThrowIfLengthDiffers($"targets of a design of {design.Rows} rows", design.Rows, targets.Length);
        Design = design;
        _targets = targets.ToArray();
        Noise = noise;
    }

    /// <summary>X, (m, d).</summary>
    public Matrix Design { get; }

    /// <summary>y, m entries.</summary>
    public ReadOnlySpan<double> Targets => _targets;

    /// <summary>σ.</summary>
    public double Noise { get; }

    /// <summary>λ = mσ².</summary>
    public double EquivalentRidge => Design.Rows * Noise * Noise;

    /// <summary>1/(σ₁² + mσ²): the mean of w converges for 0 &lt; η below it. (Its spread stays bounded only for smaller η
    /// still.)</summary>
    /// <param name="algebra">Decompositions.</param>
    /// <remarks>O(md² + d³).</remarks>
    public double MeanStabilityLimit(ILinearAlgebra algebra) =>
        NoisyDescent.MeanLimit(Moments(algebra), 2, BatchMoments.Of(new(), Design.Rows), algebra);

    /// <summary>The η below which the spread of w stays bounded: where the spectral radius of E[(I − ηȞ) ⊗ (I − ηȞ)] is 1, Ȟ = 2X̌ᵀX̌;
    /// for one point E x̌²/E x̌⁴.</summary>
    /// <param name="algebra">Decompositions.</param>
    /// <returns>Null for more than 128 columns or much data.</returns>
    /// <remarks>Some dozens of products of O(md² + d³).</remarks>
    public double? SpreadStabilityLimit(ILinearAlgebra algebra) => NoisyDescent.IsModerate(Design.Rows, Design.Columns)
        ? NoisyDescent.MeanSquareLimit(Moments(algebra), 2, BatchMoments.Of(new(), Design.Rows), algebra)
        : null;

    private GaussianMoments Moments(ILinearAlgebra algebra) =>
        new(Design, [.. Enumerable.Repeat(Noise * Noise, Design.Columns)], algebra);

    /// <summary>E‖X̌w_t − y‖² = ‖Xw_t − y‖² + mσ²‖w_t‖², the loss that noise makes of each row of a path.</summary>
    /// <remarks>O(Tmd).</remarks>
    internal double[] ExpectedLosses(Matrix path)
    {
        double[] losses = new double[path.Rows];
        for (int t = 0; t < losses.Length; t++)
        {
            losses[t] = EquivalentRidge * Reductions.SumOfSquares<double>(path.Row(t));
            for (int i = 0; i < Design.Rows; i++)
                losses[t] += Math.Pow(Reductions.Dot<double>(Design.Row(i), path.Row(t)) - _targets[i], 2);
        }
        return losses;
    }

    /// <summary>E[w_t]: E[w_{t+1}] = E[w_t] − 2η((XᵀX + mσ²I)E[w_t] − Xᵀy), the noise of a step being independent of w_t.</summary>
    internal Matrix PredictMean(ReadOnlySpan<double> start, double learningRate, int steps, CancellationToken token = default)
    {
        var path = new Matrix(checked(steps + 1), Design.Columns);
        start.CopyTo(path.Row(0));
        double[] gradient = new double[Design.Columns];
        for (int t = 0; t < steps; t++)
        {
            token.ThrowIfCancellationRequested();
            LeastSquaresGradient.Evaluate(Design, _targets, path.Row(t), gradient);
            TensorPrimitives.MultiplyAdd(path.Row(t), 2 * EquivalentRidge, gradient, gradient);
            TensorPrimitives.MultiplyAdd(gradient, -learningRate, path.Row(t), path.Row(t + 1));
        }
        return path;
    }

    /// <summary>One draw: w_0 … w_T.</summary>
    /// <remarks>O(Tmd).</remarks>
    internal Matrix Run(ReadOnlySpan<double> start, double learningRate, int steps, RandomStream noise, CancellationToken token = default)
    {
        var path = new Matrix(checked(steps + 1), Design.Columns);
        start.CopyTo(path.Row(0));
        var noisy = new Matrix(Design.Rows, Design.Columns);
        double[] gradient = new double[Design.Columns];
        for (int t = 0; t < steps; t++)
        {
            token.ThrowIfCancellationRequested();
            for (int i = 0; i < noisy.Values.Length; i++)
                noisy.Values[i] = Design.Values[i] + (Noise * noise.NextNormal());
            LeastSquaresGradient.Evaluate(noisy, _targets, path.Row(t), gradient);
            TensorPrimitives.MultiplyAdd(gradient, -learningRate, path.Row(t), path.Row(t + 1));
        }
        return path;
    }
}
