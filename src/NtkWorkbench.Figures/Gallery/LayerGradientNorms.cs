namespace NtkWorkbench.Figures;

/// <summary>Gradient norms of one layer along training: columns of metrics.csv.</summary>
public sealed record LayerGradientNorms
{
    /// <summary>‖∂L/∂W‖, one a recorded step.</summary>
    public required double[] Weight { get; init; }

    /// <summary>‖∂L/∂b‖, one a recorded step.</summary>
    public required double[] Bias { get; init; }
}
