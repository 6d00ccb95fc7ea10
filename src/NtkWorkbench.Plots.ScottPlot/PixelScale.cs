using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>Inches and points as the pixels of a picture.</summary>
/// <param name="PerInch">Pixels in an inch.</param>
internal readonly record struct PixelScale(double PerInch)
{
    private const double PointsPerInch = 72;

    public float Points(double points) => (float)(points * PerInch / PointsPerInch);

    public float Inches(double inches) => (float)(inches * PerInch);

    public SP.PixelRect Rectangle(Rectangle area) => new(Inches(area.Left), Inches(area.Right), Inches(area.Bottom), Inches(area.Top));
}
