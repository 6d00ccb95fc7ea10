namespace NtkWorkbench.Runs;

/// <summary>The figure of an instance-noise job.</summary>
internal static class InstanceNoiseFigures
{
    public static IReadOnlyList<RunFigure> Create(InstanceNoiseResults results) =>
    [
        new RunFigure(
            InstanceNoiseFigure.Build(results.Statistics, results.Predicted, results.Deviations, results.RidgePrimal),
            "Noisy descent against ridge",
            $"Entries of w over {Count(results.Draws, "draw")} of the noise: their mean goes to the ridge solution with λ "
                + $"= mσ², and each draw keeps moving about it."),
    ];
}
