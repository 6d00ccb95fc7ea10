using NtkWorkbench.Plots.Rendering.Colors;
using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.ScottPlot.Tests;

/// <summary>A colour that must be seen in a part of a picture.</summary>
/// <param name="What">What has the colour.</param>
/// <param name="Color">The colour.</param>
/// <param name="Where">The part, in inches, found from the figure's layout.</param>
/// <param name="Pixels">How many pixels of it at least.</param>
/// <param name="Within">How near the colour, of 255 in each channel: edges of lines are blended with what is behind.</param>
internal sealed record Sighting(string What, Rgb Color, Func<FigureLayout, Rectangle> Where, int Pixels = 12, int Within = 30);
