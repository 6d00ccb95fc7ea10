namespace NtkWorkbench.Runs;

/// <summary>The figures of a step-size job.</summary>
internal static class StepSizeFigures
{
    public static IReadOnlyList<RunFigure> Create(double[] target, double accuracy, IReadOnlyList<StepSizeResult> results)
    {
        (string Name, NormDescentPath Path)[] paths = [.. results.Select(result => (result.Name, result.Path))];
        var figures = new List<RunFigure>();
        if (target.Length == 2)
        {
            figures.Add(new RunFigure(
                NormDescentFigure.BuildPaths(target, paths),
                "Paths",
                "x over the contours of ‖x − b‖; the cross is b."));
        }
        figures.Add(new RunFigure(
            NormDescentFigure.BuildDistances(paths, accuracy),
            "Distance",
            "Distance from b against steps, both by their logarithms."));
        return figures;
    }
}
