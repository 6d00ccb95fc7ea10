namespace NtkWorkbench.Figures;

/// <summary>The tangent kernel on the training inputs at one checkpoint.</summary>
public sealed record KernelSnapshot
{
    /// <summary>The checkpoint as figures write it; see <see cref="CheckpointNames"/>.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>Θ, (n·o, n·o), rows sample-major, output-minor.</summary>
    public required Matrix Kernel { get; init; }
}
