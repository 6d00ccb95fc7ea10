namespace NtkWorkbench.Runs;

/// <summary>The parameters of a network at a step.</summary>
internal sealed record Checkpoint
{
    /// <summary>The network.</summary>
    public required NetworkArchitecture Architecture { get; init; }

    /// <summary>The flat parameters, p entries.</summary>
    public required double[] Parameters { get; init; }

    /// <summary>Steps taken.</summary>
    public required int Step { get; init; }

    /// <summary>The arithmetic of training: parameters are written as F64 or F32.</summary>
    public required Precision Precision { get; init; }
}
