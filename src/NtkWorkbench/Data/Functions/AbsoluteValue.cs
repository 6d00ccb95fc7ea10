using System.ComponentModel;

namespace NtkWorkbench;

/// <summary>f(x) = |x − at|.</summary>
public sealed record AbsoluteValue : TargetFunction
{
    /// <summary>Where the kink is.</summary>
    [Description("Where the kink is.")]
    public double At { get; init; }

    /// <inheritdoc/>
    public override double Evaluate(double x) => Math.Abs(x - At);
}
