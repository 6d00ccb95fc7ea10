namespace NtkWorkbench.Jobs.LearningRates.Sweeps;

/// <summary>Sharpness at a step.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Kernel">2σ₁²/m of the tangent kernel.</param>
/// <param name="Loss">The largest eigenvalue of the loss Hessian.</param>
public readonly record struct SharpnessPoint(int Step, double Kernel, double Loss);
