namespace NtkWorkbench.Core.Training.Optimizers;

/// <summary>An optimizer with its coefficients; the learning rate comes with each step.</summary>
public abstract record OptimizerOptions;
