namespace NtkWorkbench;

/// <summary>The arithmetic of training. Analysis is always float64.</summary>
public enum Precision
{
    /// <summary>IEEE binary64.</summary>
    Float64,

    /// <summary>IEEE binary32.</summary>
    Float32,
}
