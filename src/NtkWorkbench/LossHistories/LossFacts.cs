namespace NtkWorkbench;

/// <summary>What is known of a training whose losses are read. All but the losses may be missing; what is missing is not spoken
/// of.</summary>
public sealed record LossFacts
{
    /// <summary>At least two values, in the order of training; NaN and infinite ones mean divergence.</summary>
    public required IReadOnlyList<double> Losses { get; init; }

    /// <summary>The test loss beside each of <see cref="Losses"/>, as far as it goes; NaN where it was not measured.</summary>
    public IReadOnlyList<double>? TestLosses { get; init; }

    /// <summary>η at the start, above 0.</summary>
    public double? LearningRate { get; init; }

    /// <summary>η at the end, where it is not that at the start.</summary>
    public double? LastLearningRate { get; init; }

    /// <summary>w of a weight decay by which a step multiplies the parameters by 1 − ηw, whatever the gradient.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>Whether early stopping went by validation samples, and so kept the parameters that did best on them.</summary>
    public bool IsStoppedByValidation { get; init; }

    /// <summary>The rate below which training is stable as far as is known, of the optimizer that was used.</summary>
    public double? StableBelow { get; init; }

    /// <summary>Whether nothing in a step is drawn: all samples at once, without noise on them.</summary>
    public bool? IsDeterministic { get; init; }

    /// <summary>Whether a step sees a part of the samples only.</summary>
    public bool? HasBatches { get; init; }

    /// <summary>Whether the optimizer keeps a velocity.</summary>
    public bool? HasMomentum { get; init; }

    /// <summary>The share of each hidden layer's units that at the end give all training samples the same value: dead or saturated
    /// ones.</summary>
    public IReadOnlyList<double>? ConstantUnits { get; init; }

    /// <summary>Whether the network that was left answers all training samples alike, though it did not at the start.</summary>
    public bool IsConstant { get; init; }

    internal int? ConstantLayer =>
        ConstantUnits?.Index().Where(layer => layer.Item >= 1).Select(layer => (int?)layer.Index).FirstOrDefault();
}
