namespace NtkWorkbench;

/// <summary>Where the draws of a sampled data set come from.</summary>
public enum DataGenerator
{
    /// <summary>NumPy's RandomState(seed), bit for bit: x = sort(rand(n)), then randn(n) for the noise; train first, then test.</summary>
    Numpy,

    /// <summary>The workbench's own named streams.</summary>
    Workbench,
}
