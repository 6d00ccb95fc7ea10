namespace NtkWorkbench;

/// <summary>A loss over a data set.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">The share of samples whose largest output (the first of equals) is their class; null but with
/// cross-entropy.</param>
public readonly record struct LossEvaluation(double Loss, double? Accuracy);
