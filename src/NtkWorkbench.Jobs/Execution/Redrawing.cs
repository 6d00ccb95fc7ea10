using NtkWorkbench.Jobs.JobFiles;
using NtkWorkbench.Jobs.Problems;
using NtkWorkbench.Jobs.Runs;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering;
using NtkWorkbench.Plots.Storage;

namespace NtkWorkbench.Jobs.Execution;

/// <summary>Draws the figures of a run again, from the data that it saved.</summary>
public static class Redrawing
{
    /// <summary>Draws every figure of a run as its job says.</summary>
    /// <param name="run">The folder of the run.</param>
    /// <param name="changes">Overrides of the job's keys under figures.</param>
    /// <param name="renderers">What can draw.</param>
    /// <param name="observer">Who is told how far it is.</param>
    /// <param name="cancellation">Stops between two figures.</param>
    /// <returns>Paths of the pictures; empty where there is nothing to draw them with.</returns>
    /// <exception cref="JobException">The folder is not a run's, or has no figures, or a change is wrong.</exception>
    public static IReadOnlyList<string> Draw(
        string run, IReadOnlyList<string> changes, RendererCatalog renderers, IRunObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(renderers);
        RunFolder folder = RunFolder.Open(run);
        LoadedJob source = JobLoader.Load(folder.ResolvedYaml, changes);
        FigureRequirements.Require(source, renderers);
        var store = new FigureStore(new FigureFolder(folder.Figures));
        Figure[] figures = [.. store.Names().Select(store.Load)];
        if (figures.Length == 0)
            throw new JobException(new JobProblem { Source = run, Message = "no figures are saved here; the run ended before it made them" });
        IReadOnlyList<FigureFormat> drawn = new FigureRun(folder.Figures, renderers, source.Job.Figures, observer).Draw(source.Job.Name, figures, cancellation);
        return [.. from figure in figures from format in drawn select Path.GetRelativePath(".", new FigureFolder(folder.Figures).PictureFile(figure.Name, format))];
    }
}
