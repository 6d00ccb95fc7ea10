using System.Runtime.ExceptionServices;
using NtkWorkbench.Core;
using NtkWorkbench.Jobs.JobFiles.Records;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering;
using NtkWorkbench.Plots.Storage;

namespace NtkWorkbench.Jobs.Execution;

/// <summary>Saves figures as data and draws them, several at a time: a renderer is a process of its own, or thread-safe.</summary>
internal sealed class FigureRun(string folder, RendererCatalog renderers, FigureOptions options, IRunObserver observer)
{
    private static readonly TimeSpan SignalDelay = TimeSpan.FromMilliseconds(100);

    private readonly FigureFolder _folder = new(folder);

    /// <summary>Saves and draws new figures; where <paramref name="cancellation"/> is requested they are only saved.</summary>
    public IReadOnlyList<DrawnFigure> Create(string job, IReadOnlyList<RunFigure> figures, CancellationToken cancellation)
    {
        var store = new FigureStore(_folder);
        foreach (RunFigure figure in figures)
            store.Save(figure.Figure);
        IReadOnlyList<FigureFormat> drawn = cancellation.IsCancellationRequested ? [] : Draw(job, [.. figures.Select(figure => figure.Figure)], cancellation);
        return
        [
            .. figures.Select(figure => new DrawnFigure
            {
                Title = figure.Title,
                Caption = figure.Caption,
                Picture = Shown is FigureFormat format ? $"figures/{Path.GetFileName(_folder.PictureFile(figure.Figure.Name, format))}" : null,
                IsDrawn = Shown is FigureFormat shown ? drawn.Contains(shown) : drawn.Count > 0,
            }),
        ];
    }

    /// <summary>Draws figures that are saved already.</summary>
    /// <returns>The formats in which there was something to draw them with; none where <paramref name="cancellation"/> was requested before the last.</returns>
    public IReadOnlyList<FigureFormat> Draw(string job, IReadOnlyList<Figure> figures, CancellationToken cancellation)
    {
        Dictionary<FigureFormat, IFigureRenderer> found = [];
        foreach (FigureFormat format in options.Formats)
        {
            if (renderers.Find(options.Renderer, format) is IFigureRenderer renderer)
                found[format] = renderer;
        }
        if (found.Count < options.Formats.Distinct().Count())
            WarnOfGnuplot(options.Formats.Except(found.Keys));
        try
        {
            DrawAll(job, figures, found, cancellation);
        }
        catch (AggregateException exception)
        {
            // Figures fail alike; the first one's words are the user's.
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
        return cancellation.IsCancellationRequested ? [] : [.. found.Keys];
    }

    // A report can show PNG and SVG.
    private FigureFormat? Shown => options.Formats.Where(format => format != FigureFormat.Pdf).Select(format => (FigureFormat?)format).FirstOrDefault();

    private void DrawAll(string job, IReadOnlyList<Figure> figures, Dictionary<FigureFormat, IFigureRenderer> found, CancellationToken cancellation)
    {
        int done = 0;
        if (found.Count == 0)
            return;
        var gate = new Lock();
        Parallel.ForEach(figures, figure =>
        {
            foreach ((FigureFormat format, IFigureRenderer renderer) in found)
            {
                if (!Render(renderer, figure, format, cancellation))
                    return;
            }
            lock (gate)
                observer.OnProgress(new RunProgress { Job = job, Stage = RunStage.Figures, Fraction = (double)++done / figures.Count, Item = figure.Name });
        });
    }

    // False where the run is to end.
    private bool Render(IFigureRenderer renderer, Figure figure, FigureFormat format, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return false;
        try
        {
            renderer.Render(figure, _folder, format, options.Dpi, cancellation);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (NtkException) when (cancellation.WaitHandle.WaitOne(SignalDelay))
        {
            // Ctrl+C on a terminal ends the renderer's process as well, perhaps before it is heard here.
            return false;
        }
    }

    private void WarnOfGnuplot(IEnumerable<FigureFormat> missing)
    {
        string formats = string.Join(" and ", missing.Select(format => format.ToString().ToLowerInvariant()));
        string run = Path.GetRelativePath(".", Path.GetDirectoryName(_folder.Root)!);
        observer.OnWarning($"no {formats} pictures, for gnuplot is missing: install it ({RendererCatalog.InstallGnuplot}), then draw them by: ntk plot {run}");
    }
}
