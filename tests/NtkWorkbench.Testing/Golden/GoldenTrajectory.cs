namespace NtkWorkbench.Testing;

/// <summary>Full-batch training from a case's parameters.</summary>
public sealed record GoldenTrajectory
{
    public required int Steps { get; init; }

    public required double[] LossesBeforeEachStep { get; init; }

    public required double[] FinalParameters { get; init; }
}
