namespace NtkWorkbench.JobFiles;

/// <summary>What is looked at: where, when, and what is kept.</summary>
public sealed record FeatureOptions
{
    /// <summary>When the network is linearized.</summary>
    [Description("When the network is linearized: init, final, step numbers and epochs; with early stopping best.")]
    public IReadOnlyList<CheckpointSelector> Checkpoints { get; init; } = [CheckpointSelector.Init, CheckpointSelector.Final];

    /// <summary>Whether and how training is followed.</summary>
    [Description("Follows the network along training: features/along_training.csv and features/along_training/, a figure, and the moving "
        + "part of the report: auto, off, or {count, leading}. auto follows 40, 20 or 10 steps, as many as cost less than a fifth of the "
        + "run, both counted in operations at fixed costs, whatever the machine; resolved.yaml holds what was decided.")]
    public TrackOptions Track { get; init; } = new() { Choice = TrackChoice.Auto };

    /// <summary>The training samples that features, kernel, spectrum and regression are of; null: all.</summary>
    [Description("The training samples that features, kernel, spectrum and regression are of; with more than two inputs as many test "
        + "samples are chosen alike (default: all).")]
    public FeatureSampleOptions? Samples { get; init; }

    /// <summary>Where functions are drawn; null: 500 points over the data's range with one input, 60 × 60 with two, else the test or
    /// training inputs.</summary>
    [Description("Where functions of x are evaluated (default: 500 points over the range of the data, with two inputs 60 × 60, with "
        + "more the test inputs).")]
    public GridOptions? Grid { get; init; }

    /// <summary>Number of principal features that are written and drawn.</summary>
    [Description("Number of principal features that are written and drawn.")]
    [Range(1, 1000)]
    public int Principal { get; init; } = 6;

    /// <summary>How the feature spectrum is computed.</summary>
    [Description("How the feature spectrum is computed: all singular values by svd, lq or kernel, the leading ones alone by lanczos, which "
        + "forms neither features nor kernel; auto chooses by size, lanczos where the kernel would need more than 4 GiB or more than is "
        + "available, and resolved.yaml then says so.")]
    public SpectrumMethod Method { get; init; } = SpectrumMethod.Auto;

    /// <summary>Which kernel of several outputs is decomposed.</summary>
    [Description("Which kernel of several outputs is decomposed: whole, of all outputs with all, n·o rows; summed, the mean over outputs "
        + "of the blocks of an output with itself, n rows, an approximation that is o times cheaper to form and o³ times to decompose; "
        + "compared with the whole where that has at most 3,000 rows. Of one output they are the same.")]
    public KernelKind Kernel { get; init; } = KernelKind.Whole;

    /// <summary>How leading modes are found; null: by defaults, as many as principal features and 20 at least.</summary>
    [Description("How lanczos finds the leading modes (default: 20 of them, or features.principal where that is more).")]
    public LeadingModesOptions? Leading { get; init; }

    /// <summary>Which matrices are written.</summary>
    [Description("Which matrices are written to .npy files.")]
    public IReadOnlyList<SavedMatrix> Save { get; init; } = [];

    /// <summary>Whether the linear model at initialization is trained as the network is.</summary>
    [Description("Whether the linear model at initialization is trained beside the network, by the same optimizer and batches: auto where "
        + "samples × outputs are at most 1000, off, always. More than 2e12 multiplications are not done.")]
    public LinearModelChoice LinearModel { get; init; } = LinearModelChoice.Auto;

    /// <summary>λ of a ridge regression on the tangent features; null: none.</summary>
    [Description("λ of a ridge regression on the tangent features at each checkpoint, for the mean squared error (default: none).")]
    [Range(0, double.MaxValue)]
    public double? Ridge { get; init; }

    /// <summary>Whether the network is compared with its limit of infinite width at initialization.</summary>
    [Description("Compares the network at initialization with its limit of infinite width: kernels, spectrum, principal features and "
        + "regression; with save: [kernel] the limit's kernels are features/infinite_width/tangent_kernel.npy and nngp_kernel.npy.")]
    public bool InfiniteWidth { get; init; }

    /// <summary>Those of a run by <see cref="SpectrumMethod.Lanczos"/>, defaults filled in.</summary>
    internal LeadingModesOptions LeadingModes => Leading ?? new() { Modes = Math.Max(Principal, new LeadingModesOptions().Modes) };
}
