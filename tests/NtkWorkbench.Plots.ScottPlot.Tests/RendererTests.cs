using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering;
using NtkWorkbench.Plots.Rendering.Colors;
using NtkWorkbench.Plots.Rendering.Layout;
using NtkWorkbench.Plots.Storage;
using NtkWorkbench.Plots.Tests;
using NtkWorkbench.Plots.Tests.Pictures;

namespace NtkWorkbench.Plots.ScottPlot.Tests;

/// <summary>One table of figures through both renderers.</summary>
public sealed class RendererTests : IDisposable
{
    private const int Dpi = 150;

    /// <summary>Side, in pixels, of the squares whose mean brightness two pictures must share: fonts and edges differ within.</summary>
    private const int Square = 25;

    /// <summary>Of 255, on average over the squares; an axis or series that is missing or elsewhere makes more.</summary>
    private const double LargestDifference = 3;

    private readonly TemporaryFolder _temporary = new();

    public static TheoryData<RendererKind, string> Cases
    {
        get
        {
            TheoryData<RendererKind, string> cases = [];
            foreach (string name in RendererCases.Names)
            {
                cases.Add(RendererKind.Gnuplot, name);
                cases.Add(RendererKind.ScottPlot, name);
            }
            return cases;
        }
    }

    public static TheoryData<string> Names => [.. RendererCases.Names];

    public void Dispose() => _temporary.Dispose();

    [Theory, MemberData(nameof(Cases))]
    public void Render_Case_ShowsEverySeriesInItsPlace(RendererKind kind, string name)
    {
        RendererCase drawn = RendererCases.Get(name);
        PngPicture picture = Png(Renderers.Get(kind), drawn.Figure);
        picture.Width.ShouldBe((int)Math.Floor((drawn.Figure.Width * Dpi) + 0.5));
        picture.Height.ShouldBe((int)Math.Floor((drawn.Figure.Height * Dpi) + 0.5));
        picture.Count(new Rgb(255, 255, 255), 0).ShouldBeLessThan(picture.Width * picture.Height * 99 / 100, "a blank picture");
        FigureLayout layout = FigureLayout.Of(drawn.Figure);
        foreach (Sighting sighting in drawn.Seen)
            picture.Count(sighting.Color, sighting.Within, sighting.Where(layout), Dpi).ShouldBeGreaterThanOrEqualTo(sighting.Pixels, sighting.What);
    }

    [Theory, MemberData(nameof(Names))]
    public void Render_SameFigure_LooksAlikeInBoth(string name)
    {
        Figure figure = RendererCases.Get(name).Figure;
        PngPicture gnuplot = Png(Renderers.Get(RendererKind.Gnuplot), figure), scottPlot = Png(Renderers.Get(RendererKind.ScottPlot), figure);
        List<double> differences = [];
        for (int y = 0; y + Square <= gnuplot.Height; y += Square)
        {
            for (int x = 0; x + Square <= gnuplot.Width; x += Square)
                differences.Add(Math.Abs(Brightness(gnuplot, x, y) - Brightness(scottPlot, x, y)));
        }
        differences.Average().ShouldBeLessThan(LargestDifference);
    }

    private static double Brightness(PngPicture picture, int left, int top)
    {
        double sum = 0;
        for (int y = top; y < top + Square; y++)
        {
            for (int x = left; x < left + Square; x++)
            {
                Rgb pixel = picture[x, y];
                sum += (pixel.Red + pixel.Green + pixel.Blue) / 3.0;
            }
        }
        return sum / (Square * Square);
    }

    private PngPicture Png(IFigureRenderer renderer, Figure figure)
    {
        new FigureStore(_temporary.Figures).Save(figure);
        renderer.Render(figure, _temporary.Figures, FigureFormat.Png, Dpi, CancellationToken.None);
        return PngPicture.Read(_temporary.Figures.PictureFile(figure.Name, FigureFormat.Png));
    }
}
