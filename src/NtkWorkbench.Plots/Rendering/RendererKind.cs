namespace NtkWorkbench.Plots.Rendering;

/// <summary>What draws figures.</summary>
public enum RendererKind
{
    /// <summary>ScottPlot where it is built in, gnuplot otherwise.</summary>
    Auto,

    /// <summary>The gnuplot program.</summary>
    Gnuplot,

    /// <summary>The ScottPlot library, where its package is built in.</summary>
    ScottPlot,
}
