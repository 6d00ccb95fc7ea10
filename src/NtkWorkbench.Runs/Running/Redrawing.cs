namespace NtkWorkbench.Runs;

/// <summary>Draws the figures of a run again, from the data that it saved.</summary>
internal static class Redrawing
{
    public static (IReadOnlyList<string> Pictures, bool AreAll) Draw(
        string run, IReadOnlyList<string> changes, IFigureRenderer renderer, IRunObserver observer, CancellationToken cancellation)
    {
        RunFolder folder = RunFolder.Open(run);
        folder.DeleteLeftovers();
        LoadedJob source = JobLoader.Load(folder.ResolvedYaml, changes);
        foreach (string warning in source.Warnings)
            observer.OnWarning(warning);
        List<Figure> figures = Load(new FigureStore(new FigureFolder(folder.Figures)), run, cancellation);
        IReadOnlyList<string> drawn =
            new FigureRun(folder, renderer, source.Job.Figures, observer).Draw(source.Job.Name, figures, cancellation);
        return ([.. drawn.Select(picture => Path.GetRelativePath(".", picture))],
            drawn.Count == figures.Count * source.Job.Figures.Formats.Count);
    }

    // The folder may come from anywhere: what is wrong with it is wrong with the input.
    private static List<Figure> Load(FigureStore store, string run, CancellationToken cancellation)
    {
        try
        {
            List<Figure> figures = [];
            foreach (string name in store.Names())
            {
                cancellation.ThrowIfCancellationRequested();
                figures.Add(store.Load(name));
            }
            return figures.Count > 0
                ? figures
                : throw new JobException(
                new InputError { Source = run, Message = "no figures are saved here; the run ended before it made them" });
        }
        catch (NtkException error) when (error is not JobException)
        {
            throw new JobException(new InputError { Source = run, Message = error.Message });
        }
    }
}
