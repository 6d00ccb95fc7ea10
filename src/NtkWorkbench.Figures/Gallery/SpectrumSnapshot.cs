namespace NtkWorkbench.Figures;

/// <summary>The singular values of the tangent features at one checkpoint.</summary>
public sealed record SpectrumSnapshot
{
    /// <summary>The checkpoint as figures write it; see <see cref="CheckpointNames"/>.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>σ₁ ≥ σ₂ ≥ ….</summary>
    public required double[] SingularValues { get; init; }

    /// <summary>The value below which the method resolves none; see <see cref="FeatureSpectrum.Floor"/>.</summary>
    public required double Floor { get; init; }
}
