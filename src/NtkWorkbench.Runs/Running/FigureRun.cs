using System.Runtime.ExceptionServices;

namespace NtkWorkbench.Runs;

/// <summary>Saves figures as data and draws them, several at a time.</summary>
internal sealed class FigureRun(
    RunFolder folder, IFigureRenderer renderer, FigureOptions options, IRunObserver observer, string? place = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly FigureFolder _folder = new(place ?? folder.Figures);
    private readonly PictureOrigin? _origin = RunEnvironment.Origin(folder, options.Caption);
    private readonly Lock _gate = new();
    private readonly HashSet<string> _drawn = [];
    private readonly List<string> _failures = [];
    private NtkException? _unwritten;

    /// <summary>Saves and draws new figures; where <paramref name="cancellation"/> is requested they are only saved.</summary>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public IReadOnlyList<DrawnFigure> Create(string job, IReadOnlyList<RunFigure> figures, CancellationToken cancellation)
    {
        var store = new FigureStore(_folder);
        foreach (RunFigure figure in figures)
            store.Save(figure.Figure);
        IReadOnlyList<string> drawn = Draw(job, [.. figures.Select(figure => figure.Figure)], cancellation);
        if (_unwritten is not null)
            throw _unwritten;
        return
        [
            .. figures.Select(figure => new DrawnFigure
            {
                Figure = figure.Figure,
                Title = figure.Title,
                Caption = figure.Caption,
                Files = [.. options.Formats.Where(format => drawn.Contains(_folder.PictureFile(figure.Figure.Name, format)))
                    .Select(format => Relative(figure.Figure, format))],
                Picture = Shown is FigureFormat shown ? Relative(figure.Figure, shown) : null,
                IsDrawn = options.Formats.All(format => drawn.Contains(_folder.PictureFile(figure.Figure.Name, format))),
            }),
        ];
    }

    /// <summary>Draws figures that are saved already, once; a picture that fails is a warning, for its numbers are there.</summary>
    public IReadOnlyList<string> Draw(string job, IReadOnlyList<Figure> figures, CancellationToken cancellation)
    {
        if (figures.Count == 0 || options.Formats.Count == 0)
            return [];
        Wanted[] wanted =
            [.. from figure in figures from format in options.Formats select new Wanted(figure, format,
                _folder.PictureFile(figure.Name, format))];
        var drawing = Task.Factory.StartNew(
            () => Parallel.ForEach(wanted, picture => Draw(job, picture, wanted.Length, cancellation)),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        try
        {
            drawing.Wait(cancellation);
        }
        catch (OperationCanceledException)
        {
            // A large picture takes seconds: whoever cancels waits only a moment for it, and it is never written.
            Task.WaitAny([drawing], Patience);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }
        lock (_gate)
        {
            if (_failures.Count > 0)
                observer.OnWarning(Failures());
            return [.. wanted.Select(picture => picture.File).Where(_drawn.Contains)];
        }
    }

    private string Relative(Figure figure, FigureFormat format) => $"figures/{Path.GetFileName(_folder.PictureFile(figure.Name, format))}";

    // A report can show PNG and SVG.
    private FigureFormat? Shown =>
        options.Formats.Where(format => format != FigureFormat.Pdf).Select(format => (FigureFormat?)format).FirstOrDefault();

    private string Failures()
    {
        string more =
            _failures.Count == 1 ? ""
                : $"; and {_failures.Count - 1} more {(_failures.Count == 2 ? "picture is" : "pictures are")} missing";
        return $"{_failures[0]}{more}; draw again by: ntk plot {Path.GetRelativePath(".", Path.GetDirectoryName(_folder.Root)!)}";
    }

    private void Draw(string job, Wanted picture, int count, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return;
        byte[]? bytes = null;
        string failure = "";
        try
        {
            Figure fitted =
                FigureFit.To(picture.Figure, Inches(options.Width?.Millimetres), Inches(options.Height), options.FontSize);
            bytes = renderer.Draw(fitted, picture.Format, options.Dpi, _origin);
        }
        catch (NtkException error)
        {
            failure = error.Message;
        }
        lock (_gate)
        {
            // Seen here, it is seen before Draw returns: nothing is written or told behind the caller's back.
            if (cancellation.IsCancellationRequested)
                return;
            if (bytes is not null && TryWrite(picture, bytes, ref failure))
                _drawn.Add(picture.File);
            else
                _failures.Add($"figure {picture.Figure.Name} is not drawn: {failure}");
            observer.OnProgress(
                new RunProgress { Job = job, Stage = RunStage.Figures, Fraction = (double)(_drawn.Count + _failures.Count) / count,
                    Item = picture.Figure.Name });
        }
    }

    private static double? Inches(double? millimetres) => millimetres / 25.4;

    private bool TryWrite(Wanted picture, byte[] bytes, ref string failure)
    {
        try
        {
            _folder.WritePicture(picture.Figure.Name, picture.Format, bytes);
            return true;
        }
        catch (NtkException error)
        {
            failure = error.Message;
            if (error.InnerException is Exception cause && FileErrors.AreOf(cause))
                _unwritten ??= error;
            return false;
        }
    }

    private sealed record Wanted(Figure Figure, FigureFormat Format, string File);
}
