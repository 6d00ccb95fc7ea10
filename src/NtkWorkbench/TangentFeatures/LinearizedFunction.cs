using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>What a <see cref="LinearizedModel"/> is at some points x, after any number of steps.</summary>
public sealed class LinearizedFunction
{
    // Below this, a power's distance from 1 is taken from its series: the power itself has lost the digits.
    private const double SeriesLimit = 1e-6;

    private readonly Matrix _start;
    private readonly Matrix _projected;
    private readonly double[] _residual;
    private readonly double[] _eigenvalues;

    // projected: Θ(x, X) U.
    internal LinearizedFunction(Matrix start, Matrix projected, double[] residual, double[] eigenvalues) =>
        (_start, _projected, _residual, _eigenvalues) = (start, projected, residual, eigenvalues);

    /// <summary>f_t at the points after t steps of gradient descent.</summary>
    /// <param name="learningRate">η.</param>
    /// <param name="steps">t.</param>
    /// <returns>(g, o). Not finite where the rate is not stable and t is large.</returns>
    public Matrix After(double learningRate, int steps)
    {
        double rate = 2 * learningRate / _residual.Length;
        return Sum(lambda => Gain(rate, lambda, steps));
    }

    /// <summary>The limit of <see cref="After"/> for any stable rate: kernel regression, f₀(x) + Θ(x, X) Θ⁺ (y − f₀(X)).</summary>
    /// <param name="cutoff">Modes with λ_k at most this share of λ₁ are left out; null: those that rounding hides, n·o·ε.</param>
    public Matrix Limit(double? cutoff = null)
    {
        double least = _eigenvalues[0] * (cutoff ?? (_eigenvalues.Length * MachineEpsilon.Float64));
        return Sum(lambda => lambda > least ? 1 / lambda : 0);
    }

    // (1 − (1 − aλ)^t)/λ, which tends to a·t where λ does to 0.
    private static double Gain(double rate, double lambda, int steps)
    {
        double shrink = rate * lambda;
        return Math.Abs(shrink) * steps < SeriesLimit
            ? rate * steps * (1 - ((steps - 1) * shrink / 2))
            : (1 - Math.Pow(1 - shrink, steps)) / lambda;
    }

    private Matrix Sum(Func<double, double> gain)
    {
        double[] weights = [.. _residual.Select((residual, k) => residual * gain(_eigenvalues[k]))];
        var outputs = new Matrix(_start.Rows, _start.Columns);
        for (int i = 0; i < outputs.Values.Length; i++)
            outputs.Values[i] = _start.Values[i] + TensorPrimitives.Dot(_projected.Row(i), weights);
        return outputs;
    }
}
