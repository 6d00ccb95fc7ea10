using System.Runtime.ExceptionServices;
using NtkWorkbench.Jobs.JobFiles.Records;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering;
using NtkWorkbench.Plots.Storage;

namespace NtkWorkbench.Jobs.Execution;

/// <summary>Saves figures as data and draws them, several at a time: a renderer is a process of its own, or thread-safe.</summary>
internal sealed class FigureRun(string folder, RendererCatalog renderers, FigureOptions options, IRunObserver observer)
{
    private readonly FigureFolder _folder = new(folder);

    /// <summary>Saves and draws new figures; where <paramref name="cancellation"/> is requested they are only saved.</summary>
    public IReadOnlyList<DrawnFigure> Create(string job, IReadOnlyList<RunFigure> figures, CancellationToken cancellation)
    {
        var store = new FigureStore(_folder);
        foreach (RunFigure figure in figures)
            store.Save(figure.Figure);
        bool drawn = !cancellation.IsCancellationRequested && Draw(job, [.. figures.Select(figure => figure.Figure)], cancellation);
        return
        [
            .. figures.Select(figure => new DrawnFigure
            {
                Title = figure.Title,
                Caption = figure.Caption,
                Picture = Picture(figure.Figure.Name),
                IsDrawn = drawn,
            }),
        ];
    }

    /// <summary>Draws figures that are saved already.</summary>
    /// <returns>Whether there was something to draw them with.</returns>
    public bool Draw(string job, IReadOnlyList<Figure> figures, CancellationToken cancellation)
    {
        if (options.Formats.Count == 0)
            return false;
        if (renderers.Find(options.Renderer) is not IFigureRenderer renderer)
        {
            observer.OnWarning($"no pictures, for gnuplot is missing: install it ({RendererCatalog.InstallGnuplot}), then draw them by: ntk plot {Path.GetRelativePath(".", Path.GetDirectoryName(_folder.Root)!)}");
            return false;
        }
        try
        {
            DrawAll(job, figures, renderer, cancellation);
        }
        catch (AggregateException exception)
        {
            // Figures fail alike; the first one's words are the user's.
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
        return !cancellation.IsCancellationRequested;
    }

    private void DrawAll(string job, IReadOnlyList<Figure> figures, IFigureRenderer renderer, CancellationToken cancellation)
    {
        int done = 0;
        var gate = new Lock();
        Parallel.ForEach(figures, figure =>
        {
            if (cancellation.IsCancellationRequested)
                return;
            foreach (FigureFormat format in options.Formats)
                renderer.Render(figure, _folder, format, options.Dpi);
            lock (gate)
                observer.OnProgress(new RunProgress { Job = job, Stage = RunStage.Figures, Fraction = (double)++done / figures.Count, Item = figure.Name });
        });
    }

    // A report can show PNG and SVG.
    private string? Picture(string figure)
    {
        FigureFormat[] shown = [.. options.Formats.Where(format => format != FigureFormat.Pdf)];
        return shown.Length == 0 ? null : $"figures/{Path.GetFileName(_folder.PictureFile(figure, shown[0]))}";
    }
}
