namespace NtkWorkbench.Figures;

/// <summary>A named place on an axis.</summary>
/// <param name="At">Where, in the axis's numbers.</param>
/// <param name="Text">What stands there: plain Unicode text.</param>
public readonly record struct AxisTick(double At, string Text);
