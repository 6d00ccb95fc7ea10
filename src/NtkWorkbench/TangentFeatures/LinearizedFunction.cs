using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>What a <see cref="LinearizedModel"/> is at some points x, after any number of steps.</summary>
public sealed class LinearizedFunction
{
    private readonly Matrix _start;
    private readonly Matrix _projected;
    private readonly double[] _residual;
    private readonly double[] _eigenvalues;
    private readonly Func<(double[] Points, double[] Modes)>? _origin;

    // projected: Θ(x, X) U; origin: J(x)θ₀, and Uᵀ of the same on the training inputs.
    internal LinearizedFunction(Matrix start, Matrix projected, double[] residual, double[] eigenvalues,
        Func<(double[] Points, double[] Modes)>? origin) =>
        (_start, _projected, _residual, _eigenvalues, _origin) = (start, projected, residual, eigenvalues, origin);

    /// <summary>f_t at the points after t steps of full-batch descent, f_t(x) = f₀(x) + Θ(x, X) U (A ∘ Uᵀ(y − f₀(X))): SGD has A_k =
    /// (1 − (1 − 2ηλ_k/m)^t)/λ_k at a constant rate η.</summary>
    /// <param name="training">Optimizer, rate and schedule: SGD or momentum on the mean squared error; its batches are taken for all
    /// samples.</param>
    /// <param name="steps">t.</param>
    /// <param name="weightDecay">w, which adds wθ to the gradient.</param>
    /// <param name="ridge">ρ, which adds ρ(θ − θ₀): in the limit the regression of <see cref="TangentRidge"/> with λ = ρm/2.</param>
    /// <param name="cancellation">Looked at between steps, where they are taken one by one.</param>
    /// <returns>(g, o). Not finite where the rate is not stable and t is large.</returns>
    /// <exception cref="ArgumentException">Modes do not stay apart: another optimizer or loss.</exception>
    /// <exception cref="InvalidOperationException">Weight decay, and the model does not know θ₀: it is not that of a
    /// <see cref="LinearizedPoints"/>.</exception>
    /// <remarks>O(n·o log t) at a constant rate, however many steps; O(n·o·t) under another schedule; then O(g·n·o²). Stable below
    /// <see cref="StableRates.Largest"/>.</remarks>
    public Matrix After(
        TrainingOptions training, int steps, double weightDecay = 0, double ridge = 0, CancellationToken cancellation = default)
    {
        var descent = new ModeDescent(_eigenvalues, _residual.Length, training, weightDecay, ridge);
        descent.AdvanceTo(steps, cancellation);
        double[] weights = new double[_residual.Length];
        TensorPrimitives.Multiply(descent.Gains, _residual, weights);
        if (weightDecay == 0)
            return Sum(weights);
        (double[] origin, double[] modes) = _origin?.Invoke()
            ?? throw new InvalidOperationException("weight decay needs the parameters where the model was linearized");
        TensorPrimitives.MultiplyAdd(descent.Decays, modes, weights, weights);
        Matrix outputs = Sum(weights);
        TensorPrimitives.MultiplyAdd(origin, descent.Outside, outputs.Values, outputs.Values);
        return outputs;
    }

    /// <summary>The limit of <see cref="After"/> for any stable rate: kernel regression, f₀(x) + Θ(x, X) Θ⁺ (y − f₀(X)).</summary>
    /// <param name="cutoff">Modes with λ_k at most this share of λ₁ are left out; null: those that rounding hides, n·o·ε.</param>
    public Matrix Limit(double? cutoff = null)
    {
        double least = _eigenvalues[0] * (cutoff ?? (_eigenvalues.Length * MachineEpsilon.Float64));
        return Sum([.. _residual.Select((residual, k) => _eigenvalues[k] > least ? residual / _eigenvalues[k] : 0)]);
    }

    /// <summary>f₀ + Θ(x, X) U weights.</summary>
    internal Matrix Sum(double[] weights)
    {
        var outputs = new Matrix(_start.Rows, _start.Columns);
        for (int i = 0; i < outputs.Values.Length; i++)
            outputs.Values[i] = _start.Values[i] + TensorPrimitives.Dot(_projected.Row(i), weights);
        return outputs;
    }
}
