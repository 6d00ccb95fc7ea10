namespace NtkWorkbench.Runs;

/// <summary>singular_values.csv, read back.</summary>
/// <param name="SingularValues">σ₁ ≥ σ₂ ≥ ….</param>
/// <param name="Floor">The value below which the method resolved none.</param>
internal sealed record SingularValueTable(double[] SingularValues, double Floor);
