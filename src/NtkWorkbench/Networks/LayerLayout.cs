namespace NtkWorkbench;

/// <summary>Where a layer's parameters lie in the flat parameter vector: weight, row-major [out, in], then bias [out], layer by
/// layer.</summary>
public sealed record LayerLayout
{
    /// <summary>The layer's number, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Inputs of the layer.</summary>
    public required int FanIn { get; init; }

    /// <summary>Outputs of the layer.</summary>
    public required int FanOut { get; init; }

    /// <summary>Index of the weight's first entry.</summary>
    public required int WeightOffset { get; init; }

    /// <summary>s in z = s W a + b: 1, or 1/√fan_in in the NTK parameterization.</summary>
    public required double WeightScale { get; init; }

    /// <summary>Inputs of the layer in the network that this one is scaled from; its own where it is scaled from none.</summary>
    public required int BaseFanIn { get; init; }

    /// <summary>Outputs of the layer there.</summary>
    public required int BaseFanOut { get; init; }

    /// <summary>What the draws of the weight, whose schemes see the fans of the base, are multiplied by: 1 where there is none.</summary>
    public required double InitialScale { get; init; }

    /// <summary>r_in = fan_in over that of the base: 1 at the network's inputs.</summary>
    public double InputRatio => (double)FanIn / BaseFanIn;

    /// <summary>r_out = fan_out over that of the base: 1 at the network's outputs.</summary>
    public double OutputRatio => (double)FanOut / BaseFanOut;

    /// <summary>Entries of the weight.</summary>
    public int WeightCount => FanIn * FanOut;

    /// <summary>Index of the bias's first entry.</summary>
    public int BiasOffset => WeightOffset + WeightCount;

    /// <summary>Entries of weight and bias.</summary>
    public int ParameterCount => WeightCount + FanOut;

    /// <summary>The weight within a flat parameter vector.</summary>
    public Range Weight => WeightOffset..BiasOffset;

    /// <summary>The bias within a flat parameter vector.</summary>
    public Range Bias => BiasOffset..(BiasOffset + FanOut);
}
