namespace NtkWorkbench;

/// <summary>An eigenvalue that power iteration arrived at.</summary>
/// <param name="Value">The Rayleigh quotient vᵀHv of the last unit vector.</param>
/// <param name="Residual">‖Hv − Value·v‖: an eigenvalue lies within this distance.</param>
/// <param name="Iterations">Products Hv that it took.</param>
/// <param name="Converged">Whether the residual came under the tolerance.</param>
public readonly record struct DominantEigenvalue(double Value, double Residual, int Iterations, bool Converged);
