using System.ComponentModel;

namespace NtkWorkbench;

/// <summary>f(x) = 0 below the step, 1 from it on.</summary>
public sealed record UnitStep : TargetFunction
{
    /// <summary>Where the step is.</summary>
    [Description("Where the step is.")]
    public double At { get; init; }

    /// <inheritdoc/>
    public override double Evaluate(double x) => x < At ? 0 : 1;
}
