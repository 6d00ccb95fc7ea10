using System.ComponentModel;

namespace NtkWorkbench;

/// <summary>f(x) = sin(ωx).</summary>
public sealed record Sine : TargetFunction
{
    /// <summary>ω, the angular frequency.</summary>
    [Description("ω in sin(ωx).")]
    public required double Frequency { get; init; }

    /// <inheritdoc/>
    public override double Evaluate(double x) => Math.Sin(Frequency * x);
}
