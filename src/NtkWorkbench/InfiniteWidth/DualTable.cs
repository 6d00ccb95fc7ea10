namespace NtkWorkbench;

/// <summary>A dual activation at the pairs of a set of points, the variance of each of which is known.</summary>
internal abstract class DualTable
{
    /// <summary>c ← k and derivative ← k̇ of the pairs of one point with those from another one on.</summary>
    /// <param name="row">The one.</param>
    /// <param name="column">The first of the others, at the start of a vector; <paramref name="c"/> says how many.</param>
    /// <param name="c">Covariances, overwritten by k; whole vectors.</param>
    /// <param name="derivative">Destination, as long.</param>
    /// <remarks>An entry's result depends on its own variances and covariance alone.</remarks>
    public abstract void Apply(int row, int column, Span<double> c, Span<double> derivative);
}
