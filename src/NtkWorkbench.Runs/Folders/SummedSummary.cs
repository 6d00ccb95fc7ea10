namespace NtkWorkbench.Runs;

/// <summary>How far the whole tangent kernel Θ is from Θ̄ ⊗ I, for which a summed one stands.</summary>
public sealed record SummedSummary
{
    /// <summary>‖Θ − Θ̄ ⊗ I‖_F/‖Θ‖_F.</summary>
    public required double Distance { get; init; }

    /// <summary>How many leading σ̄_k were compared.</summary>
    public required int Modes { get; init; }

    /// <summary>The largest |σ̄_k − s_k|/s_k of these, s_k the mean of the o singular values of J that σ̄_k stands for; null of
    /// none.</summary>
    public required double? LargestDifference { get; init; }

    /// <summary>That of an analysis; null where none was made.</summary>
    internal static SummedSummary? Of(TangentAnalysis tangent) => tangent.Comparison is not SummedComparison compared ? null : new()
    {
        Distance = compared.Distance,
        Modes = compared.Differences.Length,
        LargestDifference = compared.LargestDifference,
    };
}
