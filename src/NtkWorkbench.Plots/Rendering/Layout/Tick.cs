namespace NtkWorkbench.Plots.Rendering.Layout;

/// <summary>A tick of an axis.</summary>
/// <param name="Position">In the axis's numbers.</param>
/// <param name="Text">What is written there; empty for a minor tick.</param>
/// <param name="Major">Whether it is long.</param>
public readonly record struct Tick(double Position, string Text, bool Major);
