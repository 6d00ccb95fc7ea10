namespace NtkWorkbench.Figures;

/// <summary>One training of a learning-rate sweep, as figures draw it.</summary>
public sealed record SweepCurve
{
    /// <summary>η over the predicted limit.</summary>
    public required double Fraction { get; init; }

    /// <summary>The loss at every step.</summary>
    public required double[] Losses { get; init; }

    /// <summary>Whether it diverged.</summary>
    public required bool Diverged { get; init; }

    /// <summary>Whether the network became a constant.</summary>
    public required bool Collapsed { get; init; }

    /// <summary>Steps at which sharpness was measured.</summary>
    public required double[] SharpnessSteps { get; init; }

    /// <summary>The sharpness that the rate can bear there.</summary>
    public required double[] SharpnessLimits { get; init; }

    /// <summary>Largest eigenvalue of the kernel's part of the Hessian there.</summary>
    public required double[] KernelSharpness { get; init; }

    /// <summary>The Hessian's largest eigenvalue there.</summary>
    public required double[] LossSharpness { get; init; }
}
