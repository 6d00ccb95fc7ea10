namespace NtkWorkbench;

/// <summary>What is kept of a <see cref="Linearization"/> when its features are let go; n training samples, g grid points, o
/// outputs.</summary>
public sealed record TangentAnalysis
{
    /// <summary>The feature spectrum on the training inputs.</summary>
    public required Spectrum Spectrum { get; init; }

    /// <summary>What they are of: Θ, or Θ̄, whose matrices have a row a sample, n and g, where those of Θ have n·o and g·o.</summary>
    public KernelKind KernelKind { get; init; }

    /// <summary>How far Θ is from Θ̄ ⊗ I; null of Θ itself, and where there are too many rows, <see
    /// cref="Linearization.CompareWithWhole"/>.</summary>
    public SummedComparison? Comparison { get; init; }

    /// <summary>Θ on the training inputs, (n·o, n·o), or Θ̄; null where it was not formed.</summary>
    public required Matrix? Kernel { get; init; }

    /// <summary>u_1 … u_k, (n·o, k).</summary>
    public required Matrix LeftVectors { get; init; }

    /// <summary>The floor of each of φ_1 … φ_k, <see cref="Linearization.PrincipalFloors"/>.</summary>
    public required double[] PrincipalFloors { get; init; }

    /// <summary>Each trained layer's share of σ_1² … σ_k², (k, layers), <see cref="Linearization.LayerShares"/>.</summary>
    public required Matrix LayerShares { get; init; }

    /// <summary>φ_1 … φ_k on the training inputs, (n·o, k).</summary>
    public required Matrix PrincipalOnTrain { get; init; }

    /// <summary>φ_1 … φ_k on the grid, (g·o, k).</summary>
    public required Matrix PrincipalOnGrid { get; init; }

    /// <summary>f on the training inputs, (n, o).</summary>
    public required Matrix TrainOutputs { get; init; }

    /// <summary>f on the grid, (g, o).</summary>
    public required Matrix GridOutputs { get; init; }

    /// <inheritdoc cref="Linearization.LargestStableRate"/>
    public required double LargestStableRate { get; init; }

    /// <inheritdoc cref="Linearization.LargestStableRateEverywhere"/>
    public required double? LargestStableRateEverywhere { get; init; }

    /// <inheritdoc cref="Linearization.LargestStableRateMeanSquare"/>
    public required double? LargestStableRateMeanSquare { get; init; }

    /// <inheritdoc cref="Linearization.NoiseDraws"/>
    public required int? NoiseDraws { get; init; }

    /// <summary>Computes all of it.</summary>
    internal static TangentAnalysis Of(Linearization linear, Matrix grid)
    {
        LinearizedPoints points = linear.At(grid);
        Matrix? kernel = linear.HasKernel ? linear.Kernel : null;
        return new TangentAnalysis
        {
            Spectrum = linear.Spectrum,
            KernelKind = linear.KernelKind,
            Comparison = linear.CompareWithWhole(),
            Kernel = kernel,
            LeftVectors = LeadingVectors.Columns(
                linear.Decomposition.LeftVectors, linear.Decomposition.PrincipalDirections.Rows, copy: true),
            PrincipalFloors = linear.PrincipalFloors(),
            LayerShares = linear.LayerShares(),
            PrincipalOnTrain = linear.PrincipalFeatures(),
            PrincipalOnGrid = linear.PrincipalFeatures(grid),
            TrainOutputs = linear.Outputs,
            GridOutputs = points.Outputs,
            LargestStableRate = linear.LargestStableRate,
            LargestStableRateEverywhere = linear.LargestStableRateEverywhere,
            LargestStableRateMeanSquare = linear.LargestStableRateMeanSquare,
            NoiseDraws = linear.NoiseDraws,
        };
    }
}
