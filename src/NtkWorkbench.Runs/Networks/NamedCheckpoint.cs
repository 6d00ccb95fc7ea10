namespace NtkWorkbench.Runs;

/// <summary>The parameters at one step of a run, under the name that its files bear.</summary>
public sealed record NamedCheckpoint
{
    /// <summary>"init", "final" or "step-500".</summary>
    public required string Name { get; init; }

    /// <summary>Steps taken.</summary>
    public required int Step { get; init; }

    /// <summary>The flat parameters, p entries.</summary>
    public required double[] Parameters { get; init; }
}
