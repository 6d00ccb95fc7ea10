namespace NtkWorkbench.Benchmarks;

/// <summary>Work that no peer does, held to a number of seconds.</summary>
internal sealed record AloneWork
{
    /// <summary>What is done.</summary>
    public required string Work { get; init; }

    /// <summary>The target.</summary>
    public required double MostSeconds { get; init; }

    /// <summary>Does it once, and tells what it took, and what else there is to say.</summary>
    public required Func<(Timing Timing, string Remark)> Measure { get; init; }

    /// <summary>How often.</summary>
    public required int Count { get; init; }
}
