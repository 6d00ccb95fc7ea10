namespace NtkWorkbench.Figures;

/// <summary>How numbers lie along an axis.</summary>
public enum AxisScale
{
    /// <summary>Evenly.</summary>
    Linear,

    /// <summary>By their logarithms; zero and negative numbers are left out, and the picture says how many.</summary>
    Log,
}
