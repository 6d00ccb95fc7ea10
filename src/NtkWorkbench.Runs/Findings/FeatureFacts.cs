namespace NtkWorkbench.Runs;

/// <summary>The tangent features of a run.</summary>
internal sealed record FeatureFacts
{
    public required RunStatus Status { get; init; }

    /// <summary>By step; at least one.</summary>
    public required IReadOnlyList<CheckpointFacts> Checkpoints { get; init; }

    /// <summary>p of the trained layers; o·p of a summed kernel.</summary>
    public required int Columns { get; init; }

    /// <summary>o of a kernel that is summed over them; null of Θ itself.</summary>
    public int? SummedOutputs { get; init; }

    public bool TrainsAllLayers { get; init; } = true;

    /// <summary>η of the job.</summary>
    public required double LearningRate { get; init; }

    /// <summary>w of the job.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Null of plain gradient descent.</summary>
    public string? OtherOptimizer { get; init; }

    /// <summary>The optimizer divides its step by a diagonal P, and J P^(−½) is not formed.</summary>
    public bool LeavesOutPreconditioned { get; init; }

    /// <summary>The job clips gradients, and what linear steps would do holds of those alone that it does not.</summary>
    public bool ClipsGradients { get; init; }

    /// <summary>The step along training at which λ₁(P⁻¹H) was the largest share of its edge, and that share; null where it was not
    /// followed.</summary>
    public (int Step, double Share)? NearestToEdge { get; init; }

    /// <summary><see cref="OptimizerStability.PreconditionedEdgeFrom"/>.</summary>
    public int? EdgeFrom { get; init; }

    public bool HasInstanceNoise { get; init; }

    public LinearModelFacts? LinearModel { get; init; }
}
