namespace NtkWorkbench.Runs;

/// <summary>Mean squared errors of a regression.</summary>
/// <param name="Train">On the training samples.</param>
/// <param name="Test">On the test samples; null without them.</param>
internal sealed record InfiniteWidthLosses(double Train, double? Test);
