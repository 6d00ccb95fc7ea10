namespace NtkWorkbench;

/// <summary>An optimizer with its coefficients; the learning rate comes with each step.</summary>
public abstract record OptimizerOptions;
