namespace NtkWorkbench.JobFiles;

/// <summary>One network trained at many learning rates, measured against the limit that its tangent features predict.</summary>
public sealed record LearningRateSweepJob : TrainingJob
{
    /// <summary>Rates as fractions of the predicted limit.</summary>
    [Description("The learning rates, as fractions of the predicted limit.")]
    [MinLength(1)]
    [ItemRange(0, double.MaxValue, MinimumIsExclusive = true)]
    public IReadOnlyList<double> Fractions { get; init; } =
        [0.1, 0.25, 0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8, 12, 16];

    /// <summary>Points along each training at which sharpness is measured, besides its start; 0: not even there.</summary>
    [Description("Points along each training at which sharpness is measured, besides its start; 0 measures none.")]
    [Range(0, 1000)]
    public int SharpnessPoints { get; init; } = 30;

    /// <summary>The network job that each rate runs, but for its rate.</summary>
    internal NetworkJob ToNetworkJob() => ToNetworkJob(new FeatureOptions { Track = new() { Choice = TrackChoice.Off } });
}
