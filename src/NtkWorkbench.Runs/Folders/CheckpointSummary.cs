using System.Text.Json.Serialization;

namespace NtkWorkbench.Runs;

/// <summary>The tangent features of one checkpoint, in numbers.</summary>
public sealed record CheckpointSummary
{
    /// <summary>Steps taken.</summary>
    public required int Step { get; init; }

    /// <summary>σ₁.</summary>
    public required double SigmaMax { get; init; }

    /// <summary>The smallest of the min(n·o, p) singular values; null where the leading ones alone are known.</summary>
    public required double? SigmaMin { get; init; }

    /// <summary>Number of singular values above <see cref="Floor"/>; null as before.</summary>
    public required int? NumericalRank { get; init; }

    /// <summary>exp(−Σ q ln q), q = σ²/Σσ²; null as before.</summary>
    public required double? EffectiveRank { get; init; }

    /// <summary>σ_max/σ_min; null where σ_min is not above <see cref="Floor"/>, or not known.</summary>
    public double? ConditionNumber { get; init; }

    /// <summary>σ_max/floor, which the condition number is above, where σ_min is not above <see cref="Floor"/>; else null.</summary>
    public double? ConditionNumberAbove { get; init; }

    /// <summary>
    /// The rate below which full-batch gradient descent on the linearized model is stable: m/σ₁² with the mean squared error,
    /// 2/λ_max of the loss's Hessian with cross-entropy, which holds near these parameters; under instance noise that of the mean over the
    /// noise. Written as null where it is infinite, and
    /// of squares where a search for the leading modes did not find σ₁.
    /// </summary>
    public double? MaxStableLearningRate { get; init; }

    /// <summary>With cross-entropy, the rate below which that descent converges from everywhere: 2/λ_max of the bound on the loss's
    /// Hessian; null otherwise.</summary>
    public double? MaxStableLearningRateEverywhere { get; init; }

    /// <summary>Under instance noise, the rate below which the mean square stays bounded, which a run obeys; null without noise, with
    /// cross-entropy, and where the network or its data are too large for it.</summary>
    public double? MaxStableLearningRateMeanSquare { get; init; }

    /// <summary>How the spectrum was computed.</summary>
    public required SpectrumMethod Method { get; init; }

    /// <summary>The value below which the method resolves no singular value.</summary>
    public required double Floor { get; init; }

    /// <summary>How the leading modes were found; null where all are known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LeadingSummary? Leading { get; init; }

    /// <summary>Which kernel spectrum, distances, change and alignment are of where that is not Θ: Θ̄, summed over outputs. Null of
    /// Θ.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public KernelKind? Kernel { get; init; }

    /// <summary>How far Θ is from it; null of Θ, and where Θ has more than 3,000 rows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SummedSummary? Summed { get; init; }

    /// <summary>1 − ⟨Θ,Θ′⟩/(‖Θ‖‖Θ′‖), Θ′ the tangent kernel at init; null where init was not taken, or Θ is not formed.</summary>
    public double? KernelDistance { get; init; }

    /// <summary>The same of the kernels centered over samples for each output, as alignment is; null where init was not taken.</summary>
    public double? KernelDistanceCentered { get; init; }

    /// <summary>‖Θ − Θ′‖/‖Θ′‖, Frobenius, Θ′ the tangent kernel at init; null where init was not taken.</summary>
    public double? KernelChange { get; init; }

    /// <summary>Kernel-target alignment yᵀΘy/(‖Θ‖‖y‖²), Θ and y centered, of classes y one-hot; null in older folders.</summary>
    public double? TargetAlignment { get; init; }

    /// <summary>The largest singular value of J P^(−½), P the diagonal by which the optimizer divides its step: the square root of the
    /// largest eigenvalue of J P⁻¹ Jᵀ. Null for an optimizer without P, at init, and where J is too large.</summary>
    public double? PreconditionedSigmaMax { get; init; }

    /// <summary>exp(−Σ q ln q) of the singular values of J P^(−½); null as before.</summary>
    public double? PreconditionedEffectiveRank { get; init; }

    /// <summary>λ₁(P⁻¹H), H the Hessian of the training loss; null for an optimizer without P, at init, and where it was not
    /// found.</summary>
    public double? PreconditionedSharpness { get; init; }

    /// <summary>The edge of stability of that at the rate of this step, (2 + 2β₁)/((1 − β₁)η) of Adam, 2/η of RMSprop; null for an
    /// optimizer without P, at init, while β₁ᵗ or αᵗ is 0.01 or more, and for a rate of 0.</summary>
    public double? PreconditionedEdge { get; init; }

    /// <summary>Draws of each sample's noise that the stable rates under instance noise are means over; null without noise.</summary>
    public int? NoiseDraws { get; init; }

    /// <summary>The share of each hidden layer's units that give all training samples the same value, to 10⁻¹² of the layer's largest: dead
    /// or saturated ones; null in older folders, and of fewer than two samples.</summary>
    public IReadOnlyList<double>? ConstantUnits { get; init; }
}
