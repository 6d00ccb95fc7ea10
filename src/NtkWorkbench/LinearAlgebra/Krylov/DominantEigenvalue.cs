namespace NtkWorkbench;

/// <summary>The largest eigenvalue λ of a symmetric matrix A, and how far it can be off.</summary>
/// <param name="Value">λ, the Rayleigh quotient vᵀAv of a unit vector v.</param>
/// <param name="Residual">‖Av − λv‖: an eigenvalue lies within this distance (Parlett, "The Symmetric Eigenvalue Problem", theorem
/// 4.5.1); of λ itself the error is about its square over the distance of the next eigenvalue.</param>
/// <param name="Products">Products Av that it took.</param>
/// <param name="Converged">Whether the residual came under the tolerance.</param>
public readonly record struct DominantEigenvalue(double Value, double Residual, int Products, bool Converged);
