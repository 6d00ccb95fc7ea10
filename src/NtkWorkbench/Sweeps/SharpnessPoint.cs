namespace NtkWorkbench;

/// <summary>Sharpness at a step.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Kernel">Largest eigenvalue of the tangent kernel's part of the loss Hessian: 2σ₁²/m for the mean squared error.</param>
/// <param name="Loss">Largest eigenvalue of the loss Hessian.</param>
/// <param name="KernelResidual">An eigenvalue of that part lies within this distance of <c>Kernel</c>.</param>
/// <param name="LossResidual">An eigenvalue of the Hessian lies within this distance of <c>Loss</c>.</param>
/// <param name="Limit">What the rate of this step can bear: 2/η, times the optimizer's <see cref="OptimizerStability"/>.</param>
public readonly record struct SharpnessPoint(
    int Step, double Kernel, double Loss, double KernelResidual, double LossResidual, double Limit);
