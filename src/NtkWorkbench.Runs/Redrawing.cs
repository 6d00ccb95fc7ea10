namespace NtkWorkbench.Runs;

/// <summary>Draws the figures of a run again, from the data that it saved; of one that is not done, those of its training so far.</summary>
internal static class Redrawing
{
    public static (IReadOnlyList<string> Pictures, bool AreAll) Draw(
        string run, IReadOnlyList<string> changes, Workbench workbench, IRunObserver observer, CancellationToken cancellation)
    {
        RunFolder folder = RunFolder.Open(run);
        LoadedJob source = JobLoader.Load(folder.ResolvedYaml, changes);
        foreach (string warning in source.Warnings)
            observer.OnWarning(warning);
        RequireSameOutput(folder, source, changes);
        RunHeader? header = RunHeader.Of(folder, workbench.Time);
        if (header is { IsDone: true })
            folder.DeleteLeftovers();
        if (header?.Unfinished(run) is string standing)
            observer.OnWarning($"{run}: {standing}");
        bool isDone = header is not { IsDone: false } || !File.Exists(folder.MetricsJournal);
        List<Figure> figures = !isDone && source.Job is NetworkJob job ? SoFar(folder, NetworkRunPlan.Create(source, job, workbench))
            : Load(new FigureStore(new FigureFolder(folder.Figures)), run, cancellation);
        // Pictures of a run that is not done go with its state.
        IReadOnlyList<string> drawn =
            new FigureRun(folder, workbench.Renderer, source.Job.Figures, observer, isDone ? null : folder.FiguresSoFar)
                .Draw(source.Job.Name, figures, cancellation);
        return ([.. drawn.Select(picture => Path.GetRelativePath(".", picture))],
            drawn.Count == figures.Count * source.Job.Figures.Formats.Count);
    }

    // Of the other outputs the figures have no numbers.
    private static void RequireSameOutput(RunFolder folder, LoadedJob source, IReadOnlyList<string> changes)
    {
        if (source.Job is not NetworkJob { Figures.Output: FigureOutput wanted } || changes.Count == 0)
            return;
        NetworkJob saved = (NetworkJob)JobLoader.Load(folder.ResolvedYaml, []).Job;
        FigureOutput shown = saved.Figures.Output ?? new(saved.Training.Loss == LossKind.CrossEntropy ? 0 : 1);
        if (wanted != shown)
            throw new JobException(source.ErrorAt("figures.output",
                $"figures.output is {wanted}, but the saved figures show output {shown} alone; make them by: ntk run "
                    + $"{Path.GetRelativePath(".", folder.ResolvedYaml)} figures.output={wanted}"));
    }

    // What its training has recorded.
    private static List<Figure> SoFar(RunFolder folder, NetworkRunPlan plan)
    {
        var rows = new ThinnedRows<MetricsRow>();
        MetricsReader.Read(folder.MetricsSoFar, plan.Columns, rows.Add);
        return rows.Kept.Count == 0 ? [] : [.. NetworkFigures.Create(new NetworkResults
        {
            Plan = plan,
            Training = new TrainingResult { Reason = StopReason.Cancelled, Steps = rows.Kept[^1].Step },
            Rows = rows.Kept,
            OneRowOf = rows.OneOf,
            Analyses = [],
            Trajectory = [],
            Linearized = null,
            Cancelled = true,
        }).Select(figure => figure.Figure)];
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
