namespace NtkWorkbench.JobFiles;

/// <summary>Networks trained as f = α(f_θ − f_θ₀) over widths, learning rates and output scales α to one and the same loss, each compared
/// with its linear model.</summary>
public sealed record LazinessMapJob : TrainingJob
{
    /// <summary>Widths, each of all hidden layers in turn.</summary>
    [Description("The widths: each takes the place of all of network.hidden, whose number of layers stays.")]
    [MinLength(1)]
    [ItemRange(1, int.MaxValue)]
    public IReadOnlyList<int> Widths { get; init; } = [16, 32, 64, 128, 256, 512];

    /// <summary>Rates as fractions of the largest stable one at initialization.</summary>
    [Description("The learning rates, as fractions of the largest stable one of each network at initialization.")]
    [MinLength(1)]
    [ItemRange(0, double.MaxValue, MinimumIsExclusive = true)]
    public IReadOnlyList<double> Fractions { get; init; } = [0.1, 0.9, 1.8];

    /// <summary>α in f = α(f_θ − f_θ₀).</summary>
    [Description("The output scales α in f = α(f_θ − f_θ₀), θ₀ the parameters at initialization.")]
    [MinLength(1)]
    [ItemRange(0, double.MaxValue, MinimumIsExclusive = true)]
    public IReadOnlyList<double> OutputScales { get; init; } = [0.125, 0.25, 0.5, 1, 2, 4, 8, 16];

    /// <summary>Initializations at each place.</summary>
    [Description("Initializations at each place, from seed on.")]
    [Range(1, 1000)]
    public int Initializations { get; init; } = 3;

    /// <summary>A training ends where its loss is at most this share of its first.</summary>
    [Description("A training ends where its loss is at most this share of the loss before it; training.steps are the most it takes.")]
    [Range(0, 1, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double LossShare { get; init; } = 0.1;

    /// <summary>The network job that each place runs, but for width, rate and scale.</summary>
    internal NetworkJob ToNetworkJob() => ToNetworkJob(new FeatureOptions
    {
        Track = new() { Choice = TrackChoice.Off }, LinearModel = LinearModelChoice.Off, Method = SpectrumMethod.Kernel,
    }) with
    {
        Network = Network with { Hidden = [.. Network.Hidden.Select(_ => Widths.Max())] },
    };
}
