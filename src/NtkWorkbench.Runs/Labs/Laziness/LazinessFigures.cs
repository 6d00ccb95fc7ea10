namespace NtkWorkbench.Runs;

/// <summary>The figures of a map of laziness.</summary>
internal static class LazinessFigures
{
    public static IReadOnlyList<RunFigure> Create(LazinessResults results) =>
    [
        new RunFigure(
            LazinessMapFigure.Build(results),
            "Lazy and feature learning",
            $"Gap to the linear model, and change of the tangent kernel, at {Percent(results.LossShare)} of the first loss, over width and "
                + $"output scale, a column a learning rate. The line: a gap of {Number(LazyGap)}, where neighbouring scales are at most a "
                + "factor of ten apart. Blank places have a mark that says why: how most of their trainings ended, or a number that is no "
                + "larger than its rounding."),
        new RunFigure(
            LazinessCurvesFigure.Build(results),
            "Gap against output scale",
            "A line a width, dark for narrow ones; the mean over initializations (geometric), with its standard error where it is larger "
                + "than a point. Numbers that are no larger than their rounding are left out."),
    ];
}
