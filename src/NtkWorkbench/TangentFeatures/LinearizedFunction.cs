using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>What a <see cref="LinearizedModel"/> is at some points x, after any number of steps.</summary>
public sealed class LinearizedFunction
{
    private readonly Matrix _start;
    private readonly Matrix _projected;
    private readonly double[] _residual;
    private readonly LinearizedModel _model;
    private readonly Func<double[]>? _origin;

    // projected: Θ(x, X) U; origin: J(x)θ₀.
    internal LinearizedFunction(LinearizedModel model, Matrix start, Matrix projected, double[] residual, Func<double[]>? origin) =>
        (_model, _start, _projected, _residual, _origin) = (model, start, projected, residual, origin);

    /// <summary>f_t at the points after t steps of full-batch descent, f_t(x) = f₀(x) + Θ(x, X) U (A ∘ Uᵀ(y − f₀(X))): SGD has A_k =
    /// (1 − (1 − 2ηλ_k/m)^t)/λ_k at a constant rate η.</summary>
    /// <param name="training">Optimizer, rate and schedule: SGD or momentum on the mean squared error, without clipping; its batches are
    /// taken for all samples.</param>
    /// <param name="steps">t.</param>
    /// <param name="ridge">ρ, which adds ρ(θ − θ₀): in the limit the regression of <see cref="TangentRidge"/> with λ = ρm/2.</param>
    /// <param name="cancellation">Looked at between steps, where they are taken one by one.</param>
    /// <returns>(g, o). Not finite where the rate is not stable and t is large.</returns>
    /// <exception cref="ArgumentException">Modes do not stay apart: another optimizer or loss. Or the training is in epochs still:
    /// <see cref="TrainingOptions.InSteps"/>.</exception>
    /// <exception cref="InvalidOperationException">Weight decay, and the model does not know θ₀: it is not that of a
    /// <see cref="LinearizedPoints"/>.</exception>
    /// <remarks>O(n·o log t) at a constant rate, however many steps; O(n·o·t) under another schedule; then O(g·n·o²). Stable below
    /// <see cref="StableRates.Largest"/>.</remarks>
    public Matrix After(TrainingOptions training, int steps, double ridge = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        return Sum(_model.Weights(training, [steps], cancellation, ridge)[0]);
    }

    /// <summary>The limit of <see cref="After"/> for any stable rate: kernel regression, f₀(x) + Θ(x, X) Θ⁺ (y − f₀(X)).</summary>
    /// <param name="cutoff">Modes with λ_k at most this share of λ₁ are left out; null: those that rounding hides, n·o·ε.</param>
    public Matrix Limit(double? cutoff = null)
    {
        IReadOnlyList<double> eigenvalues = _model.Eigenvalues;
        double least = eigenvalues[0] * (cutoff ?? (eigenvalues.Count * MachineEpsilon.Float64));
        return Sum(([.. _residual.Select((residual, k) => eigenvalues[k] > least ? residual / eigenvalues[k] : 0)], 0));
    }

    /// <summary>f₀ + Θ(x, X) U weights + outside Jθ₀.</summary>
    internal Matrix Sum((double[] Modes, double Outside) weights)
    {
        var outputs = new Matrix(_start.Rows, _start.Columns);
        for (int i = 0; i < outputs.Values.Length; i++)
            outputs.Values[i] = _start.Values[i] + Reductions.Dot(_projected.Row(i), weights.Modes);
        if (weights.Outside != 0)
            TensorPrimitives.MultiplyAdd(_origin!(), weights.Outside, outputs.Values, outputs.Values);
        return outputs;
    }
}
