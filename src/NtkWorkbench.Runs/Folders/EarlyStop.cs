namespace NtkWorkbench.Runs;

/// <summary>Where early stopping ended a training.</summary>
/// <param name="Step">The step.</param>
/// <param name="Best">The best value of what it looks at.</param>
/// <param name="BestStep">The step of that.</param>
public sealed record EarlyStop(int Step, double Best, int BestStep);
