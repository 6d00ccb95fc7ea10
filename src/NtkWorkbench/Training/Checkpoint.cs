namespace NtkWorkbench;

/// <summary>The parameters at one step of a training.</summary>
/// <param name="Name">As files call it: "init" for step 0, "final" for the last, "step-500" between.</param>
/// <param name="Step">Steps taken.</param>
/// <param name="Parameters">θ, p entries.</param>
public sealed record Checkpoint(string Name, int Step, double[] Parameters)
{
    /// <summary>The diagonal P by which the optimizer divided its step, p entries (Adam: √(v/(1 − β₂ᵗ)) + ε; RMSprop: √v + ε); null for
    /// other optimizers, and at step 0.</summary>
    public double[]? Preconditioner { get; init; }
}
