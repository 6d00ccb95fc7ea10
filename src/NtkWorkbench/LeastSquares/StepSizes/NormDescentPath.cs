namespace NtkWorkbench;

/// <summary>A path of T steps towards b.</summary>
public sealed record NormDescentPath
{
    /// <summary>x_0 … x_T, shape (T + 1, d).</summary>
    public required Matrix Points { get; init; }

    /// <summary>‖x_t − b‖, T + 1 entries.</summary>
    public required double[] Distances { get; init; }

    /// <summary>s_0 … s_{T−1}.</summary>
    public required double[] StepSizes { get; init; }

    /// <summary>T.</summary>
    public int Steps => StepSizes.Length;

    /// <summary>Σ_t s_t over the steps that were taken: on b itself, where there is no gradient, none is.</summary>
    public double TotalLength => StepSizes.Where((_, t) => Distances[t] > 0).Sum();

    /// <summary>The first t with ‖x_t − b‖ ≤ ε; null where there is none.</summary>
    public int? ArrivalStep(double accuracy)
    {
        int step = Array.FindIndex(Distances, distance => distance <= accuracy);
        return step < 0 ? null : step;
    }
}
