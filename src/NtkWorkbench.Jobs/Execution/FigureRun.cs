using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using NtkWorkbench.Core;
using NtkWorkbench.Jobs.JobFiles.Records;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering;
using NtkWorkbench.Plots.Storage;

namespace NtkWorkbench.Jobs.Execution;

/// <summary>Saves figures as data and draws them, several at a time.</summary>
internal sealed class FigureRun(string folder, IFigureRenderer renderer, FigureOptions options, IRunObserver observer)
{
    private readonly FigureFolder _folder = new(folder);

    /// <summary>Saves and draws new figures; where <paramref name="cancellation"/> is requested they are only saved.</summary>
    public IReadOnlyList<DrawnFigure> Create(string job, IReadOnlyList<RunFigure> figures, CancellationToken cancellation)
    {
        var store = new FigureStore(_folder);
        foreach (RunFigure figure in figures)
            store.Save(figure.Figure);
        IReadOnlyList<string> drawn = Draw(job, [.. figures.Select(figure => figure.Figure)], cancellation);
        return
        [
            .. figures.Select(figure => new DrawnFigure
            {
                Title = figure.Title,
                Caption = figure.Caption,
                Picture = Shown is FigureFormat format ? $"figures/{Path.GetFileName(_folder.PictureFile(figure.Figure.Name, format))}" : null,
                IsDrawn = Shown is not FigureFormat shown || drawn.Contains(_folder.PictureFile(figure.Figure.Name, shown)),
            }),
        ];
    }

    /// <summary>Draws figures that are saved already; a picture that fails is a warning, for their numbers are there.</summary>
    /// <returns>The pictures that are there now, in the order of figures and formats; with <paramref name="cancellation"/> those that were whole before.</returns>
    public IReadOnlyList<string> Draw(string job, IReadOnlyList<Figure> figures, CancellationToken cancellation)
    {
        (Figure Figure, FigureFormat Format)[] wanted = [.. from figure in figures from format in options.Formats select (figure, format)];
        var failures = new ConcurrentQueue<string>();
        var drawn = new ConcurrentDictionary<string, bool>();
        var gate = new Lock();
        void DrawOne((Figure Figure, FigureFormat Format) picture, ParallelLoopState state)
        {
            if (cancellation.IsCancellationRequested)
                state.Stop();
            else if (TryDraw(picture.Figure, picture.Format, failures, cancellation))
                drawn[_folder.PictureFile(picture.Figure.Name, picture.Format)] = true;
            lock (gate)
                observer.OnProgress(new RunProgress { Job = job, Stage = RunStage.Figures, Fraction = (double)drawn.Count / wanted.Length, Item = picture.Figure.Name });
        }

        try
        {
            Parallel.ForEach(wanted, DrawOne);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
        if (failures.TryPeek(out string? first))
            observer.OnWarning(failures.Count == 1 ? first : $"{first}; and {failures.Count - 1} more pictures are missing");
        return [.. wanted.Select(picture => _folder.PictureFile(picture.Figure.Name, picture.Format)).Where(drawn.ContainsKey)];
    }

    // A report can show PNG and SVG.
    private FigureFormat? Shown => options.Formats.Where(format => format != FigureFormat.Pdf).Select(format => (FigureFormat?)format).FirstOrDefault();

    private bool TryDraw(Figure figure, FigureFormat format, ConcurrentQueue<string> failures, CancellationToken cancellation)
    {
        try
        {
            byte[] picture = renderer.Draw(figure, format, options.Dpi);
            if (cancellation.IsCancellationRequested)
                return false;
            _folder.WritePicture(figure.Name, format, picture);
            return true;
        }
        catch (NtkException error)
        {
            failures.Enqueue($"figure {figure.Name} is not drawn: {error.Message}");
            return false;
        }
    }
}
