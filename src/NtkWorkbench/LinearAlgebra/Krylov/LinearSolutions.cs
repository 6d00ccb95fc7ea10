namespace NtkWorkbench;

/// <summary>Approximate solutions x of (A + λI)x = b for k right-hand sides.</summary>
internal sealed record LinearSolutions
{
    /// <summary>The solutions, shape (k, size): row after row.</summary>
    public required Matrix Solutions { get; init; }

    /// <summary>‖b − (A + λI)x‖/‖b‖, measured; 0 where b is 0.</summary>
    public required double[] Residuals { get; init; }

    /// <summary>Products that it took, with those that measured: vectors that A was multiplied by.</summary>
    public required int Products { get; init; }

    /// <summary>Whether all residuals came under the tolerance.</summary>
    public required bool Converged { get; init; }
}
