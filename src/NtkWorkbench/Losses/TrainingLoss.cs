namespace NtkWorkbench;

/// <summary>A loss, and how far the targets of cross-entropy are smoothed: class y becomes q = (1 − ε)e_y + ε/o, L = (1/n) Σ_i
/// (ln Σ_c e^{f_ic} − Σ_c q_ic f_ic).</summary>
/// <param name="Kind">The loss.</param>
/// <param name="LabelSmoothing">ε, from 0 to 1; nothing to other losses.</param>
/// <remarks>Source: arXiv:1512.00567, section 7, as in PyTorch.</remarks>
public readonly record struct TrainingLoss(LossKind Kind, double LabelSmoothing = 0)
{
    /// <summary>Targets as they are.</summary>
    public static implicit operator TrainingLoss(LossKind kind) => new(kind);

    /// <summary>Targets as they are; the same as the conversion.</summary>
    public static TrainingLoss FromLossKind(LossKind kind) => kind;
}
