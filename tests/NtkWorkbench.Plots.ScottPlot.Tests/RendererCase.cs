using NtkWorkbench.Plots.Figures;

namespace NtkWorkbench.Plots.ScottPlot.Tests;

/// <summary>A figure, and what must be seen in its picture whoever draws it.</summary>
internal sealed record RendererCase(Figure Figure, params Sighting[] Seen);
