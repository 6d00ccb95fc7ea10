namespace NtkWorkbench.JobFiles;

/// <summary>Numbers of equally spaced points along the inputs of a grid.</summary>
/// <param name="First">Points along the first input; along every input where there is no other number.</param>
/// <param name="Second">Points along the second input; null: as many as along the first.</param>
public readonly record struct GridCount(int First, int? Second = null);
