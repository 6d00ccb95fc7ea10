namespace NtkWorkbench;

/// <summary>One path to the minimum of ‖x − b‖.</summary>
public sealed record StepSizeResult
{
    /// <summary>The path's name.</summary>
    public required string Name { get; init; }

    /// <summary>‖x₀ − b‖.</summary>
    public required double FirstDistance { get; init; }

    /// <summary>‖x_T − b‖.</summary>
    public required double FinalDistance { get; init; }

    /// <summary>min_t ‖x_t − b‖.</summary>
    public required double ClosestDistance { get; init; }

    /// <summary>Whether and when it arrives, and why not.</summary>
    public required Arrival Arrival { get; init; }

    /// <summary>The first step within ε by r_{t+1} = |r_t − s_t|; null: none.</summary>
    public required int? PredictedArrival { get; init; }

    /// <summary>Σ s_t over the steps taken.</summary>
    public required double LengthWalked { get; init; }

    /// <summary>Σ s_t over all steps for ever; infinite (null) where the sum diverges.</summary>
    public required double EndlessLength { get; init; }

    /// <summary>The path.</summary>
    [Series]
    public required NormDescentPath Path { get; init; }
}
