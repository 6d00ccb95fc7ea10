namespace NtkWorkbench.Runs;

/// <summary>What decides the last bits of what a machine computes.</summary>
internal sealed record ComputedOn
{
    public required string Version { get; init; }

    public required string Processor { get; init; }

    /// <summary>The widest vectors.</summary>
    public required string Simd { get; init; }

    public required string LinearAlgebra { get; init; }

    public required string Engine { get; init; }
}
