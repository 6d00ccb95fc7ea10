namespace NtkWorkbench.Runs;

/// <summary>The row of a training where a loss was lowest.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Step">The step.</param>
public sealed record BestRow(double Loss, int Step);
