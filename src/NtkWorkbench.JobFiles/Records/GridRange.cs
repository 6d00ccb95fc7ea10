namespace NtkWorkbench.JobFiles;

/// <summary>Intervals of the inputs of a grid.</summary>
/// <param name="First">That of the first input; of every input where there is no other.</param>
/// <param name="Second">That of the second input; null: the first one's.</param>
public readonly record struct GridRange(Interval First, Interval? Second = null);
