namespace NtkWorkbench.Figures;

/// <summary>The widths, in inches, at which journals set figures.</summary>
public static class FigureWidth
{
    /// <summary>One column of a two-column page.</summary>
    public const double SingleColumn = 3.4;

    /// <summary>The whole page.</summary>
    public const double DoubleColumn = 7.0;
}
