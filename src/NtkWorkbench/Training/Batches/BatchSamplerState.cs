namespace NtkWorkbench;

/// <summary>Where a batch sampler stands.</summary>
public sealed record BatchSamplerState
{
    /// <summary>The random stream.</summary>
    public required RandomStreamState Stream { get; init; }

    /// <summary>The order of the present pass over the data; empty where the sampler keeps none.</summary>
    public required int[] Order { get; init; }

    /// <summary>Position in <see cref="Order"/>.</summary>
    public required int Position { get; init; }
}
