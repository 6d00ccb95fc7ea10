using System.ComponentModel;

namespace NtkWorkbench;

/// <summary>One wave A sin(ωx + φ) of a <see cref="SineMixture"/>.</summary>
public sealed record SineComponent
{
    /// <summary>A.</summary>
    [Description("A in A sin(ωx + φ).")]
    public double Amplitude { get; init; } = 1;

    /// <summary>ω, the angular frequency.</summary>
    [Description("ω in A sin(ωx + φ).")]
    public required double Frequency { get; init; }

    /// <summary>φ.</summary>
    [Description("φ in A sin(ωx + φ).")]
    public double Phase { get; init; }
}
