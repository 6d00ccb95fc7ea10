namespace NtkWorkbench;

/// <summary>A dual activation that needs nothing but the variances.</summary>
/// <param name="dual">It.</param>
/// <param name="variances">Those of the points, whole vectors.</param>
internal sealed class VarianceTable(DualActivation dual, double[] variances) : DualTable
{
    public override void Apply(int row, int column, Span<double> c, Span<double> derivative) =>
        dual.Apply(variances[row], variances.AsSpan(column, c.Length), c, derivative);
}
