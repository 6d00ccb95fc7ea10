using NtkWorkbench.Jobs.JobFiles;
using NtkWorkbench.Jobs.JobFiles.Records;
using NtkWorkbench.Jobs.Problems;
using NtkWorkbench.Plots.Rendering;

namespace NtkWorkbench.Jobs.Execution;

/// <summary>What a job's figures ask of the renderers, checked before anything is computed.</summary>
internal static class FigureRequirements
{
    /// <summary>Checks that the job's renderer is there and draws its formats; a missing gnuplot is none of the job's faults.</summary>
    /// <exception cref="JobException">It is not built in, or does not draw a format: the message names the key.</exception>
    public static void Require(LoadedJob source, RendererCatalog renderers)
    {
        FigureOptions figures = source.Job.Figures;
        _ = source.At("figures.renderer", () => renderers.Find(figures.Renderer));
        foreach (FigureFormat format in figures.Formats)
            _ = source.At("figures.formats", () => renderers.Find(figures.Renderer, format));
    }
}
