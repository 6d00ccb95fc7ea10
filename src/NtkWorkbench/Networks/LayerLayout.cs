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
