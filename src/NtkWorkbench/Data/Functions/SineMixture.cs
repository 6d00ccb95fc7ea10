using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>f(x) = Σ_i A_i sin(ω_i x + φ_i).</summary>
public sealed record SineMixture : TargetFunction
{
    /// <summary>The waves.</summary>
    [Description("The waves that are added.")]
    [MinLength(1)]
    public required IReadOnlyList<SineComponent> Components { get; init; }

    /// <inheritdoc/>
    public override double Evaluate(double x)
    {
        double sum = 0;
        foreach (SineComponent wave in Components)
            sum += wave.Amplitude * Math.Sin((wave.Frequency * x) + wave.Phase);
        return sum;
    }
}
