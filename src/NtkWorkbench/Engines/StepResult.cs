namespace NtkWorkbench;

/// <summary>What one training step saw.</summary>
/// <param name="Loss">The batch's loss before the step.</param>
/// <param name="NonFinite">Where a value first was not finite; null where all were, and the step was taken.</param>
public readonly record struct StepResult(double Loss, NonFiniteValue? NonFinite);
