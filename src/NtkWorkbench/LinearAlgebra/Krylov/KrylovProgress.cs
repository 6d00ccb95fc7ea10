namespace NtkWorkbench;

/// <summary>How far an iteration is.</summary>
/// <param name="Products">Products so far.</param>
/// <param name="MostProducts">Products after which it ends.</param>
/// <param name="Converged">Wanted eigenpairs whose residuals are small enough.</param>
/// <param name="Count">Eigenpairs wanted.</param>
/// <param name="Residual">The largest residual of the wanted pairs, as a share of the largest eigenvalue; ∞ as long as there are
/// fewer.</param>
internal readonly record struct KrylovProgress(int Products, int MostProducts, int Converged, int Count, double Residual);
