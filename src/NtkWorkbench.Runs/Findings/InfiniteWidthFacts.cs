namespace NtkWorkbench.Runs;

/// <summary>What sentences about a network and its limit of infinite width rest on.</summary>
internal sealed record InfiniteWidthFacts
{
    public required InfiniteWidthSummary Limit { get; init; }

    /// <summary>σ₁ of the network at initialization.</summary>
    public required double SigmaMax { get; init; }

    /// <summary>Its effective rank; null where not all singular values are known.</summary>
    public double? EffectiveRank { get; init; }

    /// <summary>Its largest stable rate; null where there is none.</summary>
    public double? StableRate { get; init; }

    /// <summary>The widths of its hidden layers under the standard parameterization, whose tangent kernel grows with them; empty under
    /// another.</summary>
    public IReadOnlyList<int> StandardWidths { get; init; } = [];

    /// <summary>The limit's own kernel beside this network's.</summary>
    public string Symbol { get; init; } = "Θ∞";

    /// <summary>As the job file calls it.</summary>
    public string Activation { get; init; } = "relu";

    public bool TrainsAllLayers { get; init; } = true;

    public bool HasHiddenLayers { get; init; } = true;

    public bool HasClasses { get; init; }

    public bool HasInstanceNoise { get; init; }

    /// <summary>Whether the job asks for λ.</summary>
    public bool IsRidgeGiven { get; init; }

    /// <summary>Whether it asks for one that holds networks to where each began.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Why there is no regression though squares are trained; null where there is one.</summary>
    public string? NoRegression { get; init; }

    /// <summary>What training left of its first loss, beyond what the ridge leaves the limit's ensemble.</summary>
    public double LossShare { get; init; }

    /// <summary>Values of the trained network on the grid.</summary>
    public int GridValues { get; init; }
}
