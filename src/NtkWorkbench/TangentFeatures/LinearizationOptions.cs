namespace NtkWorkbench;

/// <summary>How a network is linearized.</summary>
public sealed record LinearizationOptions
{
    /// <summary>The layers whose parameters the linear model has; those of the others are constants.</summary>
    public TrainableLayers Layers { get; init; } = TrainableLayers.All;

    /// <summary>What trains them: the linear model has its parameters in units of the roots of the rates that this gives them
    /// (<see cref="LayerRates"/>), and J is ∂f/∂θ times these roots. They are 1 but in μP.</summary>
    public OptimizerOptions Optimizer { get; init; } = new SgdOptions();

    /// <summary>How the spectrum is computed.</summary>
    public SpectrumMethod Method { get; init; } = SpectrumMethod.Auto;

    /// <summary>Which kernel is decomposed: Θ, or for less the mean of its blocks, which approximates it.</summary>
    public KernelKind Kernel { get; init; } = KernelKind.Whole;

    /// <summary>How leading modes are found, where that is the method.</summary>
    public LeadingModesOptions Leading { get; init; } = new();

    /// <summary>k, the number of principal features; fewer come where the spectrum has fewer values.</summary>
    public int Principal { get; init; } = 6;

    /// <summary>The loss whose stability limit is wanted.</summary>
    public LossKind Loss { get; init; } = LossKind.MeanSquaredError;

    /// <summary>w: the limits are those of the loss and ½w‖θ‖², which weight decay adds.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Standard deviation of the noise that training adds to its inputs, drawn anew each step; 0: none. Stable rates and the
    /// trained linear model are then those of the mean over the noise; kernel and spectrum are of the inputs themselves.</summary>
    public double InstanceNoise { get; init; }

    /// <summary>Which samples a step of that training sees.</summary>
    public BatchOptions Batch { get; init; } = new();

    /// <summary>The seed of training: what a linear model's batches come from, and draws of the noise, by the stream
    /// "features/instance_noise", where the model is not linear in its inputs.</summary>
    public long Seed { get; init; }

    /// <summary>Factorizations; null: <see cref="LinearAlgebraProviders.Best"/>.</summary>
    public ILinearAlgebra? LinearAlgebra { get; init; }

    /// <summary>Told the share of features, kernel and spectrum that is done, from 0 to 1. May be null.</summary>
    public IProgress<double>? Progress { get; init; }

    internal LeadingSearch? Search { get; init; }

    /// <summary>Looked at between parts of features, kernel and spectrum.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The linear model of a training: its layers, loss and batches, under the noise of its data. seed: the training's.</summary>
    internal static LinearizationOptions Of(TrainingOptions training, TrainingData data, long seed) => new()
    {
        Layers = training.Layers,
        Optimizer = training.Optimizer,
        Loss = training.Loss,
        WeightDecay = training.Optimizer.WeightDecay,
        InstanceNoise = data.InstanceNoise,
        Batch = training.Batch,
        Seed = seed,
    };
}
